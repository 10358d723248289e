package vn.lienthong.dossiers.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.DayText;

/**
 * The days of a report, both included.
 *
 * @param kind how it was chosen: month, quarter, year or days
 */
record Period(Kind kind, LocalDate from, LocalDate to) {
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final int FIRST_YEAR = 2000;

  enum Kind {
    MONTH,
    QUARTER,
    YEAR,
    DAYS;

    String label() {
      return "dossiers.reports.period." + name();
    }
  }

  static Period month(LocalDate any) {
    LocalDate first = any.withDayOfMonth(1);
    return new Period(Kind.MONTH, first, first.plusMonths(1).minusDays(1));
  }

  static Period quarter(LocalDate any) {
    LocalDate first = any.withDayOfMonth(1).withMonth((any.getMonthValue() - 1) / 3 * 3 + 1);
    return new Period(Kind.QUARTER, first, first.plusMonths(3).minusDays(1));
  }

  static Period year(LocalDate any) {
    LocalDate first = any.withDayOfYear(1);
    return new Period(Kind.YEAR, first, first.plusYears(1).minusDays(1));
  }

  /**
   * From what somebody chose: kind and any day in it, or two days. What cannot be read is this
   * month.
   */
  static Period read(Map<String, String> parameters, LocalDate today) {
    LocalDate from = day(parameters.get("from"));
    LocalDate to = day(parameters.get("to"));
    LocalDate in = from == null ? today : from;
    return switch (kind(parameters.get("period"))) {
      case MONTH -> month(in);
      case QUARTER -> quarter(in);
      case YEAR -> year(in);
      case DAYS ->
          from == null || to == null || to.isBefore(from)
              ? month(today)
              : new Period(Kind.DAYS, from, to);
    };
  }

  private static Kind kind(@Nullable String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(word)) {
        return kind;
      }
    }
    return Kind.MONTH;
  }

  /** 22/11/2026, 2026-11-22 or 2026-11. */
  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String typed = text.strip();
    return DayText.parse(MONTH.matcher(typed).matches() ? typed + "-01" : typed)
        .filter(day -> day.getYear() >= FIRST_YEAR)
        .orElse(null);
  }

  Period previous() {
    return switch (kind) {
      case MONTH -> month(from.minusMonths(1));
      case QUARTER -> quarter(from.minusMonths(3));
      case YEAR -> year(from.minusYears(1));
      case DAYS ->
          new Period(
              Kind.DAYS,
              from.minusDays(to.toEpochDay() - from.toEpochDay() + 1),
              from.minusDays(1));
    };
  }

  Period next() {
    return switch (kind) {
      case MONTH -> month(from.plusMonths(1));
      case QUARTER -> quarter(from.plusMonths(3));
      case YEAR -> year(from.plusYears(1));
      case DAYS ->
          new Period(
              Kind.DAYS, to.plusDays(1), to.plusDays(to.toEpochDay() - from.toEpochDay() + 1));
    };
  }

  /** As query parameters. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("period", kind.name().toLowerCase(java.util.Locale.ROOT));
    parameters.put("from", from.toString());
    if (kind == Kind.DAYS) {
      parameters.put("to", to.toString());
    }
    return parameters;
  }
}
