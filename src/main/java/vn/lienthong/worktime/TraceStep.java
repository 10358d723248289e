package vn.lienthong.worktime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** One step of a {@link Trace}. Texts live in the message files under {@code worktime.step}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @Type(value = TraceStep.Received.class, name = "received"),
  @Type(value = TraceStep.Forwarded.class, name = "forwarded"),
  @Type(value = TraceStep.Restarted.class, name = "restarted"),
  @Type(value = TraceStep.OutsideHours.class, name = "outsideHours"),
  @Type(value = TraceStep.CountsFrom.class, name = "countsFrom"),
  @Type(value = TraceStep.CountsFromDay.class, name = "countsFromDay"),
  @Type(value = TraceStep.CutOff.class, name = "cutOff"),
  @Type(value = TraceStep.Added.class, name = "added"),
  @Type(value = TraceStep.DaysOff.class, name = "daysOff"),
  @Type(value = TraceStep.MadeUp.class, name = "madeUp"),
  @Type(value = TraceStep.Rolled.class, name = "rolled"),
  @Type(value = TraceStep.Waited.class, name = "waited"),
  @Type(value = TraceStep.Promised.class, name = "promised"),
  @Type(value = TraceStep.Ends.class, name = "ends"),
  @Type(value = TraceStep.NoAppointment.class, name = "noAppointment")
})
public sealed interface TraceStep {
  /** Received complete and correct at the agency that decides. */
  record Received(Instant at) implements TraceStep {}

  /** Received elsewhere; the clock starts at the competent agency (NĐ 309/2026 Art. 8.3). */
  record Forwarded(Instant received, Instant at, String basis) implements TraceStep {}

  /** A supplement was asked for; counting begins anew when it is complete. */
  record Restarted(Instant asked, Instant complete, String basis) implements TraceStep {}

  /** The start lies outside office hours; they open next at {@code opens}. */
  record OutsideHours(Instant at, Instant opens) implements TraceStep {}

  /** The first counted minute. */
  record CountsFrom(StartRule rule, Instant at, String basis) implements TraceStep {}

  /** Day 1 of a term in calendar days or months. */
  record CountsFromDay(StartRule rule, LocalDate firstDay, String basis) implements TraceStep {}

  /** A same-day term: within {@code day}, seen from the cut-off. */
  record CutOff(LocalTime cutOff, boolean after, LocalDate day, String basis)
      implements TraceStep {}

  /** The term is added. */
  record Added(Term term) implements TraceStep {}

  /** Days that do not count, both ends included. */
  record DaysOff(
      LocalDate from, LocalDate to, DayType type, DayName name, String basis, Standing standing)
      implements TraceStep {}

  /** A day of weekly rest that counts since it is worked. */
  record MadeUp(LocalDate date, DayName name, String basis, Standing standing)
      implements TraceStep {}

  /** The last day was a day off and moved. */
  record Rolled(LocalDate from, LocalDate to, String basis) implements TraceStep {}

  /** A wait moved the due date by its working minutes. */
  record Waited(Pause.Cause cause, Instant from, Instant to, long minutes, String basis)
      implements TraceStep {}

  /** A new date was promised in writing and stands in place of the counted one. */
  record Promised(Instant made, Instant due, String basis) implements TraceStep {}

  /** The due date. */
  record Ends(Instant at) implements TraceStep {}

  /** The procedure gives no appointment date. */
  record NoAppointment() implements TraceStep {}
}
