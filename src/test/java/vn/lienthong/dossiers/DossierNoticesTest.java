package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.WorktimeApi;

@HouseTest
class DossierNoticesTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierConsultation consultation;
  @Autowired DossierPayment payment;
  @Autowired ConsultationDeadlines deadlines;
  @Autowired WorktimeApi worktime;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier assigned(NewDossier papers) {
    Dossier dossier = intake.receive(papers, Channel.COUNTER, null, office.counter());
    return assignment.assign(
        dossier.id(), null, office.specialist().requireId(), "", office.head());
  }

  private NewDossier reachable() {
    Party party =
        new Party(
            Party.Kind.CITIZEN,
            "Nguyễn Văn Ân",
            "099900000011",
            "0900000001",
            "an@example.com",
            "12 Lê Lợi, phường Thử",
            "99901",
            null);
    NewDossier papers = office.papers();
    return new NewDossier(
        papers.procedureCode(),
        null,
        null,
        party,
        party,
        Delivery.COUNTER,
        1,
        null,
        papers.form(),
        papers.components());
  }

  private List<String> sent(Dossier dossier, String channel) {
    return jdbc.sql(
            """
            select d.body from notifications.delivery d
            join notifications.notice n on n.id = d.notice_id
            where n.recipient_id = :id and d.channel = :channel order by d.id
            """)
        .param("id", dossier.id())
        .param("channel", channel)
        .query(String.class)
        .list();
  }

  private List<String> told(CurrentUser user, String event) {
    return jdbc.sql(
            "select body from notifications.notice where recipient_id = :id and event = :event")
        .param("id", user.requireId())
        .param("event", event)
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("A request for payment says the amount by mail and SMS; every mail leads back")
  void paymentSaysTheAmount() {
    Dossier dossier = assigned(reachable());
    payment.request(dossier.id(), null, 1_250_000, "Tiền sử dụng đất", office.specialist());
    payment.confirm(dossier.id(), null, "BL 07", office.counter());
    List<String> mails = sent(dossier, "EMAIL");
    assertThat(mails)
        .hasSize(3)
        .allSatisfy(mail ->
            assertThat(mail)
                .contains("http://localhost:8080/dossiers/lookup?code=" + dossier.code())
                .doesNotContain("{"));
    assertThat(mails.get(1)).contains("1.250.000 đồng", "Tiền sử dụng đất");
    assertThat(sent(dossier, "SMS")).filteredOn(sms -> sms.contains("1.250.000 đồng")).hasSize(1);
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 19.5: a silent agency is reminded a day before, told once when late")
  void silenceIsNoticed() {
    TestOffice.Office other = offices.open();
    CurrentUser chief = offices.staff("Cao Thị Trưởng", Position.DIVISION_HEAD, other.division());
    CurrentUser centre = offices.staff("Ngô Văn Tâm", Position.COUNTER_HEAD, office.centre());
    Dossier dossier = assigned(office.papers());
    Consultation asked =
        consultation.ask(
            dossier.id(), null, other.division(), "Có trùng quy hoạch?", 3, office.specialist());
    Instant lastDay = worktime.after(asked.askedAt(), java.time.Duration.ofMinutes(2)).at();

    deadlines.tell(lastDay);
    assertThat(told(chief, "dossiers.consultation-due-staff")).isEmpty();

    Instant dayBefore =
        worktime.calendar().plusWorking(asked.askedAt(), minutesUntilADayLeft(asked));
    deadlines.tell(dayBefore);
    deadlines.tell(dayBefore.plusSeconds(60));
    for (CurrentUser user : List.of(chief, other.head(), office.specialist())) {
      assertThat(told(user, "dossiers.consultation-due-staff"))
          .as(user.name())
          .singleElement()
          .asString()
          .contains("Có trùng quy hoạch?", "Phòng Thẩm định");
      assertThat(told(user, "dossiers.consultation-late-staff")).isEmpty();
    }
    assertThat(told(office.head(), "dossiers.consultation-due-staff")).isEmpty();

    deadlines.tell(asked.dueAt().plusSeconds(1));
    deadlines.tell(asked.dueAt().plusSeconds(86_400));
    for (CurrentUser user : List.of(chief, office.specialist(), centre)) {
      assertThat(told(user, "dossiers.consultation-late-staff")).as(user.name()).hasSize(1);
    }
    assertThat(told(centre, "dossiers.consultation-due-staff")).isEmpty();
    assertThat(told(office.counter(), "dossiers.consultation-late-staff")).isEmpty();
  }

  private int minutesUntilADayLeft(Consultation asked) {
    return (int) worktime.workedMinutes(asked.askedAt(), asked.dueAt()) - 8 * 60 + 1;
  }

  @Test
  @DisplayName("An answered question is nobody's worry any more, nor one of an ended dossier")
  void answeredIsSilent() {
    TestOffice.Office other = offices.open();
    Dossier dossier = assigned(office.papers());
    UUID asked =
        consultation
            .ask(dossier.id(), null, other.division(), "Có ý kiến?", 1, office.specialist())
            .id();
    consultation.answer(asked, true, "Đồng ý", List.of(), other.head());
    deadlines.tell(Instant.now().plusSeconds(86_400 * 30));
    assertThat(told(other.head(), "dossiers.consultation-late-staff")).isEmpty();
    assertThat(told(other.head(), "dossiers.consultation-due-staff")).isEmpty();
  }
}
