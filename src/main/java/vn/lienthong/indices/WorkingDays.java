package vn.lienthong.indices;

import java.time.LocalDate;
import vn.lienthong.worktime.WorkCalendar;

/** Whole working days before and after a day; the day itself does not count. */
final class WorkingDays {
  private WorkingDays() {}

  static LocalDate before(LocalDate day, int days, WorkCalendar calendar) {
    return step(day, days, -1, calendar);
  }

  static LocalDate after(LocalDate day, int days, WorkCalendar calendar) {
    return step(day, days, 1, calendar);
  }

  private static LocalDate step(LocalDate day, int days, int step, WorkCalendar calendar) {
    LocalDate found = day;
    int left = days;
    while (left > 0) {
      found = found.plusDays(step);
      if (calendar.type(found).working()) {
        left--;
      }
    }
    return found;
  }
}
