package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.worktime.WorkCalendar;

/**
 * A published version of a procedure, judged by indicators 1.1 and 1.2.
 *
 * @param decisionDay null until a person types it, where the text of the decision does not tell it
 */
record Announcement(
    UUID version,
    String code,
    String name,
    boolean ministry,
    String decision,
    @Nullable LocalDate decisionDay,
    LocalDate effective,
    LocalDate published,
    @Nullable String enteredBy) {

  private String parameter() {
    return ministry ? "ministryDays" : "provinceDays";
  }

  /** The last day on which the decision was in time: so many working days before its effect. */
  LocalDate decideBy(Formula formula, WorkCalendar calendar) {
    return WorkingDays.before(effective, formula.days(parameter(), ministry ? 20 : 5), calendar);
  }

  boolean announcedOnTime(Formula formula, WorkCalendar calendar) {
    return decisionDay != null && !decisionDay.isAfter(decideBy(formula, calendar));
  }

  /** The last day on which the publication was in time; null without a day of the decision. */
  @Nullable LocalDate publishBy(Formula formula, WorkCalendar calendar) {
    return decisionDay == null
        ? null
        : WorkingDays.after(decisionDay, formula.days(parameter(), ministry ? 10 : 5), calendar);
  }

  boolean publishedOnTime(Formula formula, WorkCalendar calendar) {
    LocalDate by = publishBy(formula, calendar);
    return by != null && !published.isAfter(by);
  }
}
