package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.DayType;
import vn.lienthong.worktime.WorkingHours;

@HouseTest
class ApologyTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierConsultation consultation;
  @Autowired DossierSupplement supplement;
  @Autowired DossierApology service;
  @Autowired DossierCorrection correction;
  @Autowired ApologyDrafts drafts;
  @Autowired ApologyRepository apologies;
  @Autowired Deadlines deadlines;
  @Autowired DueDates dueDates;
  @Autowired DossierRepository dossiers;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;
  private Dossier dossier;

  @BeforeEach
  void open() {
    office = offices.open();
    Dossier received = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    dossier =
        assignment.assign(received.id(), null, office.specialist().requireId(), "", office.head());
  }

  /** One working day before it is due. */
  private Instant eve() {
    return deadlines.after(dossier.times().dueAt(), -WorkingHours.DAY_MINUTES);
  }

  private Apology draft() {
    drafts.draft(eve());
    return apologies.current(dossier.id()).orElseThrow();
  }

  private Instant later() {
    return deadlines.workingDays(dossier.times().dueAt(), 3);
  }

  private Apology written() {
    Apology draft = draft();
    return service.write(
        dossier.id(),
        draft.version(),
        new DossierApology.Content(draft.subject(), "Chờ bản vẽ đối chiếu", later(), null),
        office.specialist());
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 19.9: one working day before the due date a draft lies ready, no earlier")
  void draftedOneWorkingDayBefore() {
    drafts.draft(eve().minusSeconds(60));
    assertThat(apologies.current(dossier.id())).isEmpty();
    Apology draft = draft();
    assertThat(draft.state()).isEqualTo(Apology.State.DRAFT);
    assertThat(draft.dueBefore()).isEqualTo(dossier.times().dueAt());
    assertThat(draft.newDue()).isAfter(draft.dueBefore());
    assertThat(draft.reason()).contains("bước", "Phòng Thẩm định");
    assertThat(told()).isEqualTo(2);
  }

  private int told() {
    return jdbc.sql(
            """
            select count(*) from notifications.notice
            where event = 'dossiers.apology-drafted-staff' and recipient_id in (:head, :worker)
            """)
        .param("head", office.head().requireId())
        .param("worker", office.specialist().requireId())
        .query(Integer.class)
        .single();
  }

  @Test
  void runAgainItDraftsAndTellsNothingTwice() {
    Apology first = draft();
    drafts.draft(eve().plusSeconds(900));
    drafts.draft(eve().plusSeconds(1800));
    assertThat(apologies.of(dossier.id())).hasSize(1);
    assertThat(apologies.current(dossier.id()).orElseThrow()).isEqualTo(first);
    assertThat(told()).isEqualTo(2);
  }

  @Test
  @DisplayName("Art. 19.5–7: the reason names the agency that has not answered")
  void theReasonIsThatOfTheBlockingStep() {
    TestOffice.Office other = offices.open();
    consultation.ask(
        dossier.id(), null, other.division(), "Đất có quy hoạch không?", 1, office.specialist());
    assertThat(draft().reason()).contains("Chờ ý kiến của Phòng Thẩm định", "hạn trả lời");
  }

  @Test
  void aDraftThatIsNeededNoLongerIsDropped() {
    draft();
    supplement.request(
        dossier.id(),
        null,
        new DossierSupplement.Request(
            "Thiếu", List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp")), null),
        office.specialist());
    drafts.draft(eve());
    assertThat(apologies.current(dossier.id())).isEmpty();
    assertThat(apologies.of(dossier.id()))
        .extracting(Apology::state)
        .containsExactly(Apology.State.DROPPED);
  }

  @Test
  @DisplayName(
      "Art. 19.9: draft, approved by the head, signed by the leader; original and new day are kept")
  void approvedAndSigned() {
    Apology written = written();
    assertThatThrownBy(() -> service.sign(dossier.id(), null, office.leader()))
        .isInstanceOf(AppException.class);
    assertThatThrownBy(() -> service.approve(dossier.id(), null, office.specialist()))
        .hasMessage(SharedErrors.FORBIDDEN.key());
    Apology approved = service.approve(dossier.id(), written.version(), office.head());
    assertThat(approved.approved().name()).isEqualTo("Vũ Văn Trưởng");
    assertThatThrownBy(() -> service.sign(dossier.id(), null, office.head()))
        .hasMessage(SharedErrors.FORBIDDEN.key());
    Apology signed = service.sign(dossier.id(), approved.version(), office.leader());
    assertThat(signed.signed().number()).isEqualTo("1/PXL");
    assertThat(signed.signed().title()).isNotBlank();
    Dossier moved = dossiers.get(dossier.id());
    assertThat(moved.times().dueAt()).isEqualTo(later());
    assertThat(moved.times().originalDueAt()).isEqualTo(dossier.times().originalDueAt());
    assertThat(dueDates.changes(dossier.id()))
        .last()
        .satisfies(change -> {
          assertThat(change.cause()).isEqualTo(DueDates.Cause.REAPPOINTED);
          assertThat(change.before()).isEqualTo(dossier.times().dueAt());
          assertThat(change.basis()).isEqualTo("Chờ bản vẽ đối chiếu");
          assertThat(change.approver()).isEqualTo("Trần Thị Lãnh");
        });
    assertThat(toldApplicant()).isEqualTo(1);
  }

  private int toldApplicant() {
    return jdbc.sql(
            """
            select count(*) from notifications.notice
            where event = 'dossiers.reappointed' and recipient_id = :dossier
            """)
        .param("dossier", dossier.id())
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("Art. 19.9: one new appointment at most, however it is asked for")
  void oneOnly() {
    service.approve(dossier.id(), written().version(), office.head());
    service.sign(dossier.id(), null, office.leader());
    dossier = dossiers.get(dossier.id());
    drafts.draft(eve().plus(1, ChronoUnit.DAYS));
    assertThat(apologies.of(dossier.id())).hasSize(1);
    DossierApology.Content again =
        new DossierApology.Content("V/v", "Nữa", later().plusSeconds(86_400), null);
    assertThatThrownBy(() -> service.write(dossier.id(), null, again, office.leader()))
        .hasMessage(DossiersErrors.REAPPOINTED_BEFORE.key());
    assertThatThrownBy(() -> insertSecond(dossier.id())).hasMessageContaining("apology_once");
  }

  private void insertSecond(UUID id) {
    jdbc.sql(
            """
            insert into dossiers.apology (id, dossier_id, version, state, agency_path,
              handling_path, subject, reason, due_before, drafted_at, drafted_by_name)
            values (gen_random_uuid(), :id, 1, 'DRAFT', '/', '/', 'x', 'x', now(), now(), 'x')
            """)
        .param("id", id)
        .update();
  }

  @Test
  void aChangedTextHasToBeApprovedAgain() {
    Apology approved = service.approve(dossier.id(), written().version(), office.head());
    Apology changed =
        service.write(
            dossier.id(),
            approved.version(),
            new DossierApology.Content("V/v", "Lý do khác", later(), null),
            office.specialist());
    assertThat(changed.state()).isEqualTo(Apology.State.DRAFT);
    assertThat(changed.approved()).isNull();
    assertThatThrownBy(() -> service.approve(dossier.id(), approved.version(), office.head()))
        .hasMessage(DossiersErrors.CHANGED_MEANWHILE.key());
  }

  @Test
  void theNewDayIsAfterThePresentOne() {
    draft();
    assertThatThrownBy(() ->
            service.write(
                dossier.id(),
                null,
                new DossierApology.Content("V/v", "Chậm", dossier.times().dueAt(), null),
                office.specialist()))
        .hasMessage(DossiersErrors.BAD_DATE.key());
  }

  private Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(Vietnam.ZONE).toInstant();
  }

  private LocalDate dayAfterDue(Predicate<DayType> wanted) {
    LocalDate day = LocalDate.ofInstant(dossier.times().dueAt(), Vietnam.ZONE).plusDays(1);
    while (!wanted.test(deadlines.calendar().type(day))) {
      day = day.plusDays(1);
    }
    return day;
  }

  private void promise(LocalDate day) {
    service.write(
        dossier.id(),
        null,
        new DossierApology.Content("V/v", "Chậm", noon(day), null),
        office.specialist());
  }

  @Test
  @DisplayName("Bộ luật Lao động 2019 Art. 111, 112: a result is promised for a working day only")
  void theNewDayIsAWorkingDay() {
    draft();
    LocalDate rest = dayAfterDue(type -> type == DayType.WEEKEND);
    assertThatThrownBy(() -> promise(rest))
        .isInstanceOfSatisfying(
            AppException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(DossiersErrors.DAY_OF_REST);
              assertThat(refusal.arguments().getFirst())
                  .isEqualTo(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(rest));
            });
    LocalDate holiday = dayAfterDue(type -> type == DayType.HOLIDAY);
    assertThatThrownBy(() -> promise(holiday)).hasMessage(DossiersErrors.PUBLIC_HOLIDAY.key());
    Apology written = apologies.current(dossier.id()).orElseThrow();
    assertThat(written.reason()).as("what was refused is not kept").isNotEqualTo("Chậm");
    promise(dayAfterDue(DayType::working));
    assertThatThrownBy(
            () -> correction.reappoint(dossier.id(), null, noon(rest), "Chậm", office.leader()))
        .hasMessage(DossiersErrors.DAY_OF_REST.key());
  }

  @Test
  @DisplayName("NĐ 30/2020 Art. 11.1: whoever is competent to sign may approve, and then sign")
  void oneLeaderDoesBoth() {
    Apology approved = service.approve(dossier.id(), written().version(), office.leader());
    assertThat(approved.approved().name()).isEqualTo("Trần Thị Lãnh");
    Apology signed = service.sign(dossier.id(), approved.version(), office.leader());
    assertThat(signed.state()).isEqualTo(Apology.State.SIGNED);
  }

  @Test
  void numbersBeginAnewForEachAgencyAndHaveNoGaps() {
    service.approve(dossier.id(), written().version(), office.head());
    assertThat(service.sign(dossier.id(), null, office.leader()).signed().number())
        .isEqualTo("1/PXL");
    open();
    service.approve(dossier.id(), written().version(), office.head());
    assertThat(service.sign(dossier.id(), null, office.leader()).signed().number())
        .isEqualTo("1/PXL");
  }
}
