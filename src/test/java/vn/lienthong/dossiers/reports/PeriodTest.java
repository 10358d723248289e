package vn.lienthong.dossiers.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static Period read(String kind, String from, String to) {
    return Period.read(Map.of("period", kind, "from", from, "to", to), TODAY);
  }

  @Test
  void anyDayNamesItsMonthQuarterAndYear() {
    assertThat(read("month", "2026-02", ""))
        .isEqualTo(
            new Period(Period.Kind.MONTH, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
    assertThat(read("quarter", "15/11/2026", "").from()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(read("quarter", "15/11/2026", "").to()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(read("year", "2024-02-29", "").to()).isEqualTo(LocalDate.of(2024, 12, 31));
  }

  @Test
  void daysAreThoseThatWereTyped() {
    Period days = read("days", "5/11/2026", "2026-11-09");
    assertThat(days.from()).isEqualTo(LocalDate.of(2026, 11, 5));
    assertThat(days.previous().to()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(days.previous().from()).isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(days.next().from()).isEqualTo(LocalDate.of(2026, 11, 10));
  }

  @Test
  void whatCannotBeReadIsThisMonth() {
    Period month = Period.month(TODAY);
    assertThat(read("days", "9/11/2026", "1/11/2026")).isEqualTo(month);
    assertThat(read("month", "hôm qua", "")).isEqualTo(month);
    assertThat(read("century", "", "")).isEqualTo(month);
    assertThat(read("year", "0001-01-01", "")).isEqualTo(Period.year(TODAY));
  }

  @Test
  void periodsFollowEachOther() {
    Period month = Period.month(LocalDate.of(2026, 1, 31));
    assertThat(month.previous().from()).isEqualTo(LocalDate.of(2025, 12, 1));
    assertThat(month.next().to()).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(Period.quarter(TODAY).next().from()).isEqualTo(LocalDate.of(2027, 1, 1));
  }
}
