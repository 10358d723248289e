package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class UrgentWorkTest {
  private static final String DONE = "Không có hồ sơ nào chờ bạn xử lý";

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierFiling filing;
  @Autowired DossierAssignment assignment;
  @Autowired DossierConsultation consultation;
  @Autowired DossierSupplement supplement;
  @Autowired DossierListing listing;
  @Autowired JdbcClient jdbc;

  private Dossier received(TestOffice.Office office, Duration untilDue) {
    Dossier d = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    jdbc.sql("update dossiers.dossier set due_at = :due where id = :id")
        .param("due", Sql.time(Instant.now().plus(untilDue)))
        .param("id", d.id())
        .update();
    return d;
  }

  private Dossier assigned(TestOffice.Office office, Duration untilDue, CurrentUser to) {
    Dossier d = received(office, untilDue);
    return assignment.assign(d.id(), null, to.requireId(), "", office.head());
  }

  private List<String> codes(CurrentUser user) {
    return listing.urgent(8, user).stream().map(urgent -> urgent.row().code()).toList();
  }

  private String desk(CurrentUser user) {
    return new String(
        mvc.get()
            .uri("/desk")
            .with(TestOffice.as(user))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  @Test
  void whatIsOverdueStandsFirstThenByDueDateAndWaitingDossiersAreLeftOut() {
    TestOffice.Office office = offices.open();
    TestOffice.Office other = offices.open();
    CurrentUser me = office.specialist();
    assertThat(desk(me)).contains(DONE).doesNotContain("Đi nhanh");
    Dossier later = assigned(office, Duration.ofDays(20), me);
    Dossier late = assigned(office, Duration.ofDays(-3), me);
    Dossier paused = assigned(office, Duration.ofDays(-9), me);
    supplement.request(
        paused.id(),
        null,
        new DossierSupplement.Request(
            "Thiếu", List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp lại")), null),
        me);
    Dossier colleagues = assigned(office, Duration.ofDays(-5), office.colleague());
    Dossier asking = assigned(other, Duration.ofDays(30), other.specialist());
    consultation.ask(asking.id(), null, office.division(), "Có ý kiến?", 3, other.specialist());
    assertThat(codes(me)).containsExactly(late.code(), asking.code(), later.code());
    assertThat(codes(office.head()))
        .as("assigned by name is not the head's")
        .containsExactly(asking.code());
    assertThat(desk(me))
        .contains("Việc cần làm trước", "Nguyễn Văn Ân", "Cấp giấy phép thử", "Cho ý kiến")
        .contains("/dossiers/" + late.id(), "Trễ")
        .doesNotContain(DONE, paused.code(), colleagues.code());
  }

  @Test
  void atMostEightAreShown() {
    TestOffice.Office office = offices.open();
    for (int day = 1; day <= 10; day++) {
      received(office, Duration.ofDays(day));
    }
    assertThat(codes(office.head())).hasSize(8);
  }

  @Test
  void theCounterSeesFilingsToReceiveAndStrangersSeeNothing() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier filed = filing.file(office.papers(), citizen);
    assertThat(codes(office.counter())).containsExactly(filed.code());
    assertThat(codes(offices.open().counter())).isEmpty();
    assertThat(desk(office.counter())).contains(filed.code()).doesNotContain("Trễ");
    jdbc.sql("update dossiers.dossier set answer_by = :by where id = :id")
        .param("by", Sql.time(Instant.now().minus(Duration.ofDays(9))))
        .param("id", filed.id())
        .update();
    assertThat(desk(office.counter())).as("not answered in time").contains(filed.code(), "Trễ");
    CurrentUser auditor = offices.staff("Thanh Tra", Position.AUDITOR, office.agency());
    assertThat(desk(auditor)).contains("Đi nhanh").doesNotContain(DONE, filed.code());
  }
}
