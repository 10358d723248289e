package vn.lienthong.worktime;

import java.time.LocalDate;

/**
 * A day that differs from the ordinary week.
 *
 * @param legalBasis the text that makes it so, as a Vietnamese citation; never blank
 */
public record SpecialDay(
    LocalDate date, DayType type, DayName name, String legalBasis, Standing standing) {
  public SpecialDay {
    if (legalBasis.isBlank()) {
      throw new WorktimeException(WorktimeErrors.BAD_CALENDAR, date + " has no legal basis");
    }
  }
}
