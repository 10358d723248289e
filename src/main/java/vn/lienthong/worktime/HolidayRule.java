package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** A holiday of the law and the years for which a text orders it. */
record HolidayRule(Kind kind, int month, int day, Years years, Words words) {
  enum Kind {
    /** The same date every year. */
    SOLAR,
    /** The same date of the lunar calendar. */
    LUNAR,
    /** The last day of the lunar year and the first three. */
    TET4,
    /** Five days around the lunar new year, split by the announcement of the year. */
    TET5,
    /** One day before or after the date, Bộ luật Lao động 2019 Art. 112.1(đ). */
    BESIDE
  }

  record Years(int from, int to) {
    boolean hold(int year) {
      return from <= year && year <= to;
    }
  }

  record Words(DayName name, String basis, Standing standing) {}

  /** A line of {@code holiday-rules.csv}. */
  static HolidayRule of(List<String> cells) {
    return new HolidayRule(
        Kind.valueOf(cells.get(0)),
        number(cells.get(1), 0),
        number(cells.get(2), 0),
        new Years(number(cells.get(3), 0), number(cells.get(4), Integer.MAX_VALUE)),
        new Words(
            new DayName(cells.get(5), cells.get(6)), cells.get(7), Standing.valueOf(cells.get(8))));
  }

  private static int number(String cell, int whenBlank) {
    return cell.isBlank() ? whenBlank : Integer.parseInt(cell);
  }

  /**
   * The days in a year.
   *
   * @param tetDaysBefore days off before the lunar new year, where five are given
   */
  List<LocalDate> in(int year, int tetDaysBefore) {
    return switch (kind) {
      case SOLAR -> List.of(LocalDate.of(year, month, day));
      case LUNAR -> List.of(LunarCalendar.date(year, month, day));
      case TET4 -> days(LunarCalendar.newYear(year).minusDays(1), 4);
      case TET5 -> days(LunarCalendar.newYear(year).minusDays(tetDaysBefore), 5);
      case BESIDE -> List.of(beside(LocalDate.of(year, month, day)));
    };
  }

  /** Whether the year's announcement chooses the days. */
  boolean announcedYearly() {
    return switch (kind) {
      case TET5, BESIDE -> true;
      case SOLAR, LUNAR, TET4 -> false;
    };
  }

  private static List<LocalDate> days(LocalDate first, int count) {
    return IntStream.range(0, count).mapToObj(first::plusDays).toList();
  }

  /** The side that joins the weekend, as the announcements of 2021–2026 chose. */
  private static LocalDate beside(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case MONDAY, THURSDAY, SUNDAY -> date.plusDays(1);
      case TUESDAY, WEDNESDAY, FRIDAY, SATURDAY -> date.minusDays(1);
    };
  }

  /** The split of Tết that makes the longest leave, as the announcements of 2015–2026 chose. */
  static int usualTetDaysBefore(int year) {
    return switch (LunarCalendar.newYear(year).getDayOfWeek()) {
      case MONDAY, TUESDAY -> 1;
      case WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY -> 2;
    };
  }
}
