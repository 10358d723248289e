package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
class OnlineAnswerTest {
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierSupplement supplement;
  @Autowired Deadlines deadlines;
  @Autowired HistoryRepository history;
  @Autowired JdbcClient jdbc;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Vietnam.ZONE).toInstant();
  }

  @ParameterizedTest
  @DisplayName("NĐ 45/2020 Art. 11: online filings are answered within 8 working hours")
  @CsvSource({
    "2026-11-27T16:00, 2026-11-30T16:00", // Friday afternoon: Monday, the same hour
    "2026-11-27T17:00, 2026-11-30T17:00", // at closing time
    "2026-11-28T10:00, 2026-11-30T17:00", // on a Saturday
    "2026-11-25T07:00, 2026-11-25T17:00", // at the opening: the whole day
    "2026-11-25T12:00, 2026-11-26T11:30", // in the lunch break
    "2026-11-25T08:15, 2026-11-26T08:15",
    "2026-12-31T16:00, 2027-01-04T16:00" // New Year's Day is a Friday
  })
  void withinEightWorkingHours(String filed, String answered) {
    assertThat(deadlines.answerBy(at(filed))).isEqualTo(at(answered));
  }

  @Test
  @DisplayName("What was asked for before reception is brought: the 8 hours begin anew")
  void beginsAnewAfterASupplement() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier filed = filing.file(office.papers(), citizen);
    assertThat(filed.times().answerBy()).isEqualTo(deadlines.answerBy(filed.times().submittedAt()));
    supplement.request(
        filed.id(),
        null,
        new DossierSupplement.Request(
            "Thiếu bản vẽ", List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ")), null),
        office.counter());
    jdbc.sql("update dossiers.dossier set answer_by = :at where id = :id")
        .param("at", Sql.time(Instant.now().minus(Duration.ofDays(9))))
        .param("id", filed.id())
        .update();
    Dossier back = supplement.receive(filed.id(), null, List.of(), "Đủ", citizen);
    assertThat(back.status()).isEqualTo(DossierStatus.REGISTERED);
    Instant brought = history.of(filed.id()).getLast().at();
    assertThat(back.times().answerBy()).isEqualTo(deadlines.answerBy(brought));
    assertThat(back.times().pausedSince()).isNull();
  }
}
