package vn.lienthong.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** The days of weekly rest from a date on, until the next such rule begins. */
public record WeeklyRest(LocalDate from, Set<DayOfWeek> days, String legalBasis) {
  public WeeklyRest {
    days = Set.copyOf(days);
    if (days.size() == DayOfWeek.values().length) {
      throw new WorktimeException(WorktimeErrors.BAD_CALENDAR, "a week needs a working day");
    }
  }
}
