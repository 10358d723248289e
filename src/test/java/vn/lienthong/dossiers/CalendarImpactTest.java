package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.FormToken.csrf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.TestUsers;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.CalendarSheet;
import vn.lienthong.worktime.DayName;
import vn.lienthong.worktime.DayType;
import vn.lienthong.worktime.Pause;
import vn.lienthong.worktime.SpecialDay;
import vn.lienthong.worktime.Standing;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;
import vn.lienthong.worktime.WorktimeException;

/** The year 2044 is used, so that no other test sees the published change. */
@HouseTest
class CalendarImpactTest {
  private static final Pattern FIGURE = Pattern.compile("(\\d+) / (\\d+)");
  private static final LocalDate OFF = LocalDate.of(2044, 6, 15);

  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierCorrection correction;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired WorktimeApi worktime;
  @Autowired DossierRepository dossiers;
  @Autowired DueDates dueDates;
  @Autowired DueRecomputation recomputation;
  @Autowired DueImpact impact;
  @Autowired HistoryRepository history;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void dropDraft() {
    jdbc.sql("delete from worktime.draft_day").update();
  }

  /** One that was received on Monday 13 June 2044, five working days. */
  private Dossier receivedIn2044(TestOffice.Office office) {
    Dossier dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    OffsetDateTime monday =
        LocalDateTime.of(2044, 6, 13, 8, 0).atZone(Vietnam.ZONE).toOffsetDateTime();
    jdbc.sql(
            """
            update dossiers.dossier set received_at = :at, clock_start = :at,
              calendar_version = 'earlier' where id = :id
            """)
        .param("at", monday)
        .param("id", dossier.id())
        .update();
    recomputation.recompute();
    return dossiers.get(dossier.id());
  }

  private static LocalDate dueDay(Dossier dossier) {
    return LocalDate.ofInstant(dossier.times().dueAt(), Vietnam.ZONE);
  }

  @Test
  @DisplayName(
      "What a swap moves is shown before, then moved for open dossiers, each on the record")
  void previewAndRecompute() throws Exception {
    TestOffice.Office office = offices.open();
    Dossier open = receivedIn2044(office);
    Dossier appointed = receivedIn2044(office);
    assignment.assign(appointed.id(), null, office.specialist().requireId(), "", office.head());
    correction.reappoint(
        appointed.id(),
        null,
        open.times().dueAt().plusSeconds(86_400 * 30),
        "Chờ số liệu",
        office.leader());
    assertThat(dueDay(open)).isEqualTo(LocalDate.of(2044, 6, 20));
    CurrentUser admin = offices.staff("Lê Thị Lịch", Position.SYSTEM_ADMIN, units.root());

    assertThat(
            mvc.post()
                .uri("/worktime/days/" + OFF)
                .with(TestUsers.as(admin))
                .with(csrf())
                .param("type", "SUBSTITUTED_OFF")
                .param("partner", "25/06/2044")
                .param("nameVi", "Nghỉ hoán đổi thử")
                .param("legalBasis", "Văn bản thử số 44"))
        .hasStatus(302);
    String page = page(admin);
    List<Long> figure = figure(page);
    assertThat(figure.getFirst()).as("one moves; the appointed one stays").isEqualTo(1);
    assertThat(figure.getLast()).isGreaterThanOrEqualTo(2);
    assertThat(dueDay(dossiers.get(open.id()))).as("nothing moves before").isEqualTo(dueDay(open));

    Matcher stamp = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"").matcher(page);
    assertThat(stamp.find()).isTrue();
    assertThat(
            mvc.post()
                .uri("/worktime/draft/publish")
                .with(TestUsers.as(admin))
                .with(csrf())
                .param("stamp", stamp.group(1))
                .param("legalBasis", "Văn bản thử số 44"))
        .hasStatus(302);

