package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

/** New values hold from the year 2047 on, so that no other test sees them. */
@HouseTest
class LegalValuesTest {
  private static final LocalDate BEFORE = LocalDate.of(2046, 12, 31);
  private static final LocalDate AFTER = LocalDate.of(2047, 1, 1);

  @Autowired LegalValues values;
  @Autowired WorktimeApi worktime;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private void write(String sql) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          jdbc.sql(sql).update();
          values.changed();
        });
  }

  @AfterEach
  void withoutThem() {
    write("delete from worktime.parameter where valid_from >= date '2047-01-01'");
    write("update worktime.parameter set valid_to = null where valid_to = date '2046-12-31'");
  }

  private void from2047(String code, String value, String basis) {
    write(
        "update worktime.parameter set valid_to = date '2046-12-31'"
            + " where code = '%s' and valid_to is null".formatted(code));
    write(
        "insert into worktime.parameter values ('%s', '%s', date '2047-01-01', null, '%s', true)"
            .formatted(code, value, basis));
  }

  @Test
  @DisplayName("A legal value holds on its days; before its first day the first one counts")
  void dated() {
    from2047("ONLINE_ANSWER_HOURS", "4", "Văn bản thử số 47");
    assertThat(values.on(LegalParameter.ONLINE_ANSWER_HOURS, BEFORE).number()).isEqualTo(8);
    assertThat(values.on(LegalParameter.ONLINE_ANSWER_HOURS, AFTER).number()).isEqualTo(4);
    assertThat(values.on(LegalParameter.ONLINE_ANSWER_HOURS, LocalDate.of(1991, 1, 1)).number())
        .isEqualTo(8);
    write("update worktime.parameter set valid_from = date '2047-02-01' where value = '4'");
    assertThatExceptionOfType(WorktimeException.class)
        .as("nothing is made up where there is a gap")
        .isThrownBy(() -> values.on(LegalParameter.ONLINE_ANSWER_HOURS, AFTER));
  }

  @Test
  @DisplayName("Another cut-off from a day on: the same term, another date, and the trace cites it")
  void cutOff() {
    from2047("HANDOVER_CUT_OFF", "16:30", "Văn bản thử số 48");
    assertThat(worktime.rule(BEFORE).cutOff()).isEqualTo(LocalTime.of(15, 0));
    var wednesday = GoldenCase.instant(LocalDateTime.of(2047, 1, 2, 16, 0));
    DueDate due = worktime.calendar().due(wednesday, Term.sameDay(), worktime.rule(wednesday));
    assertThat(due.at()).isEqualTo(GoldenCase.instant(LocalDateTime.of(2047, 1, 2, 17, 0)));
    assertThat(String.join("|", new TraceText(Locale.of("vi")).lines(due.trace())))
        .contains("16:30", "Văn bản thử số 48");
    assertThat(worktime.due(wednesday, Term.sameDay(), DueRule.USUAL).at()).isAfter(due.at());
  }

  @Test
  @DisplayName("D6: a restart and a pause rest on texts of their own")
  void eachSupplementRuleHasItsBasis() {
    LocalDate day = LocalDate.of(2026, 11, 30);
    assertThat(values.on(LegalParameter.SUPPLEMENT_RESTART, day).basis())
        .contains("Điều 19 khoản 4");
    assertThat(values.on(LegalParameter.SUPPLEMENT_PAUSE, day))
        .satisfies(pause -> {
          assertThat(pause.basis()).doesNotContain("Điều 19");
          assertThat(pause.confirmed()).isFalse();
        });
  }

  @Test
  @DisplayName("Every parameter has a value today that can be read")
  void allAreThere() {
    LocalDate today = LocalDate.of(2026, 11, 30);
    for (LegalParameter parameter : LegalParameter.values()) {
      assertThat(values.on(parameter, today).basis()).as("%s", parameter).isNotBlank();
    }
    assertThat(values.rule(today)).isEqualTo(DueRule.USUAL);
  }

  /** Arithmetic where no legal date depends on the rule. */
  @Test
  void whatIsPromisedIsNeverCountedByAConstant() throws IOException {
    List<String> known = List.of("DossierDirectionController.java", "Scene.java", "Limit.java");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!known.contains(file.getFileName().toString())) {
          assertThat(Files.readString(file)).as("%s", file).doesNotContain("DueRule.USUAL");
        }
      }
    }
  }
}
