package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.procedures.ProcedureContent.PartialReason;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.ServiceLevelPeriod;

class ServiceLevelDaysTest {
  private static final LocalDate LAST_OLD_DAY = LocalDate.of(2022, 6, 30);
  private static final LocalDate FIRST_NEW_DAY = LocalDate.of(2022, 7, 1);
  private static final LocalDate LAST_DAY_WITHOUT_REASON = LocalDate.of(2026, 6, 30);
  private static final LocalDate FIRST_DAY_WITH_REASON = LocalDate.of(2026, 7, 1);

  private static ServiceLevelPeriod row(
      LocalDate from, ServiceLevel level, @Nullable PartialReason reason) {
    return new ServiceLevelPeriod(from, level, reason);
  }

  private static List<String> found(ServiceLevelPeriod... rows) {
    return ServiceLevelDays.problems(List.of(rows)).stream()
        .map(problem -> problem.path() + " " + problem.kind() + " " + problem.value())
        .toList();
  }

  private static String against(LocalDate day, ServiceLevelPeriod... rows) {
    return ServiceLevelDays.against(List.of(rows), day)
        .map(problem -> problem.path() + " " + problem.kind())
        .orElse("");
  }

  @ParameterizedTest
  @EnumSource(names = {"LEVEL_1", "LEVEL_2", "LEVEL_3", "LEVEL_4"})
  @DisplayName("Levels 1 to 4 are said until June 2022 (Decree 43/2011/NĐ-CP), not after")
  void numberedLevels(ServiceLevel level) {
    assertThat(found(row(LAST_OLD_DAY, level, null))).isEmpty();
    assertThat(found(row(FIRST_NEW_DAY, level, null)))
        .containsExactly("serviceLevels[0].level OLD_LEVEL " + level);
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "PARTIAL", "INFORMATION"})
  @DisplayName("Full, partial and information are said from July 2022 on (Decree 42/2022/NĐ-CP)")
  void namedLevels(ServiceLevel level) {
    assertThat(found(row(FIRST_NEW_DAY, level, null))).isEmpty();
    assertThat(found(row(LAST_OLD_DAY, level, null)))
        .containsExactly("serviceLevels[0].level NEW_LEVEL " + level);
  }

  @Test
  @DisplayName("A partial service says why it is not full (Decree 224/2026/NĐ-CP Art. 14)")
  void partialNeedsAReason() {
    assertThat(found(row(FIRST_DAY_WITH_REASON, ServiceLevel.PARTIAL, null)))
        .containsExactly("serviceLevels[0].reason PARTIAL_REASON PARTIAL");
    assertThat(found(row(LAST_DAY_WITHOUT_REASON, ServiceLevel.PARTIAL, null))).isEmpty();
    for (PartialReason reason : PartialReason.values()) {
      assertThat(found(row(FIRST_DAY_WITH_REASON, ServiceLevel.PARTIAL, reason))).isEmpty();
    }
    assertThat(found(row(FIRST_DAY_WITH_REASON, ServiceLevel.FULL, null))).isEmpty();
  }

  @Test
  @DisplayName("A version may tell its whole past: level 4, then full")
  void thePastStays() {
    ServiceLevelPeriod old = row(LocalDate.of(2019, 3, 1), ServiceLevel.LEVEL_4, null);
    ServiceLevelPeriod full = row(FIRST_NEW_DAY, ServiceLevel.FULL, null);
    assertThat(against(FIRST_DAY_WITH_REASON, old, full)).isEmpty();
    assertThat(against(LAST_OLD_DAY, old)).isEmpty();
  }

  @Test
  @DisplayName("A level of earlier days is none of a version that begins later")
  void whatCountsOnTheDayOfTheVersion() {
    ServiceLevelPeriod old = row(LocalDate.of(2019, 3, 1), ServiceLevel.LEVEL_4, null);
    ServiceLevelPeriod silent = row(LocalDate.of(2023, 1, 1), ServiceLevel.PARTIAL, null);
    assertThat(against(FIRST_NEW_DAY, old)).isEqualTo("serviceLevels[0].level OLD_LEVEL");
    assertThat(against(LAST_DAY_WITHOUT_REASON, old, silent)).isEmpty();
    assertThat(against(FIRST_DAY_WITH_REASON, old, silent))
        .isEqualTo("serviceLevels[1].reason PARTIAL_REASON");
    assertThat(against(FIRST_DAY_WITH_REASON)).as("no row: information only").isEmpty();
  }

  @Test
  void aRowWithoutADayOrALevelIsNamed() {
    var content =
        ProcedureJson.stored(
            """
            {"code":"1.004222","name":"Cấp giấy",
             "serviceLevels":[{"level":"FULL"},{"from":"2022-07-01"}]}
            """);
    assertThat(ContentProblem.in(content))
        .extracting(problem -> problem.path() + " " + problem.kind())
        .containsExactly("serviceLevels[0].from REQUIRED", "serviceLevels[1].level REQUIRED");
  }
}
