package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.DossierProcessing.Proposal;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.WorktimeApi;

@HouseTest
class LinkedDossierTest {
  @Autowired LinkedOffice linked;
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult results;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired DossierCorrection correction;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired ResultRepository documents;
  @Autowired PartRepository parts;
  @Autowired PartAuthority authority;
  @Autowired Authority reading;
  @Autowired PartWork work;
  @Autowired PartLead lead;
  @Autowired WorktimeApi worktime;

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

  private Dossier paper() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.lead().counter());
  }

  private Part part(Dossier dossier, String key) {
    return parts.of(dossier.id()).stream()
        .filter(part -> part.plan().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private List<PartStatus> statuses(Dossier dossier) {
    return parts.of(dossier.id()).stream().map(Part::status).toList();
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

  @Test
  @DisplayName(
      "Function 6, circulation: a part is sent to its agency when those before it are done, and"
          + " what is electronic goes to several agencies side by side")
  void circulation() {
    Dossier dossier = electronic();
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.SENT, PartStatus.WAITING, PartStatus.WAITING);
    birth(dossier);
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.SENT, PartStatus.SENT);
    assertThat(history.of(dossier.id()))
        .filteredOn(entry -> entry.kind() == EventKind.PART_SENT)
        .extracting(HistoryEntry::note)
        .containsExactly(
            "Đăng ký khai sinh → Phòng Thẩm định",
            "Đăng ký thường trú → Công an phường thử; Cấp thẻ bảo hiểm y tế → Bảo hiểm xã hội thử");
    assertThat(dossiers.get(dossier.id()).status()).isEqualTo(DossierStatus.PROCESSING);
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19: an electronic dossier goes to all agencies in parallel")
  void inParallel() {
    office = linked.open(false);
    assertThat(statuses(electronic())).containsOnly(PartStatus.SENT);
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19: a dossier of paper goes from one agency to the next")
  void inSequence() {
    office = linked.open(false);
    Dossier dossier = paper();
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.SENT, PartStatus.WAITING, PartStatus.WAITING);
    birth(dossier);
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.SENT, PartStatus.WAITING);
    done(dossier, "residence", office.police().specialist(), office.police().leader());
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.DONE, PartStatus.SENT);
  }

  @Test
  @DisplayName("NĐ 309/2026 Art. 8.3: the clock of a part starts when its agency gets it")
  void ownClock() {
    Dossier dossier = electronic();
    assertThat(part(dossier, "residence").times().dueAt()).isNull();
    birth(dossier);
    Part residence = part(dossier, "residence");
    Instant got = residence.times().clockStart();
    assertThat(got).isEqualTo(residence.times().sentAt());
    assertThat(residence.times().dueAt())
        .isEqualTo(
            worktime
                .calendar()
                .due(got, Term.workingDays(4), vn.lienthong.worktime.DueRule.USUAL)
                .at());
    assertThat(residence.times().trace()).contains("start");
    assertThat(part(dossier, "insurance").times().dueAt()).isAfter(residence.times().dueAt());
  }

  @Test
  @DisplayName("Nobody proposes or issues the joint result while an agency still owes its part")
  void waitsForAll() {
    Dossier dossier = electronic();
    birth(dossier);
    assertThatThrownBy(() -> propose(dossier))
        .isInstanceOf(AppException.class)
        .hasFieldOrPropertyWithValue("code", DossiersErrors.PARTS_OPEN)
        .hasMessageContaining("PARTS_OPEN");
    done(dossier, "residence", office.police().specialist(), office.police().leader());
    done(dossier, "insurance", office.insurance().specialist(), office.insurance().leader());
    propose(dossier);
    approval.approve(dossier.id(), null, "", office.lead().leader());
    Dossier handled =
        results.issue(dossier.id(), null, LinkedOffice.document("CHUNG-1"), office.lead().clerk());
    assertThat(handled.status()).isEqualTo(DossierStatus.HANDLED);
    assertThat(documents.of(dossier.id()))
        .extracting(ResultDocument::number)
        .containsExactlyInAnyOrder("KQ-birth", "KQ-residence", "KQ-insurance", "CHUNG-1");
    assertThat(documents.current(dossier.id()).orElseThrow().number()).isEqualTo("CHUNG-1");
  }

  private void propose(Dossier dossier) {
    processing.propose(
        dossier.id(), null, Proposal.GRANT, "Đã đủ", List.of(), office.lead().specialist());
  }

  @Test
  @DisplayName("A refused part needs its reason; then the dossier may be handled, the rest ends")
  void refusedPart() {
    Dossier dossier = electronic();
    birth(dossier);
    UUID id = part(dossier, "residence").id();
    work.take(id, null, office.police().specialist());
    work.propose(id, null, Proposal.REFUSE, "Không đủ", List.of(), office.police().specialist());
    CurrentUser chief = office.police().leader();
    assertThatThrownBy(() -> work.approve(id, null, List.of(), " ", chief))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.REQUIRED);
    work.approve(id, null, List.of(), "Chỗ ở chưa hợp pháp", chief);
    propose(dossier);
    approval.approve(dossier.id(), null, "", office.lead().leader());
    results.issue(dossier.id(), null, LinkedOffice.document("CHUNG-2"), office.lead().clerk());
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.REFUSED, PartStatus.CANCELLED);
    assertThat(history.forApplicant(dossier.id()))
        .anySatisfy(entry -> assertThat(entry.note()).contains("Chỗ ở chưa hợp pháp"));
  }

  @Test
  @DisplayName("A refused part ends those that could only follow it")
  void nothingFollowsARefusal() {
    Dossier dossier = electronic();
    assignment.assign(
        dossier.id(), null, office.lead().specialist().requireId(), "", office.lead().head());
    UUID id = part(dossier, "birth").id();
    CurrentUser specialist = office.lead().specialist();
    work.propose(id, null, Proposal.REFUSE, "Sai", List.of(), specialist);
    work.approve(id, null, List.of(), "Đã đăng ký ở nơi khác", office.lead().leader());
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.REFUSED, PartStatus.CANCELLED, PartStatus.CANCELLED);
  }

  @Test
  @DisplayName("An agency sees the dossier from when it is sent, and does nobody else's part")
  void agenciesSeeTheirOwn() {
    Dossier dossier = electronic();
    CurrentUser police = office.police().specialist();
    UUID residence = part(dossier, "residence").id();
    assertThat(reading.sees(dossiers.get(dossier.id()), police)).isFalse();
    assertThatThrownBy(() -> work.take(residence, null, police))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.PART_NOT_NOW);
    birth(dossier);
    Dossier now = dossiers.get(dossier.id());
    assertThat(reading.sees(now, police)).isTrue();
    assertThat(authority.allowed(now, part(dossier, "residence"), police))
        .containsExactly(PartAction.TAKE);
    assertThat(authority.allowed(now, part(dossier, "insurance"), police)).isEmpty();
    UUID insurance = part(dossier, "insurance").id();
    assertThatThrownBy(() -> work.take(insurance, null, police))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    CurrentUser stranger = offices.open().specialist();
    assertThatThrownBy(() -> work.take(insurance, null, stranger))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.NO_SUCH_DOSSIER);
    assertThatThrownBy(() -> work.take(residence, 0, police))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.CHANGED_MEANWHILE);
  }

  @Test
  @DisplayName("Withdrawn means withdrawn everywhere; reopened by a correction, the parts go on")
  void withdrawal() {
    Dossier dossier = electronic();
    birth(dossier);
    withdrawal.withdraw(dossier.id(), null, "Đổi ý", office.lead().counter());
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.CANCELLED, PartStatus.CANCELLED);
    correction.correct(
        dossier.id(), null, DossierStatus.PROCESSING, "Nhầm", office.lead().leader());
    assertThat(statuses(dossier))
        .containsExactly(PartStatus.DONE, PartStatus.SENT, PartStatus.SENT);
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 21: a wrong part is done again, its result is revoked")
  void reopened() {
    Dossier dossier = electronic();
    all(dossier);
    UUID residence = part(dossier, "residence").id();
    assertThatThrownBy(() -> lead.reopen(residence, null, "Sai tên", office.police().leader()))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    lead.reopen(residence, null, "Sai tên đệm", office.lead().leader());
    assertThat(part(dossier, "residence").status()).isEqualTo(PartStatus.WORKING);
    assertThat(documents.ofParts(dossier.id())).doesNotContainKey(residence);
    assertThatThrownBy(() -> propose(dossier))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.PARTS_OPEN);
  }
}
