package vn.lienthong.worktime;

import java.time.LocalDate;

/** Office hours from a date on, until the next such entry begins. */
public record HoursFrom(LocalDate from, WorkingHours hours, String legalBasis) {
  public HoursFrom {
    if (legalBasis.isBlank()) {
      throw new WorktimeException(
          WorktimeErrors.BAD_CALENDAR, "hours from " + from + " have no legal basis");
    }
  }
}
