package vn.lienthong.worktime;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The arithmetic of one uninterrupted term, in the minutes, days and worked minutes of a {@link
 * WorkCalendar}.
 */
final class Counting {
  private static final int DAY = WorkingHours.CLOCK_MINUTES;

  private Counting() {}

  /** The minute at which a term ends that starts at {@code minute}. */
  static int end(WorkCalendar calendar, int minute, Term term, DueRule rule) {
    return switch (term.unit()) {
      case MINUTE -> calendar.at(workedAtStart(calendar, minute, rule.start()) + term.amount());
      case HOUR -> calendar.at(workedAtStart(calendar, minute, rule.start()) + term.amount() * 60);
      case WORKING_DAY ->
          calendar.at(
              workedAtStart(calendar, minute, rule.start())
                  + term.amount() * WorkingHours.DAY_MINUTES);
      case CALENDAR_DAY, MONTH -> {
        int last = lastDay(calendar, dayZero(calendar, minute, rule.start()), term);
        yield calendar.closing(settle(calendar, last, term, rule));
      }
      case SAME_DAY_CUTOFF -> calendar.closing(sameDay(calendar, minute, rule.cutOff()));
      case NONE -> throw new WorktimeException(WorktimeErrors.NO_APPOINTMENT, term.code());
    };
  }

  /** How many minutes were worked when the first counted minute begins. */
  static int begin(WorkCalendar calendar, int minute, Term term, DueRule rule) {
    return switch (term.unit()) {
      case MINUTE, HOUR, WORKING_DAY -> workedAtStart(calendar, minute, rule.start());
      case CALENDAR_DAY, MONTH ->
          calendar.workingDaysBefore(dayZero(calendar, minute, rule.start()) + 1)
              * WorkingHours.DAY_MINUTES;
      case SAME_DAY_CUTOFF, NONE -> calendar.worked(minute);
    };
  }

  private static int workedAtStart(WorkCalendar calendar, int minute, StartRule start) {
    return switch (start) {
      case AT_RECEIPT -> calendar.worked(minute);
      // The day of (deemed) receipt is working day no. n, so day 1 begins when n + 1 are done.
      case DAY_AFTER_RECEIPT ->
          (calendar.workingDaysBefore(minute / DAY) + 1) * WorkingHours.DAY_MINUTES;
      case NEXT_WORKING_DAY ->
          calendar.workingDaysBefore(minute / DAY + 1) * WorkingHours.DAY_MINUTES;
    };
  }

  /** The day before day 1 of a term in calendar days or months. */
  static int dayZero(WorkCalendar calendar, int minute, StartRule start) {
    int day = minute / DAY;
    return switch (start) {
      case AT_RECEIPT -> day;
      case DAY_AFTER_RECEIPT -> calendar.workingDay(calendar.workingDaysBefore(day));
      case NEXT_WORKING_DAY -> calendar.workingDay(calendar.workingDaysBefore(day + 1)) - 1;
    };
  }

  /** The last day of a term in calendar days or months, be it a day off or not. */
  static int lastDay(WorkCalendar calendar, int dayZero, Term term) {
    if (term.unit() == Unit.CALENDAR_DAY) {
      return dayZero + term.amount();
    }
    // plusMonths ends on the last day of a shorter month, as BLDS 2015 Art. 148.3 wants.
    LocalDate last = calendar.date(dayZero).plusMonths(term.amount());
    return calendar.index(last);
  }

  /** Moves a last day off the days off. */
  static int settle(WorkCalendar calendar, int last, Term term, DueRule rule) {
    if (term.unit() == Unit.MONTH && rule.monthEnd() == MonthEnd.LAST_WORKING_DAY) {
      return calendar.workingDay(calendar.workingDaysBefore(last + 1) - 1);
    }
    return calendar.workingDay(calendar.workingDaysBefore(last));
  }

  static boolean afterCutOff(WorkCalendar calendar, int minute, LocalTime cutOff) {
    return calendar.working(minute / DAY)
        && minute % DAY > cutOff.getHour() * 60 + cutOff.getMinute();
  }

  private static int sameDay(WorkCalendar calendar, int minute, LocalTime cutOff) {
    int day = minute / DAY;
    return calendar.working(day) && !afterCutOff(calendar, minute, cutOff)
        ? day
        : calendar.workingDay(calendar.workingDaysBefore(day + 1));
  }
}
