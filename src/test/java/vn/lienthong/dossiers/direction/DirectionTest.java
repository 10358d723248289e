package vn.lienthong.dossiers.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.FormToken.csrf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

@HouseTest
class DirectionTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierConsultation consultation;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired DossierFiling filing;
  @Autowired DossierSupplement supplement;
  @Autowired StuckRepository stuck;
  @Autowired Directions directions;
  @Autowired Explanations explanations;
  @Autowired Ladder ladder;
  @Autowired Owing owing;
  @Autowired WorktimeApi worktime;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @Autowired Clock clock;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final StuckFilter ALL = new StuckFilter(null, null, null, null, false);

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private UUID received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
  }

  private UUID assigned() {
    UUID id = received();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    return id;
  }

  private void due(UUID id, Instant due) {
    jdbc.sql("update dossiers.dossier set due_at = :due, original_due_at = :due where id = :id")
        .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
        .param("id", id)
        .update();
    jdbc.sql("update dossiers.report_open set due_at = :due where dossier_id = :id")
        .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  private List<String> notices(UUID person) {
    return jdbc.sql("select event from notifications.notice where recipient_id = ? order by id")
        .param(person)
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("Functions 8 and 26: each group says where it stands, who owes what, since when")
  void everyGroupSaysWhoOwesWhat() {
    received();
    UUID working = assigned();
    UUID asking = assigned();
    consultation.ask(asking, null, office.centre(), "Có ý kiến gì không?", 2, office.specialist());
    UUID signing = assigned();
    processing.propose(
        signing, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    List<StuckRepository.Group> groups = stuck.groups(ALL, 50, StuckPages.reach(office.leader()));
    assertThat(groups)
        .extracting(StuckRepository.Group::waiting)
        .containsExactlyInAnyOrder(
            Waiting.ASSIGNMENT, Waiting.WORK, Waiting.CONSULTATION, Waiting.SIGNATURE);
    StuckRepository.Group work =
        groups.stream().filter(g -> g.waiting() == Waiting.WORK).findFirst().get();
    assertThat(work.assigneeName()).isEqualTo("Phạm Thị Chuyên");
    assertThat(work.since()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(owing.of(asking).get().unit().id()).isEqualTo(office.centre());
    due(working, clock.instant().minusSeconds(60));
    assertThat(
            stuck
                .rows(
                    new StuckFilter(null, null, null, null, true),
                    null,
                    10,
                    StuckPages.reach(office.leader()))
                .rows())
        .extracting(StuckRepository.Row::id)
        .containsExactly(working);
    assertThat(stuck.groups(ALL, 50, StuckPages.reach(offices.open().leader())))
        .as("nobody sees what is stuck elsewhere")
        .isEmpty();
    withdrawal.withdraw(working, null, "Rút", office.counter());
    assertThat(owing.of(working)).as("nobody owes anything once it has ended").isEmpty();
  }

  @Test
  @DisplayName("NĐ 45/2020 Art. 11: an online filing not answered within 8 working hours is late")
  void aLateAcceptanceIsStuck() {
    Dossier filed =
        filing.file(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
    StuckFilter late = new StuckFilter(null, null, null, null, true);
    assertThat(stuck.rows(late, null, 10, StuckPages.reach(office.leader())).rows()).isEmpty();
    supplement.request(
        filed.id(),
        null,
        new DossierSupplement.Request(
            "Thiếu", List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp lại")), null),
        office.counter());
    supplement.receive(filed.id(), null, List.of(), "", office.counter());
    jdbc.sql(
            "update dossiers.dossier set answer_by = answer_by - interval '30 days' where id = :id")
        .param("id", filed.id())
        .update();
    assertThat(stuck.rows(late, null, 10, StuckPages.reach(office.leader())).rows())
        .extracting(StuckRepository.Row::id, StuckRepository.Row::waiting)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(filed.id(), Waiting.RECEPTION));
  }

  @Test
  void theListIsPagedByKey() {
    for (int i = 0; i < 5; i++) {
      received();
    }
    var first = stuck.rows(ALL, null, 3, StuckPages.reach(office.head()));
    var second = stuck.rows(ALL, first.next(), 3, StuckPages.reach(office.head()));
    assertThat(first.rows()).hasSize(3);
    assertThat(second.rows()).hasSize(2).doesNotContainAnyElementsOf(first.rows());
    assertThat(second.next()).isNull();
  }

  @Test
  @DisplayName("Function 27: a direction tells who owes the act, and its answer tells who gave it")
  void aDirectionIsToldAndAnswered() {
    UUID id = assigned();
    Instant due = clock.instant().plus(Duration.ofDays(1));
    int version =
        jdbc.sql("select version from dossiers.dossier where id = ?")
            .param(id)
            .query(Integer.class)
            .single();
    Directive given = directions.direct(id, "Xử lý ngay", due, office.leader());
    assertThat(given.toPerson()).isEqualTo(office.specialist().id());
    assertThat(notices(office.specialist().requireId())).contains("dossiers.directed-staff");
    assertThat(notices(office.colleague().requireId())).doesNotContain("dossiers.directed-staff");
    assertThat(
            jdbc.sql("select version from dossiers.dossier where id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .as("nobody's open form is disturbed")
        .isEqualTo(version);
    assertThatThrownBy(() -> directions.answer(id, given.id(), "Tôi", office.clerk()))
        .as("not the one directed, nor of that unit")
        .isInstanceOf(AppException.class);
    directions.answer(id, given.id(), "Đang chờ xác minh", office.specialist());
    assertThat(notices(office.leader().requireId())).contains("dossiers.direction-answered-staff");
    assertThatThrownBy(() -> directions.answer(id, given.id(), "Lần hai", office.specialist()))
        .hasMessageContaining("ANSWERED");
  }

  @Test
  @DisplayName("A deadline ends with work of its day; a day without work is refused and says so")
  void theDeadlineEndsWithWork() throws Exception {
    UUID id = assigned();
    LocalDate rest = Vietnam.today(clock).plusDays(1);
    while (worktime.calendar().type(rest).working()) {
      rest = rest.plusDays(1);
    }
    LocalDate work = worktime.calendar().nextWorkingDay(rest);
    mvc.perform(direct(id, rest))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString(DAY.format(rest) + " không phải ngày làm")))
        .andExpect(content().string(containsString(DAY.format(work))));
    mvc.perform(direct(id, work)).andExpect(status().is3xxRedirection());
    assertThat(directions.of(id, office.head()).getFirst().dueAt())
        .isEqualTo(worktime.calendar().closing(work).orElseThrow());
  }

  private MockHttpServletRequestBuilder direct(UUID id, LocalDate day) {
    return post("/dossiers/" + id + "/directives")
        .param("text", "Làm nhanh")
        .param("due", DAY.format(day))
        .with(TestOffice.as(office.head()))
        .with(csrf());
  }

  @Test
  void onlyThoseWhoAnswerForTheWorkDirect() {
    UUID id = assigned();
    Instant due = clock.instant().plus(Duration.ofDays(1));
    for (CurrentUser user : List.of(office.specialist(), office.clerk())) {
      assertThatThrownBy(() -> directions.direct(id, "Nhanh", due, user))
          .hasMessageContaining("FORBIDDEN");
    }
    assertThatThrownBy(() -> directions.direct(id, "Nhanh", due, offices.open().leader()))
        .hasMessageContaining("NO_SUCH_DOSSIER");
    assertThatThrownBy(() -> directions.direct(id, " ", due, office.head()))
        .hasMessageContaining("TEXT_NEEDED");
    assertThatThrownBy(
            () -> directions.direct(id, "Nhanh", clock.instant().minusSeconds(1), office.head()))
        .hasMessageContaining("BAD_DEADLINE");
  }

  @Test
  @DisplayName(
      "Function 20, NĐ 61/2018 Art. 19.9: officer before, head when due, leader at +1, control at"
          + " +3")
  void theLadderTellsEachLevelOnce() {
    UUID id = assigned();
    Instant now = clock.instant();
    Instant due = now.plus(Duration.ofMinutes(1));
    due(id, due);
    UUID officer = office.specialist().requireId();
    ladder.climb(now);
    ladder.climb(now);
    assertThat(notices(officer)).filteredOn("dossiers.due-soon-staff"::equals).hasSize(1);
    assertThat(notices(office.head().requireId())).doesNotContain("dossiers.overdue-staff");
    ladder.climb(due.plusSeconds(60));
    assertThat(notices(office.head().requireId()))
        .filteredOn("dossiers.overdue-staff"::equals)
        .hasSize(1);
    assertThat(notices(office.leader().requireId())).doesNotContain("dossiers.overdue-staff");
    Instant dayLater = worktime.calendar().plusWorking(due, 8 * 60);
    ladder.climb(dayLater.minusSeconds(120));
    assertThat(notices(office.leader().requireId())).doesNotContain("dossiers.overdue-staff");
    ladder.climb(dayLater.plusSeconds(120));
    ladder.climb(dayLater.plusSeconds(180));
    assertThat(notices(office.leader().requireId()))
        .filteredOn("dossiers.overdue-staff"::equals)
        .hasSize(1);
    assertThat(explanations.told(id)).hasSize(3);
    due(id, dayLater.plus(Duration.ofHours(1)));
    ladder.climb(dayLater);
    assertThat(notices(officer))
        .as("a new date is another date")
        .filteredOn("dossiers.due-soon-staff"::equals)
        .hasSize(2);
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19.4: what waits for the applicant climbs no ladder")
  void whatWaitsForTheApplicantIsNotTold() {
    UUID id = assigned();
    due(id, clock.instant().minusSeconds(3600));
    jdbc.sql(
            """
            update dossiers.dossier set status = 'SUPPLEMENT_REQUESTED', paused_since = now()
            where id = ?
            """)
        .param(id)
        .update();
    ladder.climb(clock.instant());
    assertThat(explanations.told(id)).isEmpty();
  }

  @Test
  void aLateDossierIsExplainedByThoseWhoWorkOnIt() {
    UUID id = assigned();
    assertThatThrownBy(() -> explanations.explain(id, "VOLUME", "Nhiều quá", office.specialist()))
        .hasMessageContaining("NOT_LATE");
    due(id, clock.instant().minusSeconds(60));
    explanations.explain(id, "VOLUME", "Nhiều quá", office.specialist());
    assertThat(explanations.of(id))
        .extracting(Explanations.Explanation::reason)
        .containsExactly("VOLUME");
    assertThatThrownBy(() -> explanations.explain(id, "WEATHER", "Mưa", office.specialist()))
        .hasMessageContaining("BAD_REQUEST");
    assertThatThrownBy(() -> explanations.explain(id, "VOLUME", "x", office.counter()))
        .hasMessageContaining("FORBIDDEN");
  }
}
