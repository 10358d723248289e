package vn.lienthong.indices;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/**
 * A month (2026-11), a quarter (2026-Q4) or a year (2026) in Vietnam.
 *
 * @param until the first day after it
 */
record Period(Kind kind, LocalDate from, LocalDate until) {
  private static final Pattern TEXT =
      Pattern.compile("(20\\d\\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

  enum Kind {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Kind(int months) {
      this.months = months;
    }

    int months() {
      return months;
    }
  }

  static Period of(Kind kind, LocalDate day) {
    int month = (day.getMonthValue() - 1) / kind.months() * kind.months() + 1;
    LocalDate from = LocalDate.of(day.getYear(), month, 1);
    return new Period(kind, from, from.plusMonths(kind.months()));
  }

  /** The period of the text; the month of the day for an empty one; refuses what is to come. */
  static Period read(String text, LocalDate today) {
    if (text.isBlank()) {
      return of(Kind.MONTH, today);
    }
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new AppException(IndicesErrors.NO_SUCH_PERIOD, text);
    }
    try {
      int year = Integer.parseInt(matcher.group(1));
      Period period =
          matcher.group(2) != null
              ? of(Kind.MONTH, LocalDate.of(year, Integer.parseInt(matcher.group(2)), 1))
              : matcher.group(3) != null
                  ? of(Kind.QUARTER, LocalDate.of(year, Integer.parseInt(matcher.group(3)) * 3, 1))
                  : of(Kind.YEAR, LocalDate.of(year, 1, 1));
      if (period.from.isAfter(today)) {
        throw new AppException(IndicesErrors.NO_SUCH_PERIOD, text);
      }
      return period;
    } catch (DateTimeException e) {
      throw new AppException(IndicesErrors.NO_SUCH_PERIOD, e, text);
    }
  }

  /** As {@link #read} reads it. */
  String text() {
    return switch (kind) {
      case MONTH -> "%d-%02d".formatted(from.getYear(), from.getMonthValue());
      case QUARTER -> from.getYear() + "-Q" + quarter();
      case YEAR -> "" + from.getYear();
    };
  }

  int quarter() {
    return (from.getMonthValue() + 2) / 3;
  }

  /** On this day it is decided which formulas apply and what procedures are. */
  LocalDate lastDay() {
    return until.minusDays(1);
  }

  Instant end() {
    return until.atStartOfDay(Vietnam.ZONE).toInstant();
  }

  boolean running(Instant now) {
    return now.isBefore(end());
  }

  /** What is unfinished is compared with the end; while the period runs, with the moment. */
  Instant asOf(Instant now) {
    return running(now) ? now : end();
  }

  Period previous() {
    return of(kind, from.minusDays(1));
  }

  Period next() {
    return of(kind, until);
  }

  /** The months up to the last of this period, oldest first. */
  List<Period> months(int most) {
    List<Period> months = new ArrayList<>();
    for (int back = most - 1; back >= 0; back--) {
      months.add(of(Kind.MONTH, until.minusMonths(back + 1L)));
    }
    return months;
  }
}
