package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.worktime.WorkCalendar;

/** A petition (phản ánh, kiến nghị) as typed; judged by indicators 5.2 and 5.3. */
record Petition(
    UUID id,
    String code,
    UUID unitId,
    String unitPath,
    LocalDate receivedOn,
    @Nullable LocalDate refusedOn,
    @Nullable LocalDate askedOn,
    @Nullable LocalDate answeredOn,
    @Nullable LocalDate publishedOn,
    boolean disliked,
    boolean repeated,
    String enteredBy) {

  /**
   * Refused within 2, asked for more within 5, answered within 15, published within 2 working days,
   * each where it was done; what is still owed is late once its day is over.
   *
   * @param on the last day of the period, or today
   */
  boolean onTime(Formula formula, LocalDate on, WorkCalendar calendar) {
    if (refusedOn != null) {
      return within(receivedOn, formula.days("refuseDays", 2), refusedOn, calendar);
    }
    if (askedOn != null && !within(receivedOn, formula.days("askDays", 5), askedOn, calendar)) {
      return false;
    }
    if (answeredOn == null) {
      // While the sender is asked, nothing is owed.
      return askedOn != null || within(receivedOn, formula.days("answerDays", 15), on, calendar);
    }
    return within(receivedOn, formula.days("answerDays", 15), answeredOn, calendar)
        && within(
            answeredOn,
            formula.days("publishDays", 2),
            publishedOn == null ? on : publishedOn,
            calendar);
  }

  boolean bad(Formula formula, LocalDate on, WorkCalendar calendar) {
    return disliked || repeated || !onTime(formula, on, calendar);
  }

  private static boolean within(LocalDate from, int days, LocalDate day, WorkCalendar calendar) {
    return !day.isAfter(WorkingDays.after(from, days, calendar));
  }
}
