package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.FormToken.csrf;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.TestUsers;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeException;

/** The days are of 2044, so that no other test sees the published change. */
@HouseTest
class CalendarOfPartsTest {
  /** As PostgreSQL orders them. */
  private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

  @Autowired LinkedOffice linked;
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierConsultation consultation;
  @Autowired ConsultationRepository consultations;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired PartRepository parts;
  @Autowired PartDeadlines deadlines;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void dropDraft() {
    jdbc.sql("delete from worktime.draft_day").update();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Vietnam.ZONE).toInstant();
  }

  private void set(String sql, UUID id, String local) {
    OffsetDateTime at = at(local).atZone(Vietnam.ZONE).toOffsetDateTime();
    jdbc.sql(sql).param("at", at).param("id", id).update();
  }

  private Dossier filed(LinkedOffice.Office office) {
    return filing.file(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
  }

  @Test
  @DisplayName(
      "3.5: a swap moves the dates of linked parts and the hours for answering online filings too;"
          + " by when a consultation is answered stays as it was written")
  void partsAndAnswersMove() throws Exception {
    LinkedOffice.Office office = linked.open(false);
    Dossier dossier = intake.accept(filed(office).id(), null, office.lead().counter());
    UUID part =
        parts.of(dossier.id()).stream()
            .filter(p -> p.plan().key().equals("residence"))
            .findFirst()
            .orElseThrow()
            .id();
    set(
        "update dossiers.part set sent_at = :at, clock_start = :at, calendar_version = 'earlier'"
            + " where id = :id",
        part,
        "2044-07-11T08:00");
    deadlines.recompute();
    assertThat(due(part)).as("four working days").isEqualTo(at("2044-07-15T08:00"));
    CurrentUser specialist = office.lead().specialist();
    assignment.assign(dossier.id(), null, specialist.requireId(), "", office.lead().head());
    UUID asked =
        consultation
            .ask(dossier.id(), null, offices.open().division(), "Có ý kiến?", 3, specialist)
            .id();
    set("update dossiers.consultation set due_at = :at where id = :id", asked, "2044-07-14T09:00");
    UUID unanswered = filed(office).id();
    set(
        "update dossiers.dossier set submitted_at = :at where id = :id",
        unanswered,
        "2044-07-12T16:00");
    set(
        "update dossiers.dossier set answer_by = :at where id = :id",
        unanswered,
        "2044-07-13T16:00");

    publishOff();

    await().untilAsserted(() -> assertThat(due(part)).isEqualTo(at("2044-07-18T08:00")));
    assertThat(parts.events(dossier.id()).getLast().kind()).isEqualTo("DUE_RECOMPUTED");
    await()
        .untilAsserted(() ->
            assertThat(dossiers.get(unanswered).times().answerBy())
                .isEqualTo(at("2044-07-14T16:00")));
    assertThat(history.of(unanswered).getLast().kind()).isEqualTo(EventKind.DUE_RECOMPUTED);
    assertThat(consultations.find(asked).orElseThrow().dueAt()).isEqualTo(at("2044-07-14T09:00"));
  }

  @Test
  @DisplayName("A part that cannot be counted does not keep the others from their dates")
  void aBadPartStopsNoOther() {
    LinkedOffice.Office office = linked.open(false);
    Dossier dossier = intake.accept(filed(office).id(), null, office.lead().counter());
    List<UUID> ids = parts.of(dossier.id()).stream().map(Part::id).sorted(BY_TEXT).toList();
    for (UUID id : ids) {
      set(
          "update dossiers.part set sent_at = :at, clock_start = :at, calendar_version = 'earlier'"
              + " where id = :id",
          id,
          "2044-08-01T08:00");
    }
    set(
        "update dossiers.part set sent_at = :at, clock_start = :at where id = :id",
        ids.getFirst(),
        "1900-08-01T08:00");
    try {
      assertThatThrownBy(deadlines::recompute)
          .isInstanceOf(WorktimeException.class)
          .hasMessageContaining("OUT_OF_CALENDAR");
      assertThat(ids.stream().skip(1))
          .isNotEmpty()
          .allSatisfy(id -> assertThat(due(id)).isAfter(at("2044-08-01T08:00")));
    } finally {
      // one part that cannot be counted would be met by every other test
      set(
          "update dossiers.part set sent_at = :at, clock_start = :at where id = :id",
          ids.getFirst(),
          "2044-08-01T08:00");
    }
  }

  private Instant due(UUID part) {
    return parts.find(part).orElseThrow().times().dueAt();
  }

  /** Wednesday 13 July 2044 is off for Saturday the 23rd. */
  private void publishOff() throws Exception {
    CurrentUser admin = offices.staff("Lê Thị Lịch", Position.SYSTEM_ADMIN, units.root());
    assertThat(
            mvc.post()
                .uri("/worktime/days/2044-07-13")
                .with(TestUsers.as(admin))
                .with(csrf())
                .param("type", "SUBSTITUTED_OFF")
                .param("partner", "23/07/2044")
                .param("nameVi", "Nghỉ hoán đổi thử")
                .param("legalBasis", "Văn bản thử số 45"))
        .hasStatus(302);
    String draft =
        mvc.get()
            .uri("/worktime/draft")
            .with(TestUsers.as(admin))
            .exchange()
            .getMvcResult()
            .getResponse()
            .getContentAsString();
    Matcher stamp = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"").matcher(draft);
    assertThat(stamp.find()).isTrue();
    assertThat(
            mvc.post()
                .uri("/worktime/draft/publish")
                .with(TestUsers.as(admin))
                .with(csrf())
                .param("stamp", stamp.group(1))
                .param("legalBasis", "Văn bản thử số 45"))
        .hasStatus(302);
  }
}
