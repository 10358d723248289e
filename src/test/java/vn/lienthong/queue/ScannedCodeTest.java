package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannedCodeTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "http://x.example/dossiers/lookup?code=H56.14-261119-0042, H56.14-261119-0042",
        "https://x.example/a?lang=en&code=000.00.08.H56-210126-0001, 000.00.08.H56-210126-0001",
        "http://x.example/?code=H56.14%2D261119%2D0042, H56.14-261119-0042",
        "h56.14-261119-0042, H56.14-261119-0042",
        "Mã hồ sơ: G09.20-20260609-0092637., G09.20-20260609-0092637",
        "099190000101, none",
        "http://x.example/?code=%, none",
        "<script>, none"
      })
  void theCodeIsFoundInWhateverTheReaderTypes(String typed, String code) {
    assertThat(ScannedCode.of(typed).orElse(null)).isEqualTo(code);
  }
}
