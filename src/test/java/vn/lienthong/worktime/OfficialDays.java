package vn.lienthong.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The days as the announcements of each year gave them, typed in without any rule. */
final class OfficialDays implements Predicate<LocalDate> {
  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();
  private final Set<Integer> years = new HashSet<>();

  OfficialDays() {
    for (var row : GoldenCase.rows("days-off.csv")) {
      int year = Integer.parseInt(row.get(0));
      years.add(year);
      dates(year, row.get(1)).forEach(off::add);
      dates(year, row.get(2)).forEach(worked::add);
    }
  }

  private static Stream<LocalDate> dates(int year, String cell) {
    return Arrays.stream(cell.split(" "))
        .filter(day -> !day.isBlank())
        .map(day ->
            LocalDate.of(
                year, Integer.parseInt(day.substring(0, 2)), Integer.parseInt(day.substring(2))));
  }

  Set<Integer> years() {
    return years;
  }

  @Override
  public boolean test(LocalDate date) {
    if (!years.contains(date.getYear())) {
      throw new IllegalArgumentException(date + " is not listed");
    }
    DayOfWeek day = date.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    return weekend ? worked.contains(date) : !off.contains(date);
  }
}
