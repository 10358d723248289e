package vn.lienthong.worktime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;

/**
 * The deadline rules once more, by walking the clock minute by minute. Shares no arithmetic with
 * the engine: hours are written out, days come from a predicate.
 */
final class SlowReference {
  /** A wait in local time. */
  record Wait(LocalDateTime from, LocalDateTime to, boolean supplement) {}

  private final Predicate<LocalDate> working;

  SlowReference(Predicate<LocalDate> working) {
    this.working = working;
  }

  LocalDateTime due(LocalDateTime start, Term term, DueRule rule, List<Wait> waits) {
    LocalDateTime begin = firstCounted(start, term, rule.start());
    LocalDateTime due = plain(start, term, rule);
    for (Wait wait : waits) {
      if (wait.supplement() && rule.supplement() == SupplementRule.RESTART) {
        begin = firstCounted(wait.to(), term, rule.start());
        due = plain(wait.to(), term, rule);
      } else {
        int waited = 0;
        for (LocalDateTime t = wait.from(); t.isBefore(wait.to()); t = t.plusMinutes(1)) {
          if (open(t) && !t.isBefore(begin)) {
            waited++;
          }
        }
        if (waited > 0) {
          due = walk(due, waited);
        }
      }
    }
    return due;
  }

  private LocalDateTime plain(LocalDateTime start, Term term, DueRule rule) {
    return switch (term.unit()) {
      case MINUTE -> walk(firstCounted(start, term, rule.start()), term.amount());
      case HOUR -> walk(firstCounted(start, term, rule.start()), term.amount() * 60);
      case WORKING_DAY -> walk(firstCounted(start, term, rule.start()), term.amount() * 480);
      case CALENDAR_DAY -> {
        LocalDate day = firstCounted(start, term, rule.start()).toLocalDate();
        for (int i = 1; i < term.amount(); i++) {
          day = day.plusDays(1);
        }
        yield workingOnOrAfter(day).atTime(17, 0);
      }
      case MONTH -> {
        LocalDate zero = firstCounted(start, term, rule.start()).toLocalDate().minusDays(1);
        int month = zero.getYear() * 12 + zero.getMonthValue() - 1 + term.amount();
        LocalDate first = LocalDate.of(month / 12, month % 12 + 1, 1);
        LocalDate day = first.withDayOfMonth(Math.min(zero.getDayOfMonth(), first.lengthOfMonth()));
        if (rule.monthEnd() == MonthEnd.LAST_WORKING_DAY) {
          while (!working.test(day)) {
            day = day.minusDays(1);
          }
        }
        yield workingOnOrAfter(day).atTime(17, 0);
      }
      case SAME_DAY_CUTOFF -> {
        LocalDate day = start.toLocalDate();
        boolean late = start.toLocalTime().isAfter(rule.cutOff());
        yield (working.test(day) && !late ? day : workingOnOrAfter(day.plusDays(1))).atTime(17, 0);
      }
      case NONE -> throw new IllegalArgumentException("no date");
    };
  }

  private LocalDateTime firstCounted(LocalDateTime start, Term term, StartRule rule) {
    boolean everyDayCounts = term.unit() == Unit.CALENDAR_DAY || term.unit() == Unit.MONTH;
    if (term.unit() == Unit.SAME_DAY_CUTOFF) {
      return start;
    }
    return switch (rule) {
      case AT_RECEIPT -> everyDayCounts ? start.toLocalDate().plusDays(1).atStartOfDay() : start;
      case DAY_AFTER_RECEIPT -> {
        LocalDate deemed = workingOnOrAfter(start.toLocalDate()).plusDays(1);
        yield (everyDayCounts ? deemed : workingOnOrAfter(deemed)).atStartOfDay();
      }
      case NEXT_WORKING_DAY -> workingOnOrAfter(start.toLocalDate().plusDays(1)).atStartOfDay();
    };
  }

  private LocalDate workingOnOrAfter(LocalDate day) {
    LocalDate found = day;
    while (!working.test(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  private LocalDateTime walk(LocalDateTime from, int minutes) {
    LocalDateTime t = from;
    int left = minutes;
    while (left > 0) {
      if (open(t)) {
        left--;
      }
      t = t.plusMinutes(1);
    }
    return t;
  }

  /** Whether the minute that begins at {@code t} is worked. */
  boolean open(LocalDateTime t) {
    LocalTime time = t.toLocalTime();
    boolean morning = !time.isBefore(LocalTime.of(7, 0)) && time.isBefore(LocalTime.of(11, 30));
    boolean afternoon = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 0));
    return (morning || afternoon) && working.test(t.toLocalDate());
  }
}