    await()
        .untilAsserted(
            () -> assertThat(dueDay(dossiers.get(open.id()))).isEqualTo(LocalDate.of(2044, 6, 21)));
    Dossier moved = dossiers.get(open.id());
    assertThat(dueDates.changes(open.id()).getLast())
        .satisfies(change -> {
          assertThat(change.cause()).isEqualTo(DueDates.Cause.CALENDAR);
          assertThat(change.before()).isEqualTo(open.times().dueAt());
          assertThat(change.after()).isEqualTo(moved.times().dueAt());
          assertThat(change.basis()).isEqualTo(moved.times().calendarVersion());
        });
    assertThat(history.of(open.id()).getLast().kind()).isEqualTo(EventKind.DUE_RECOMPUTED);
    assertThat(dueDates.changes(appointed.id()).getLast().cause())
        .isEqualTo(DueDates.Cause.REAPPOINTED);
  }

  @Test
  @DisplayName("A swap announced later moves no dossier that has ended since the list was made")
  void anEndedOneStays() {
    TestOffice.Office office = offices.open();
    Dossier ended = receivedIn2044(office);
    withdrawal.withdraw(ended.id(), null, "Không còn nhu cầu", office.counter());
    Boolean moved = transaction.execute(s -> recomputation.recompute(ended.id(), withDayOff()));
    assertThat(moved).isFalse();
    assertThat(dossiers.get(ended.id()).times().dueAt()).isEqualTo(ended.times().dueAt());
  }

  private WorkCalendar withDayOff() {
    CalendarSheet sheet = worktime.newestCalendar().sheet();
    List<SpecialDay> days = new ArrayList<>(sheet.specialDays());
    days.removeIf(day -> day.date().equals(OFF));
    days.add(
        new SpecialDay(
            OFF,
            DayType.SUBSTITUTED_OFF,
            new DayName("Nghỉ hoán đổi", "Day off"),
            "Văn bản thử số 45",
            Standing.IN_FORCE));
    return new WorkCalendar(
        new CalendarSheet(
            "thử", sheet.from(), sheet.to(), sheet.hours(), sheet.weeklyRests(), days));
  }

  @Test
  void oneThatCannotBeCountedDoesNotHoldUpTheOthers() {
    TestOffice.Office office = offices.open();
    Dossier broken = receivedIn2044(office);
    Dossier open = receivedIn2044(office);
    for (int hour : List.of(9, 10)) {
      Instant from = open.times().receivedAt().plus(Duration.ofHours(hour));
      jdbc.sql(DueDates.INSERT_PAUSE)
          .params(
              DueDates.columns(
                  broken.id(),
                  new Pause(
                      from, from.plus(Duration.ofHours(3)), Pause.Cause.FINANCIAL_DUTY, "thử")))
          .update();
    }
    jdbc.sql(
            """
            update dossiers.dossier set calendar_version = 'earlier', due_at = received_at
            where id = any (:ids)
            """)
        .param("ids", new UUID[] {broken.id(), open.id()})
        .update();
    try {
      assertThat(impact.impact(worktime.newestCalendar(), withDayOff()).open()).isPositive();
      assertThatThrownBy(recomputation::recompute).isInstanceOf(WorktimeException.class);
      assertThat(dossiers.get(open.id()).times().dueAt()).isEqualTo(open.times().dueAt());
    } finally {
      jdbc.sql("delete from dossiers.pause where dossier_id = :id")
          .param("id", broken.id())
          .update();
    }
  }

  private String page(CurrentUser admin) throws Exception {
    return mvc.get()
        .uri("/worktime/draft")
        .with(TestUsers.as(admin))
        .exchange()
        .getMvcResult()
        .getResponse()
        .getContentAsString();
  }

  private static List<Long> figure(String page) {
    assertThat(page).contains("Hồ sơ đang giải quyết");
    Matcher figure = FIGURE.matcher(page);
    assertThat(figure.find()).isTrue();
    return List.of(Long.valueOf(figure.group(1)), Long.valueOf(figure.group(2)));
  }
}
