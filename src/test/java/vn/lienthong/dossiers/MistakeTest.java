package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.papers.IssuedPaper;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

@HouseTest
class MistakeTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierReturn giving;
  @Autowired DossierMistake service;
  @Autowired ResultReportRepository reports;
  @Autowired ResultRepository results;
  @Autowired ResultChecks checks;
  @Autowired DossierCharges charges;
  @Autowired DossierCorrection correction;
  @Autowired IssuedPapers papers;
  @Autowired Authority authority;
  @Autowired JdbcClient jdbc;

  private static final DossierResult.Issue RIGHT =
      new DossierResult.Issue(
          ResultDocument.Outcome.GRANTED, "13/GP", "Giấy phép đúng", "Trần Thị Lãnh", null, null);

  private TestOffice.Office office;
  private Dossier returned;

  @BeforeEach
  void open() {
    office = offices.open();
    offices.exempt(office);
    UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
    returned =
        giving.giveBack(
            id,
            null,
            new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
            office.counter());
  }

  private IssuedPaper check(ResultDocument document) {
    return papers.check(checks.code(returned, document)).orElseThrow();
  }

  private ResultReport reported() {
    return service.report(
        returned.id(),
        ResultReport.Kind.WRONG,
        "Sai số thửa đất",
        TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
  }

  private ResultReport accepted() {
    ResultReport report = reported();
    return service.decide(
        returned.id(),
        report.version(),
        new DossierMistake.Verdict(
            true, DossierMistake.Fault.AGENCY, 120_000L, null, "Lỗi đánh máy của cơ quan"),
        office.leader());
  }

  @Test
  @DisplayName("The small state machine: reported, then accepted or rejected, then corrected")
  void stateMachine() {
    assertThat(ResultReport.State.REPORTED.next())
        .isEqualTo(EnumSet.of(ResultReport.State.ACCEPTED, ResultReport.State.REJECTED));
    assertThat(ResultReport.State.ACCEPTED.next())
        .isEqualTo(EnumSet.of(ResultReport.State.CORRECTED));
    assertThat(ResultReport.State.REJECTED.next()).isEmpty();
    assertThat(ResultReport.State.CORRECTED.next()).isEmpty();
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 21: the agency at fault pays for the correction, the applicant nothing")
  void theAgencyAtFaultPays() {
    int before = charges.of(returned.id()).size();
    ResultReport accepted = accepted();
    assertThat(accepted.byApplicant()).isTrue();
    assertThat(accepted.decision().fault()).isEqualTo(returned.organisations().competent().name());
    assertThat(accepted.decision().cost()).isEqualTo(120_000L);
    service.reissue(returned.id(), null, RIGHT, office.clerk());
    assertThat(charges.of(returned.id())).hasSize(before);
    assertThatThrownBy(() ->
            service.decide(
                returned.id(),
                null,
                new DossierMistake.Verdict(true, null, 0L, null, "x"),
                office.leader()))
        .hasMessage(DossiersErrors.NO_REPORT.key());
  }

  @Test
  @DisplayName("Art. 21: the reissued result replaces the earlier one, both are kept and checkable")
  void bothAreKept() {
    ResultDocument wrong = results.current(returned.id()).orElseThrow();
    assertThat(check(wrong).inForce()).isTrue();
    accepted();
    Dossier again = service.reissue(returned.id(), null, RIGHT, office.clerk());
    assertThat(again.status()).isEqualTo(DossierStatus.HANDLED);
    assertThat(again.times().finishedAt()).isEqualTo(returned.times().finishedAt());
    List<ResultDocument> both = results.of(returned.id());
    assertThat(both).extracting(ResultDocument::number).containsExactly("13/GP", "12/GP");
    assertThat(both.getLast().replacedBy()).isEqualTo(both.getFirst().id());
    assertThat(check(both.getFirst()).inForce()).isTrue();
    assertThat(check(both.getLast()).replacedAt()).isNotNull();
    assertThat(reports.of(returned.id()).getFirst().correction().newResult())
        .isEqualTo(both.getFirst().id());
    assertThat(authority.allowed(again, office.counter())).contains(DossierAction.RETURN);
  }

  private List<String> kept() {
    return jdbc.sql(
            """
            select number || ' ' || state from store.item
            where source_id = :id and type = 'RESULT' order by id
            """)
        .param("id", returned.id().toString())
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName(
      "NĐ 310/2026: in the store of its owner the reissued result takes the place of the earlier"
          + " one at once")
  void oneIsInForceInTheStore() {
    assertThat(kept()).containsExactly("12/GP APPROVED");
    accepted();
    service.reissue(returned.id(), null, RIGHT, office.clerk());
    assertThat(kept()).containsExactly("12/GP REPLACED", "13/GP APPROVED");
  }

  @Test
  @DisplayName("Refused on second thought: what was granted by mistake is out of force")
  void refusedAfterAll() {
    accepted();
    service.reissue(
        returned.id(),
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.REFUSED,
            "14/TB",
            "Thông báo từ chối",
            "Trần Thị Lãnh",
            null,
            null,
            "Không đủ điều kiện",
            "Điều 5"),
        office.clerk());
    assertThat(kept()).containsExactly("12/GP REVOKED");
  }

  @Test
  void aRejectedReportChangesNothing() {
    ResultReport report = reported();
    service.decide(
        returned.id(),
        report.version(),
        new DossierMistake.Verdict(false, null, null, null, "Kết quả đúng với hồ sơ"),
        office.leader());
    assertThat(results.current(returned.id()).orElseThrow().number()).isEqualTo("12/GP");
    assertThatThrownBy(() -> service.reissue(returned.id(), null, RIGHT, office.clerk()))
        .hasMessage(DossiersErrors.NO_REPORT.key());
    assertThat(reported().state()).isEqualTo(ResultReport.State.REPORTED);
  }

  @Test
  void oneReportAtATimeByWhoeverIsConcerned() {
    CurrentUser stranger = TestOffice.citizen("Kẻ Khác", "099900000099");
    assertThatThrownBy(
            () -> service.report(returned.id(), ResultReport.Kind.MISSING, "Mất", stranger))
        .hasMessage(DossiersErrors.NO_SUCH_DOSSIER.key());
    service.report(returned.id(), ResultReport.Kind.MISSING, "Thất lạc ở quầy", office.counter());
    assertThatThrownBy(this::reported).hasMessage(DossiersErrors.REPORT_OPEN.key());
    assertThatThrownBy(() ->
            service.decide(
                returned.id(),
                null,
                new DossierMistake.Verdict(true, DossierMistake.Fault.CENTRE, 0L, null, "x"),
                office.clerk()))
        .hasMessage(SharedErrors.FORBIDDEN.key());
  }

  @Test
  void aResultTakenBackByACorrectionIsRevokedForTheCheck() {
    ResultDocument wrong = results.current(returned.id()).orElseThrow();
    correction.correct(
        returned.id(), null, DossierStatus.PROCESSING, "Cấp sai thẩm quyền", office.leader());
    IssuedPaper paper = check(wrong);
    assertThat(paper.inForce()).isFalse();
    assertThat(paper.replacedAt()).isNull();
  }
}
