package vn.lienthong.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.Shift;
import vn.lienthong.worktime.WorkCalendar;

/**
 * When a hall gives numbers: on working days of the published calendar, from a little before the
 * first shift to the end of the last, over lunch too, as people wait then.
 */
final class OpeningHours {
  private static final int LOOK_AHEAD = 30;

  private OpeningHours() {}

  /**
   * @param opens when it opens next; the present day's opening while it is open
   * @param closes end of that day
   */
  record Standing(boolean open, Instant opens, Instant closes) {}

  static Standing at(WorkCalendar calendar, Duration before, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Vietnam.ZONE);
    for (int ahead = 0; ahead <= LOOK_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      if (!calendar.type(day).working()) {
        continue;
      }
      List<Shift> shifts = calendar.hours(day).shifts();
      Instant opens = moment(day.atTime(shifts.getFirst().from()));
      Instant closes = moment(day.atTime(shifts.getLast().to()));
      if (now.isBefore(closes)) {
        return new Standing(!now.isBefore(opens.minus(before)), opens, closes);
      }
    }
    throw new IllegalStateException("no working day within " + LOOK_AHEAD + " days of " + today);
  }

  private static Instant moment(LocalDateTime local) {
    return local.atZone(Vietnam.ZONE).toInstant();
  }
}
