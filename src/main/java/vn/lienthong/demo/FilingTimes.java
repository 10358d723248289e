package vn.lienthong.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;

/**
 * When people file: more of late, more on Mondays, Thursdays and Fridays, mostly in the morning;
 * online also in the evening and at the weekend.
 */
final class FilingTimes {
  private static final int DAYS = 84;
  private static final Duration STRIDE = Duration.ofMinutes(10);
  private static final double[] WEEK = {1.35, 1, 1, 1.25, 1.25, 0.3, 0.2};

  private final WorkCalendar calendar;
  private final Instant now;
  private final Dice dice;

  FilingTimes(WorkCalendar calendar, Instant now, Dice dice) {
    this.calendar = calendar;
    this.now = now;
    this.dice = dice;
  }

  /** Moments before now; the last few of them within the last minutes and hours. */
  Instant next(Channel channel, int left, Fate fate) {
    if (channel == Channel.ONLINE && left < 10) {
      return now.minus(Duration.ofMinutes(3L + left * 7L + dice.between(0, 5)));
    }
    LocalDate today = LocalDate.ofInstant(now, Vietnam.ZONE);
    switch (fate) {
      case UNASSIGNED -> {
        return atCounter(workingDaysAgo(today, dice.between(2, 3)));
      }
      case UNPAID, UNANSWERED, UNCOLLECTED -> {
        return atCounter(workingDaysAgo(today, dice.between(7, 9)));
      }
      case ORDINARY,
          LATE,
          SUPPLEMENT,
          SENT_BACK,
          CONSULTED,
          PAYMENT,
          REFUSED,
          WITHDRAWN,
          STOPPED,
          NEW,
          AT_SPECIALIST,
          ASKED,
          AT_LEADER,
          AT_CLERK -> {
        // Anywhere in the season.
      }
    }
    while (true) {
      LocalDate day = today.minusDays((long) (DAYS * Math.pow(dice.share(), 1.5)));
      if (dice.share() * 1.35 > WEEK[day.getDayOfWeek().getValue() - 1]) {
        continue;
      }
      Instant at = channel == Channel.ONLINE ? online(day) : atCounter(day);
      if (at.isBefore(now.minusSeconds(600))) {
        return at;
      }
    }
  }

  /** The moment since which so many working minutes have passed. */
  Instant workedAgo(int minutes) {
    Instant at = now;
    while (calendar.workedBetween(at, now) < minutes) {
      at = at.minus(STRIDE);
    }
    return at;
  }

  private LocalDate workingDaysAgo(LocalDate today, int days) {
    LocalDate day = today;
    int left = days;
    while (left > 0) {
      day = day.minusDays(1);
      Instant morning = day.atStartOfDay(Vietnam.ZONE).toInstant();
      Instant midnight = day.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant();
      if (calendar.workedBetween(morning, midnight) > 0) {
        left--;
      }
    }
    return day;
  }

  private Instant online(LocalDate day) {
    int part = dice.weighted(new double[] {0.55, 0.27, 0.18});
    int hour = List.of(8, 13, 19).get(part) + dice.between(0, part == 1 ? 3 : 2);
    return day.atTime(LocalTime.of(hour, dice.between(0, 59), dice.between(0, 59)))
        .atZone(Vietnam.ZONE)
        .toInstant();
  }

  /** Counters are open in working time only. */
  private Instant atCounter(LocalDate day) {
    Instant opening = day.atTime(7, 0).atZone(Vietnam.ZONE).toInstant();
    return calendar.plusWorking(opening, dice.between(20, 400)).plusSeconds(dice.between(0, 59));
  }
}
