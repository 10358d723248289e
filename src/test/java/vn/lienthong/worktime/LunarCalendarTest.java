package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LunarCalendarTest {
  @Test
  @DisplayName("Tết and 10/3 lunar of 1990–2050 fall on the published days of UTC+7")
  void publishedDays() {
    var rows = GoldenCase.rows("lunar-days.csv");
    assertThat(rows).hasSize(61);
    assertThat(rows)
        .allSatisfy(row -> {
          int year = Integer.parseInt(row.get(0));
          assertThat(LunarCalendar.newYear(year)).isEqualTo(year + "-" + row.get(1));
          assertThat(LunarCalendar.date(year, 3, 10)).isEqualTo(year + "-" + row.get(2));
        });
  }

  @Test
  @DisplayName("Tết 2007 and 2030 come a day before the Chinese new year")
  void differsFromBeijing() {
    assertThat(LunarCalendar.newYear(2007)).isEqualTo("2007-02-17");
    assertThat(LunarCalendar.newYear(2030)).isEqualTo("2030-02-02");
  }

  @Test
  @DisplayName("2025 has a leap sixth month")
  void leapMonth() {
    assertThat(LunarCalendar.of(LocalDate.of(2025, 7, 25)))
        .isEqualTo(new LunarDate(2025, 6, 1, true));
    assertThat(LunarCalendar.of(LocalDate.of(2025, 8, 23)))
        .isEqualTo(new LunarDate(2025, 7, 1, false));
  }

  @Test
  @DisplayName("Every day of 1990–2050 follows the one before and converts back")
  void everyDay() {
    LunarDate last = LunarCalendar.of(LocalDate.of(1989, 12, 31));
    for (LocalDate d = LocalDate.of(1990, 1, 1); d.getYear() <= 2050; d = d.plusDays(1)) {
      LunarDate lunar = LunarCalendar.of(d);
      if (lunar.day() == 1) {
        assertThat(last.day()).as("length of the month before %s", d).isBetween(29, 30);
      } else {
        assertThat(lunar)
            .as("%s", d)
            .isEqualTo(new LunarDate(last.year(), last.month(), last.day() + 1, last.leap()));
      }
      if (!lunar.leap()) {
        assertThat(LunarCalendar.date(lunar.year(), lunar.month(), lunar.day())).isEqualTo(d);
      }
      last = lunar;
    }
  }
}
