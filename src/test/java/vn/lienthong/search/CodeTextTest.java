package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {
  private static final String CODE = "H56.14-261119-0042";

  private static String query(String typed) {
    return CodeText.key(VietnameseText.words(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H56.14-261119-0042",
        "h56 14 261119 0042",
        "h56 14 0042",
        "H56.14…0042",
        "H56142611190042",
        "h56.0042",
        "261119-0042",
        "0042",
        "H56/14/261119/0042",
        "H56.14–261119–0042"
      })
  void everyWritingOfTheCodeFindsIt(String typed) {
    assertThat(CodeText.keys(CODE)).contains(query(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H56.14-261119-0043",
        "h56 15 0042",
        "0042 261119",
        "h57 14 0042",
        "hồ sơ",
        "14 h56 0042"
      })
  void anotherCodeDoesNot(String typed) {
    assertThat(CodeText.keys(CODE)).doesNotContain(query(typed));
  }

  @Test
  void theOldStyleIsFoundByItsUnitAndNumber() {
    assertThat(CodeText.keys("000.00.14.H56-261119-0042"))
        .contains(
            query("14.H56 0042"), query("000.00.14.H56-261119-0042"), query("h56-261119-0042"));
  }

  @Test
  void aLongCodeHasFewKeys() {
    assertThat(CodeText.keys("1.2.3.4.5.6.7.8.9.10")).hasSize(10);
  }
}
