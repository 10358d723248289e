package vn.lienthong.identity.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @DisplayName("RFC 6238 Appendix B, the last six digits of its table for SHA-1")
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theExamplesOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  @DisplayName("RFC 6238 §5.2: one step early or late counts, two do not")
  void aClockMayBeOneStepWrong() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long here = Totp.step(now);
    for (long step = here - 3; step <= here + 3; step++) {
      assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step), now, 0).isPresent())
          .as("%d steps off", step - here)
          .isEqualTo(Math.abs(step - here) <= 1);
    }
  }

  @Test
  @DisplayName("RFC 6238 §5.2: a code counts once")
  void aUsedStepCountsNoMore() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long here = Totp.step(now);
    assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, here), now, here)).isEmpty();
    assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, here - 1), now, here)).isEmpty();
    assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, here + 1), now, here))
        .hasValue(here + 1);
  }

  @Test
  @DisplayName("RFC 4648 §10: base 32")
  void base32AsAppsReadIt() {
    assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }
}
