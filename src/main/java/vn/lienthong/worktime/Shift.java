package vn.lienthong.worktime;

import java.time.LocalTime;

/** One stretch of office hours, whole minutes, local time. */
public record Shift(LocalTime from, LocalTime to) {
  public Shift {
    if (!from.isBefore(to) || from.getSecond() != 0 || to.getSecond() != 0) {
      throw new WorktimeException(WorktimeErrors.BAD_CALENDAR, "shift " + from + "–" + to);
    }
  }

  int fromMinute() {
    return from.getHour() * 60 + from.getMinute();
  }

  int toMinute() {
    return to.getHour() * 60 + to.getMinute();
  }
}
