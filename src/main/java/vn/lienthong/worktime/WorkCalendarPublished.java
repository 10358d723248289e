package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new calendar is in force. Whoever keeps due dates recomputes those of open cases only, and logs
 * each change with this version and basis.
 *
 * @param days the days that became working days or days off, in order
 * @param hoursChangedFrom the first day from which office hours differ, null when they do not
 */
public record WorkCalendarPublished(
    int number,
    String version,
    String previousVersion,
    String legalBasis,
    List<LocalDate> days,
    @Nullable LocalDate hoursChangedFrom) {
  public WorkCalendarPublished {
    days = List.copyOf(days);
  }
}
