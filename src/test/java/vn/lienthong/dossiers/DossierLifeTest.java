package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

@HouseTest
class DossierLifeTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierFiling filing;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierConsultation consultation;
  @Autowired ConsultationRepository consultations;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierReturn giving;
  @Autowired DossierSupplement supplement;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired DossierCorrection correction;
  @Autowired ResultRepository results;
  @Autowired HistoryRepository history;
  @Autowired DueDates dueDates;
  @Autowired Authority authority;
  @Autowired DueRecomputation recomputation;
  @Autowired DossierRepository dossiers;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
    offices.exempt(office);
  }

  private Dossier received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
  }

  private Dossier assigned() {
    return assignment.assign(
        received().id(), null, office.specialist().requireId(), "", office.head());
  }

  private Dossier handled() {
    UUID id = assigned().id();
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ điều kiện", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    return result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
  }

  @Test
  @DisplayName(
      "A dossier goes from the counter to the returned result, step by step, on the record")
  void wholeLife() {
    Dossier handled = handled();
    assertThat(handled.status()).isEqualTo(DossierStatus.HANDLED);
    assertThat(handled.times().finishedAt()).isNotNull();
    Dossier returned =
        giving.giveBack(
            handled.id(),
            handled.version(),
            new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
            office.counter());
    assertThat(returned.status()).isEqualTo(DossierStatus.RETURNED);
    assertThat(returned.desk()).isNull();
    assertThat(results.handovers(returned.id()))
        .singleElement()
        .matches(h -> h.collector().equals("Nguyễn Văn Ân") && h.originalsGivenBack())
        .matches(h -> h.delivery() == Delivery.COUNTER && h.returnedBy().contains("Lê Thị Quầy"));
    assertThat(history.of(returned.id()))
        .extracting(HistoryEntry::kind)
        .containsExactly(
            EventKind.ACCEPTED,
            EventKind.ASSIGNED,
            EventKind.PROPOSED,
            EventKind.APPROVED,
            EventKind.RESULT_ISSUED,
            EventKind.RETURNED);
    assertThat(history.of(returned.id()))
        .allSatisfy(entry -> {
          assertThat(entry.person()).isNotBlank();
          assertThat(entry.position()).isNotBlank();
          assertThat(entry.unitName()).isNotBlank();
        });
    assertThat(history.visits(returned.id()))
        .extracting(HistoryRepository.StepVisit::stepKey)
        .containsExactly("receive", "assign", "appraise", "approve", "issue", "return");
    assertThat(history.visits(returned.id())).allMatch(visit -> visit.finishedAt() != null);
  }

  @Test
  @DisplayName("NĐ 309/2026 Art. 8.3: the clock starts at reception and the date explains itself")
  void dueDateHasATrace() {
    Dossier dossier = received();
    assertThat(dossier.times().dueAt()).isAfter(dossier.times().receivedAt());
    assertThat(dossier.times().originalDueAt()).isEqualTo(dossier.times().dueAt());
    assertThat(dossier.times().trace()).contains("\"steps\"");
    assertThat(dossier.code()).startsWith(office.code() + "-").matches(".*-\\d{6}-\\d{4}");
    assertThat(dossier.filing().fee()).isEqualTo(75_000L);
  }

  @Test
  @DisplayName("Art. 17.2: a dossier without a required paper is not received")
  void incompleteIsNotReceived() {
    NewDossier papers = office.papers();
    NewDossier incomplete =
        new NewDossier(
            papers.procedureCode(),
            null,
            null,
            papers.applicant(),
            papers.owner(),
            papers.delivery(),
            1,
            null,
            papers.form(),
            List.of());
    assertThatThrownBy(() -> intake.receive(incomplete, Channel.COUNTER, null, office.counter()))
        .isInstanceOf(AppException.class)
        .hasMessage(DossiersErrors.REQUIRED.key());
  }

  @Test
  @DisplayName("Art. 19.4: after a supplement the deadline starts anew from zero")
  void supplementRestarts() {
    Dossier dossier = assigned();
    Dossier waiting = ask(dossier);
    assertThat(waiting.status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
    assertThat(waiting.times().pausedSince()).isNotNull();
    Dossier running = supplement.receive(dossier.id(), null, List.of(), "Đủ", office.counter());
    assertThat(running.status()).isEqualTo(DossierStatus.PROCESSING);
    assertThat(running.times().pausedSince()).isNull();
    assertThat(running.times().originalDueAt()).isEqualTo(dossier.times().dueAt());
    assertThat(running.times().trace()).contains("restarted");
    assertThat(dueDates.changes(dossier.id()))
        .extracting(DueDates.Change::cause)
        .containsExactly(DueDates.Cause.SUPPLEMENT);
  }

  @Test
  @DisplayName("Where the procedure says so, the wait for a supplement only pauses the clock")
  void supplementPauses() {
    office = offices.open(SupplementRule.PAUSE);
    Dossier dossier = assigned();
    ask(dossier);
    Dossier running = supplement.receive(dossier.id(), null, List.of(), "Đủ", office.counter());
    assertThat(running.times().trace()).doesNotContain("restarted");
  }

  @Test
  @DisplayName("Art. 17.2a: a second request at the same stage needs the leader's reason")
  void secondSupplementNeedsTheLeader() {
    Dossier dossier = assigned();
    ask(dossier);
    supplement.receive(dossier.id(), null, List.of(), "", office.counter());
    assertThatThrownBy(() -> ask(dossier)).hasMessage(DossiersErrors.SECOND_SUPPLEMENT.key());
    supplement.grant(dossier.id(), null, "Bản vẽ nộp lại vẫn sai", office.leader());
    assertThat(ask(dossier).status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
  }

  private Dossier ask(Dossier dossier) {
    return supplement.request(
        dossier.id(),
        null,
        new DossierSupplement.Request(
            "Thiếu bản vẽ",
            List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ có dấu")),
            null),
        office.specialist());
  }

  @Test
  @DisplayName("Art. 19.5: an agency that has not answered has not agreed")
  void silenceIsNoConsent() {
    TestOffice.Office other = offices.open();
    Dossier dossier = assigned();
    Consultation asked =
        consultation.ask(
            dossier.id(), null, other.division(), "Có ý kiến?", 3, office.specialist());
    assertThatThrownBy(() -> propose(dossier)).hasMessage(DossiersErrors.CONSULTATION_OPEN.key());
    assertThat(authority.sees(dossier, other.specialist())).isTrue();
    assertThatThrownBy(
            () -> consultation.answer(asked.id(), true, "Đồng ý", List.of(), office.specialist()))
        .hasMessage(DossiersErrors.NO_SUCH_DOSSIER.key());
    consultation.answer(asked.id(), true, "Đồng ý", List.of(), other.specialist());
    assertThat(propose(dossier).desk().stepKey()).isEqualTo("approve");
  }

  @Test
  @DisplayName("Art. 19.5: an answer that disagrees is kept as one")
  void disagreementIsKept() {
    TestOffice.Office other = offices.open();
    Dossier dossier = assigned();
    Consultation asked =
        consultation.ask(
            dossier.id(), null, other.division(), "Có ý kiến?", 3, office.specialist());
    consultation.answer(asked.id(), false, "Trùng quy hoạch", List.of(), other.specialist());
    assertThat(consultations.find(asked.id()).orElseThrow().agrees()).isFalse();
    assertThat(history.of(dossier.id()).getLast().details()).containsEntry("agrees", "false");
  }

  @Test
  @DisplayName("Art. 19.5: going on without an answer is recorded as no answer, never as consent")
  void goingOnWithoutAnAnswerIsNoConsent() {
    TestOffice.Office other = offices.open();
    Dossier dossier = assigned();
    Consultation asked =
        consultation.ask(
            dossier.id(), null, other.division(), "Có ý kiến?", 3, office.specialist());
    consultation.giveUp(asked.id(), "Quá hạn trả lời", office.specialist());
    assertThat(history.of(dossier.id()).getLast().details()).containsEntry("agrees", "none");
    assertThat(propose(dossier).desk().stepKey()).isEqualTo("approve");
  }

  private Dossier propose(Dossier dossier) {
    return processing.propose(
        dossier.id(), null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
  }

  @Test
  void onlyTheLeaderApproves() {
    Dossier dossier = propose(assigned());
    for (CurrentUser other :
        List.of(office.specialist(), office.head(), office.clerk(), office.counter())) {
      assertThatThrownBy(() -> approval.approve(dossier.id(), null, null, other))
          .as(other.name())
          .hasMessage(SharedErrors.FORBIDDEN.key());
    }
    assertThat(approval.approve(dossier.id(), null, null, office.leader()).desk().stepKey())
        .isEqualTo("issue");
  }

  @Test
  void whatIsSentBackReturnsToTheOneWhoProposedIt() {
    Dossier dossier = assigned();
    propose(dossier);
    Dossier back = approval.sendBack(dossier.id(), null, "Thiếu căn cứ", office.leader());
    assertThat(back.desk().stepKey()).isEqualTo("appraise");
    assertThat(back.desk().assignee()).isEqualTo(office.specialist().id());
  }

  @Test
  @DisplayName("Art. 21: an ended dossier reopens only by a recorded correction of the leader")
  void correctionReopens() {
    Dossier handled = handled();
    Dossier returned =
        giving.giveBack(
            handled.id(),
            null,
            new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
            office.counter());
    assertThatThrownBy(() ->
            correction.correct(
                returned.id(), null, DossierStatus.PROCESSING, "Sai tên", office.specialist()))
        .isInstanceOf(AppException.class);
    Dossier open =
        correction.correct(
            returned.id(), null, DossierStatus.PROCESSING, "Sai tên", office.leader());
    assertThat(open.status()).isEqualTo(DossierStatus.PROCESSING);
    assertThat(open.times().finishedAt()).isNull();
    assertThat(results.of(open.id()))
        .as("the wrong result is out of force")
        .singleElement()
        .satisfies(old -> assertThat(old.revokedAt()).isNotNull());
    assertThat(history.of(open.id()).getLast().note()).isEqualTo("Sai tên");
  }

  @Test
  @DisplayName("Art. 19.9: one new appointment at most")
  void oneReappointment() {
    Dossier dossier = assigned();
    var later = offices.open(dossier.times().dueAt().plusSeconds(86_400 * 7));
    Dossier moved = correction.reappoint(dossier.id(), null, later, "Chờ số liệu", office.leader());
    assertThat(moved.times().dueAt()).isEqualTo(later);
    assertThat(moved.times().originalDueAt()).isEqualTo(dossier.times().dueAt());
    assertThatThrownBy(() ->
            correction.reappoint(
                dossier.id(), null, later.plusSeconds(86_400), "Nữa", office.leader()))
        .hasMessage(DossiersErrors.REAPPOINTED_BEFORE.key());
  }

  @Test
  void twoOfficersCannotOverwriteEachOther() {
    Dossier dossier = received();
    assignment.assign(
        dossier.id(), dossier.version(), office.specialist().requireId(), "", office.head());
    assertThatThrownBy(() ->
            assignment.assign(
                dossier.id(), dossier.version(), office.colleague().requireId(), "", office.head()))
        .isInstanceOf(DossierConflict.class);
  }

  @Test
  @DisplayName("NĐ 45/2020 Art. 11: an online filing shows by when it is answered, 8 working hours")
  void onlineFiling() {
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier filed = filing.file(office.papers(), citizen);
    assertThat(filed.status()).isEqualTo(DossierStatus.REGISTERED);
    assertThat(filed.times().answerBy()).isAfter(filed.times().submittedAt());
    assertThat(filed.times().dueAt()).isNull();
    assertThat(authority.sees(filed, citizen)).isTrue();
    assertThat(authority.sees(filed, TestOffice.citizen("Kẻ Khác", "099900000099"))).isFalse();
    Dossier accepted = intake.accept(filed.id(), filed.version(), office.counter());
    assertThat(accepted.status()).isEqualTo(DossierStatus.RECEIVED);
    assertThat(accepted.times().dueAt()).isNotNull();
    Dossier withdrawn = withdrawal.withdraw(filed.id(), null, "Không cần nữa", citizen);
    assertThat(withdrawn.status()).isEqualTo(DossierStatus.WITHDRAWN);
  }

  @Test
  @DisplayName("A swap announced later moves the dates of open dossiers only, each on the record")
  void aNewCalendarMovesOpenDossiersOnly() {
    Dossier open = received();
    Dossier done = handled();
    jdbc.sql(
            """
            update dossiers.dossier
            set calendar_version = 'earlier', due_at = due_at + interval '1 day'
            where id in (:ids)
            """)
        .param("ids", List.of(open.id(), done.id()))
        .update();
    // dossiers of other tests may wait for the same
    assertThat(recomputation.recompute()).isPositive();
    assertThat(dossiers.get(open.id()).times().dueAt()).isEqualTo(open.times().dueAt());
    assertThat(dossiers.get(done.id()).times().dueAt()).isAfter(done.times().dueAt());
    assertThat(dueDates.changes(open.id()))
        .extracting(DueDates.Change::cause)
        .containsExactly(DueDates.Cause.CALENDAR);
    assertThat(dueDates.changes(done.id())).isEmpty();
    assertThat(history.of(open.id()).getLast().kind()).isEqualTo(EventKind.DUE_RECOMPUTED);
  }

  @Test
  void theHistoryCannotBeRewritten() {
    Dossier dossier = received();
    assertThatThrownBy(() ->
            jdbc.sql("update dossiers.event set note = 'khác' where dossier_id = :id")
                .param("id", dossier.id())
                .update())
        .hasMessageContaining("append-only");
  }

  @Test
  void anotherOfficeSeesNothing() {
    TestOffice.Office other = offices.open();
    Dossier dossier = received();
    for (CurrentUser stranger :
        List.of(other.counter(), other.head(), other.specialist(), other.leader(), other.clerk())) {
      assertThat(authority.sees(dossier, stranger)).isFalse();
      assertThat(authority.allowed(dossier, stranger)).isEmpty();
      assertThatThrownBy(() -> authority.read(dossier.id(), stranger))
          .hasMessage(DossiersErrors.NO_SUCH_DOSSIER.key());
    }
  }

  @Test
  void onlyWhoHandlesDossiersThereIsGivenOne() {
    Dossier dossier = received();
    for (CurrentUser other : List.of(office.counter(), offices.open().specialist())) {
      assertThatThrownBy(
              () -> assignment.assign(dossier.id(), null, other.requireId(), "", office.head()))
          .as(other.name())
          .hasMessage(DossiersErrors.ASSIGNEE_MAY_NOT.key());
    }
    assertThat(dossiers.get(dossier.id()).status()).isEqualTo(DossierStatus.RECEIVED);
  }

  @Test
  void onlyTheAssignedSpecialistWorksOnIt() {
    Dossier dossier = assigned();
    assertThat(authority.allowed(dossier, office.specialist()))
        .contains(DossierAction.PROPOSE, DossierAction.NOTE);
    assertThat(authority.allowed(dossier, office.colleague())).isEmpty();
    assertThat(authority.allowed(dossier, office.head())).contains(DossierAction.ASSIGN);
    assertThat(authority.allowed(dossier, office.counter()))
        .containsExactly(DossierAction.WITHDRAW);
  }
}
