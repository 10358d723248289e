package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.List;

/**
 * The data of a calendar version, as a clerk enters and publishes it.
 *
 * @param version identifies the published sheet in every trace, never blank
 * @param from first day held
 * @param to last day held
 * @param hours in the order of their dates; the first one must cover {@code from}
 * @param weeklyRests in the order of their dates; the first one must cover {@code from}
 * @param specialDays at most one per date
 */
public record CalendarSheet(
    String version,
    LocalDate from,
    LocalDate to,
    List<HoursFrom> hours,
    List<WeeklyRest> weeklyRests,
    List<SpecialDay> specialDays) {
  public CalendarSheet {
    hours = List.copyOf(hours);
    weeklyRests = List.copyOf(weeklyRests);
    specialDays = List.copyOf(specialDays);
    if (version.isBlank()
        || from.isAfter(to)
        || hours.isEmpty()
        || hours.getFirst().from().isAfter(from)
        || weeklyRests.isEmpty()
        || weeklyRests.getFirst().from().isAfter(from)) {
      throw new WorktimeException(
          WorktimeErrors.BAD_CALENDAR,
          "a sheet needs a version, days, and hours and a weekly rest from its first day on");
    }
  }
}
