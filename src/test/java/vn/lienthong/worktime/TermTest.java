package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5wd|5wd
          05 Ngày làm việc|5wd
          1 ngày  làm việc|1wd
          0,5 ngày làm việc|4h
          2.5 ngày làm việc|20h
          8 giờ|8h
          30 phút|30min
          15 ngày|15d
          01 tháng|1m
          Trong ngày|same-day
          Không hẹn|none
          """)
  @DisplayName("Terms are read as the catalogue writes them")
  void reads(String text, String code) {
    assertThat(Term.parse(text).code()).isEqualTo(code);
    assertThat(Term.parse(code).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0wd", "-3wd", "5", "wd", "99999wd", "0,3 ngày làm việc", "1,5 ngày"})
  @DisplayName("What is no term is refused, never guessed")
  void refuses(String text) {
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> Term.parse(text))
        .matches(e -> e.reason() == WorktimeErrors.BAD_TERM);
  }

  @Test
  @DisplayName("Rules are read word by word; an unknown word is refused")
  void rules() {
    DueRule rule = DueRule.parse("day-after, pause, month-last, cutoff=14:30", DueRule.USUAL);
    assertThat(rule.start()).isEqualTo(StartRule.DAY_AFTER_RECEIPT);
    assertThat(rule.supplement()).isEqualTo(SupplementRule.PAUSE);
    assertThat(rule.monthEnd()).isEqualTo(MonthEnd.LAST_WORKING_DAY);
    assertThat(rule.cutOff()).isEqualTo(LocalTime.of(14, 30));
    assertThat(DueRule.parse("", DueRule.USUAL)).isEqualTo(DueRule.USUAL);
    for (String wrong : new String[] {"tomorrow", "cutoff=25:00", "cutoff=9"}) {
      assertThatExceptionOfType(WorktimeException.class)
          .isThrownBy(() -> DueRule.parse(wrong, DueRule.USUAL))
          .matches(e -> e.reason() == WorktimeErrors.BAD_RULE);
    }
  }
}
