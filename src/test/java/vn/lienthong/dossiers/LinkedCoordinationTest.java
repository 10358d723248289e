package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
import vn.lienthong.dossiers.DossierProcessing.Proposal;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** How agencies and the lead of an interlinked dossier speak with each other. */
@HouseTest
class LinkedCoordinationTest {
  private static final List<Supplement.Item> MISSING =
      List.of(new Supplement.Item(null, "Văn bản đồng ý của chủ hộ", "Chưa có chữ ký"));

  @Autowired LinkedOffice linked;
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierConsultation consultation;
  @Autowired DossierSupplement supplement;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired SupplementRepository supplements;
  @Autowired PartRepository parts;
  @Autowired PartWork work;
  @Autowired PartLead lead;
  @Autowired PartDeadlines deadlines;
  @Autowired JdbcClient jdbc;

  private LinkedOffice.Office office;

  @BeforeEach
  void open() {
    office = linked.open(true);
  }

  /** Filed online, accepted by the counter. */
  private Dossier electronic() {
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier filed = filing.file(office.papers(), citizen);
    return intake.accept(filed.id(), null, office.lead().counter());
  }

  private Part part(Dossier dossier, String key) {
    return parts.of(dossier.id()).stream()
        .filter(part -> part.plan().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void done(Dossier dossier, String key, CurrentUser specialist, CurrentUser leader) {
    UUID id = part(dossier, key).id();
    if (part(dossier, key).status() == PartStatus.SENT) {
      work.take(id, null, specialist);
    }
    work.propose(id, null, Proposal.GRANT, "Đủ điều kiện", List.of(), specialist);
    work.approve(id, null, List.of(LinkedOffice.document("KQ-" + key)), null, leader);
  }

  private void birth(Dossier dossier) {
    assignment.assign(
        dossier.id(), null, office.lead().specialist().requireId(), "", office.lead().head());
    done(dossier, "birth", office.lead().specialist(), office.lead().leader());
  }

  private void all(Dossier dossier) {
    birth(dossier);
    done(dossier, "residence", office.police().specialist(), office.police().leader());
    done(dossier, "insurance", office.insurance().specialist(), office.insurance().leader());
  }

  private void propose(Dossier dossier) {
    processing.propose(
        dossier.id(), null, Proposal.GRANT, "Đã đủ", List.of(), office.lead().specialist());
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 17.2a, 19.4: an agency asks for papers through the lead, one Form 02 goes"
          + " out, its clock stands still and starts anew; a second one needs a leader's reason")
  void supplementThroughTheLead() {
    Dossier dossier = electronic();
    birth(dossier);
    CurrentUser police = office.police().specialist();
    CurrentUser specialist = office.lead().specialist();
    UUID residence = part(dossier, "residence").id();
    work.take(residence, null, police);
    work.take(part(dossier, "insurance").id(), null, office.insurance().specialist());
    assertThatThrownBy(() ->
            supplement.request(
                dossier.id(), null, new DossierSupplement.Request("Thiếu", MISSING, null), police))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    work.askSupplement(residence, null, new Part.Wish("Thiếu ý kiến", MISSING), police);
    assertThat(part(dossier, "residence").times().pausedSince()).isNull();

    lead.forward(residence, null, null, specialist);
    Part waiting = part(dossier, "residence");
    assertThat(waiting.status()).isEqualTo(PartStatus.SUPPLEMENT_WAITING);
    assertThat(waiting.times().pausedSince()).isNotNull();
    assertThat(part(dossier, "insurance").status()).isEqualTo(PartStatus.WORKING);
    assertThat(supplements.of(dossier.id()))
        .singleElement()
        .satisfies(form -> {
          assertThat(form.items()).isEqualTo(MISSING);
          assertThat(form.requestedUnit()).isEqualTo("Phòng Thẩm định");
        });
    assertThat(dossiers.get(dossier.id()).status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);

    supplement.receive(dossier.id(), null, List.of(), "Đã nộp", office.lead().counter());
    assertThat(part(dossier, "residence").status()).isEqualTo(PartStatus.WORKING);
    assertThat(part(dossier, "residence").times().pausedSince()).isNull();

    work.askSupplement(residence, null, new Part.Wish("Thiếu nữa", MISSING), police);
    assertThatThrownBy(() -> lead.forward(residence, null, null, specialist))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.SECOND_SUPPLEMENT);
    supplement.grant(dossier.id(), null, "Chủ hộ mới thay đổi", office.lead().leader());
    lead.forward(residence, null, null, specialist);
    assertThat(supplements.of(dossier.id())).hasSize(2);
  }

  @Test
  @DisplayName("The lead may decline a wish for papers with its reason; the agency works on")
  void declined() {
    Dossier dossier = electronic();
    birth(dossier);
    UUID residence = part(dossier, "residence").id();
    work.take(residence, null, office.police().specialist());
    work.askSupplement(
        residence, null, new Part.Wish("Thiếu", MISSING), office.police().specialist());
    lead.decline(residence, null, "Giấy đã có trong hồ sơ", office.lead().specialist());
    assertThat(part(dossier, "residence").status()).isEqualTo(PartStatus.WORKING);
    assertThat(supplements.of(dossier.id())).isEmpty();
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 19.5–7: the agency is reminded a day before, the lead and the head of the"
          + " one-stop unit are told once when it is late; the lead nudges once a day")
  void silentAgency() {
    CurrentUser centre =
        offices.staff("Ngô Văn Tâm", Position.COUNTER_HEAD, office.lead().centre());
    Dossier dossier = electronic();
    birth(dossier);
    Part residence = part(dossier, "residence");
    Instant due = residence.times().dueAt();
    deadlines.tell(due.minus(Duration.ofHours(2)));
    deadlines.tell(due.minus(Duration.ofHours(1)));
    assertThat(told(office.police().leader(), "dossiers.part-due-staff")).hasSize(1);
    assertThat(told(centre, "dossiers.part-due-staff")).isEmpty();
    deadlines.tell(due.plusSeconds(60));
    deadlines.tell(due.plusSeconds(120));
    for (CurrentUser user : List.of(office.police().leader(), office.lead().specialist(), centre)) {
      assertThat(told(user, "dossiers.part-late-staff"))
          .as(user.name())
          .filteredOn(body -> body.contains("Công an phường thử"))
          .hasSize(1);
    }
    assertThat(part(dossier, "residence").status()).isEqualTo(PartStatus.SENT);

    CurrentUser specialist = office.lead().specialist();
    lead.nudge(residence.id(), null, "Gia đình đang chờ", specialist);
    assertThat(told(office.police().leader(), "dossiers.part-nudged-staff")).hasSize(1);
    assertThatThrownBy(() -> lead.nudge(residence.id(), null, null, specialist))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.NUDGED_TODAY);
  }

  @Test
  @DisplayName(
      "Function 15, appraise and coordinate: who is asked, what, until when and what they answered"
          + " is kept; a silent agency has not agreed, and nobody proposes over an open question")
  void coordination() {
    Dossier dossier = electronic();
    all(dossier);
    TestOffice.Office other = offices.open();
    Consultation asked =
        consultation.ask(
            dossier.id(),
            null,
            other.division(),
            "Nơi cư trú của cha mẹ?",
            2,
            office.lead().specialist());
    assertThat(asked.dueAt()).isAfter(asked.askedAt());
    assertThatThrownBy(() -> propose(dossier))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.CONSULTATION_OPEN);
    consultation.answer(asked.id(), true, "Đúng như khai", List.of(), other.specialist());
    propose(dossier);
    assertThat(history.of(dossier.id()))
        .filteredOn(entry -> entry.kind() == EventKind.CONSULTATION_ANSWERED)
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("agrees", "true"));
  }

  private List<String> told(CurrentUser user, String event) {
    return jdbc.sql(
            "select body from notifications.notice where recipient_id = :id and event = :event")
        .param("id", user.requireId())
        .param("event", event)
        .query(String.class)
        .list();
  }
}
