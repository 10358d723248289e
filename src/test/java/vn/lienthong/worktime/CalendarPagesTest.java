package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

/** Years after 2040 are used, so that no other test sees the published changes. */
@HouseTest
@RecordApplicationEvents
class CalendarPagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired WorktimeApi worktime;
  @Autowired ApplicationEvents events;

  @AfterEach
  void dropDraft() {
    jdbc.sql("delete from worktime.draft_day").update();
    jdbc.sql("delete from worktime.draft_hours").update();
  }

  private static RequestPostProcessor as(CurrentUser.Scope scope, String... permissions) {
    return authentication(
        new PreAuthenticatedAuthenticationToken(user(scope, permissions), null, List.of()));
  }

  static CurrentUser user(CurrentUser.Scope scope, String... permissions) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        UUID.randomUUID(),
        "Lê Thị Thử",
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "PROCEDURE_ADMIN",
                "Chuyên viên",
                UUID.randomUUID(),
                "Văn phòng",
                "/1/2/",
                scope,
                Set.of(permissions),
                null)));
  }

  private static RequestPostProcessor editor() {
    return as(CurrentUser.Scope.PROVINCE, "worktime.view", "worktime.edit");
  }

  private static RequestPostProcessor viewer() {
    return as(CurrentUser.Scope.SUBTREE, "worktime.view");
  }

  private MvcTestResult edit(String day, RequestPostProcessor who, String... fields) {
    var request = mvc.post().uri("/worktime/days/" + day).with(who).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }

  private MvcTestResult swap2040() {
    return edit(
        "2040-03-05",
        editor(),
        "type",
        "SUBSTITUTED_OFF",
        "nameVi",
        "Nghỉ hoán đổi thử",
        "legalBasis",
        "Văn bản thử số 1",
        "standing",
        "IN_FORCE",
        "partner",
        "10/03/2040");
  }

  private String stamp() throws Exception {
    String page =
        mvc.get()
            .uri("/worktime/draft")
            .with(editor())
            .exchange()
            .getResponse()
            .getContentAsString();
    Matcher matcher = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  @DisplayName("Whoever may view sees the year, its holidays and their legal basis")
  void year() throws IOException {
    MvcTestResult page = mvc.get().uri("/worktime/calendar?year=2026").with(viewer()).exchange();
    assertThat(page).hasStatusOk();
    assertThat(page).bodyText().contains("Tháng 12", "Quốc khánh", "Điều 112", "LLV-");
    assertThat(page)
        .bodyText()
        .contains(
            "trong 8 giờ làm việc", "tiếp nhận sau 15:00", "Nghị định 309/2026/NĐ-CP, Điều 9");
    assertThat(page).bodyText().doesNotContain("/worktime/days/");
    Path shown = Path.of("target/pages/worktime-year.html");
    Files.createDirectories(shown.getParent());
    Files.writeString(
        shown,
        mvc.get()
            .uri("/worktime/calendar?year=2026")
            .with(editor())
            .exchange()
            .getMvcResult()
            .getResponse()
            .getContentAsString());
  }

  @Test
  @DisplayName("Every year that is held opens; the next one does not exist")
  void years() {
    for (int year : new int[] {1990, 1999, 2030, 2050}) {
      assertThat(mvc.get().uri("/worktime/calendar?year=" + year).with(viewer())).hasStatusOk();
    }
    assertThat(mvc.get().uri("/worktime/calendar?year=2051").with(viewer())).hasStatus(404);
  }

  @Test
  @DisplayName("Without the permission over the province nothing can be edited or published")
  void refused() {
    assertThat(mvc.get().uri("/worktime/calendar").with(as(CurrentUser.Scope.PROVINCE)))
        .hasStatus(403);
    assertThat(mvc.get().uri("/worktime/days/2040-03-05").with(viewer())).hasStatus(403);
    assertThat(mvc.get().uri("/worktime/draft").with(viewer())).hasStatus(403);
    RequestPostProcessor ofOneUnit =
        as(CurrentUser.Scope.SUBTREE, "worktime.view", "worktime.edit");
    assertThat(edit("2040-03-05", ofOneUnit, "type", "HOLIDAY", "nameVi", "X", "legalBasis", "Y"))
        .hasStatus(403);
    assertThat(jdbc.sql("select count(*) from worktime.draft_day").query(Long.class).single())
        .isZero();
  }

  @Test
  @DisplayName("A wrong day is refused in place and keeps what was typed")
  void formErrors() {
    MvcTestResult refusal =
        edit(
            "2040-03-05", editor(), "type", "MAKE_UP_WORK", "nameVi", "Làm bù thử", "partner", "x");
    assertThat(refusal).hasStatus(422);
    assertThat(refusal)
        .bodyText()
        .contains("Làm bù thử", "Nhập căn cứ pháp lý", "không thể là ngày làm bù", "“x”");
  }

  @Test
  @DisplayName("A swap is drafted, previewed, published with its basis, and then counts")
  void publishes() throws Exception {
    var monday = GoldenCase.instant(LocalDateTime.of(2040, 3, 2, 8, 0));
    assertThat(swap2040()).hasStatus(302);
    assertThat(worktime.calendar().type(LocalDate.of(2040, 3, 5)).working()).isTrue();
    assertThat(mvc.get().uri("/worktime/draft").with(editor()))
        .hasStatusOk()
        .bodyText()
        .contains("05/03/2040", "10/03/2040", "5 ngày làm việc", "Nghỉ hoán đổi thử");

    String stamp = stamp();
    assertThat(
            mvc.post()
                .uri("/worktime/draft/publish")
                .with(editor())
                .with(csrf())
                .param("stamp", stamp))
        .hasStatus(422);
    var before = worktime.due(monday, Term.workingDays(1), DueRule.USUAL).at();
    assertThat(
            mvc.post()
                .uri("/worktime/draft/publish")
                .with(editor())
                .with(csrf())
                .param("stamp", stamp)
                .param("legalBasis", "Văn bản thử số 1"))
        .hasStatus(302);

    assertThat(worktime.calendar().type(LocalDate.of(2040, 3, 5)))
        .isEqualTo(DayType.SUBSTITUTED_OFF);
    assertThat(worktime.calendar().type(LocalDate.of(2040, 3, 10))).isEqualTo(DayType.MAKE_UP_WORK);
    assertThat(worktime.due(monday, Term.workingDays(1), DueRule.USUAL).at()).isAfter(before);
    WorkCalendarPublished event =
        events.stream(WorkCalendarPublished.class).reduce((a, b) -> b).orElseThrow();
    assertThat(event.days()).containsExactly(LocalDate.of(2040, 3, 5), LocalDate.of(2040, 3, 10));
    assertThat(event.version()).isEqualTo(worktime.calendar().version());
    assertThat(worktime.calendar(event.previousVersion()).type(LocalDate.of(2040, 3, 5)).working())
        .as("the earlier version is kept")
        .isTrue();
    assertThat(
            jdbc.sql(
                    """
                    select basis from audit.entry where action = 'worktime.calendar-published'
                    and object_id = :version
                    """)
                .param("version", event.version())
                .query(String.class)
                .single())
        .isEqualTo("Văn bản thử số 1");
  }

  @Test
  @DisplayName("Who publishes a draft that moved on is stopped")
  void stale() throws Exception {
    swap2040();
    String stamp = stamp();
    edit(
        "2040-04-02", editor(), "type", "HOLIDAY", "nameVi", "Ngày thử", "legalBasis", "Văn bản 2");
    assertThat(
            mvc.post()
                .uri("/worktime/draft/publish")
                .with(editor())
                .with(csrf())
                .param("stamp", stamp)
                .param("legalBasis", "Văn bản thử"))
        .hasStatus(422)
        .bodyText()
        .contains("Văn bản thử", "vừa được người khác sửa", "02/04/2040");
  }

  @Test
  @DisplayName("Two people edit one day: the later sees both versions and nothing is overwritten")
  void conflict() {
    swap2040();
    assertThat(
            edit(
                "2040-03-05",
                editor(),
                "seen",
                "-",
                "type",
                "HOLIDAY",
                "nameVi",
                "Bản của tôi",
                "legalBasis",
                "Văn bản 3"))
        .hasStatus(422)
        .bodyText()
        .contains("Bản của tôi", "Nghỉ hoán đổi thử", "Lê Thị Thử");
    assertThat(
            jdbc.sql("select name_vi from worktime.draft_day where day = date '2040-03-05'")
                .query(String.class)
                .single())
        .isEqualTo("Nghỉ hoán đổi thử");
  }

  @Test
  @DisplayName("Two people draft hours: the later sees both versions and nothing is overwritten")
  void conflictOfHours() throws Exception {
    String seen = seenHours();
    assertThat(hours(seen, "7:30-12:00", "13:00-16:30")).hasStatus(302);
    MvcTestResult refused = hours(seen, "7:00-11:30", "13:30-17:00");
    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("07:30–12:00, 13:00–16:30", "7:00-11:30", "13:30-17:00", "Lê Thị Thử vừa sửa");
    assertThat(
            jdbc.sql("select shifts::text from worktime.draft_hours").query(String.class).single())
        .contains("07:30");
    assertThat(hours(seenHours(), "7:00-11:30", "13:30-17:00"))
        .as("who has seen it may save")
        .hasStatus(302);
  }

  private String seenHours() throws Exception {
    String page =
        mvc.get()
            .uri("/worktime/hours")
            .with(editor())
            .exchange()
            .getResponse()
            .getContentAsString();
    Matcher matcher = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private MvcTestResult hours(String seen, String morning, String afternoon) {
    return mvc.post()
        .uri("/worktime/hours")
        .with(editor())
        .with(csrf())
        .param("seen", seen)
        .param("from", "15/10/2046")
        .param("morning", morning)
        .param("afternoon", afternoon)
        .param("legalBasis", "Quyết định thử")
        .exchange();
  }

  @Test
  @DisplayName("Hours of the day are drafted from a date on and must be 8 hours")
  void hours() {
    var form =
        mvc.post()
            .uri("/worktime/hours")
            .with(editor())
            .with(csrf())
            .param("from", "15/10/2045")
            .param("morning", "7:30-12:00")
            .param("legalBasis", "Quyết định thử");
    assertThat(form.param("afternoon", "13:00-17:30"))
        .hasStatus(422)
        .bodyText()
        .contains("đúng 8 giờ", "13:00-17:30");
    assertThat(
            mvc.post()
                .uri("/worktime/hours")
                .with(editor())
                .with(csrf())
                .param("from", "15/10/2045")
                .param("morning", "7:30-12:00")
                .param("afternoon", "13:00 – 16:30")
                .param("legalBasis", "Quyết định thử"))
        .hasStatus(302);
    assertThat(mvc.get().uri("/worktime/draft").with(editor()))
        .hasStatusOk()
        .bodyText()
        .contains("15/10/2045", "07:30–12:00, 13:00–16:30");
    assertThat(mvc.get().uri("/worktime/hours").with(viewer())).hasStatus(403);
  }

  @Test
  @DisplayName("The calculator explains each step and refuses in place")
  void calculator() {
    assertThat(
            mvc.get()
                .uri("/worktime/due?start=13/02/2026 15:00&term=1 ngày làm việc")
                .with(viewer()))
        .hasStatusOk()
        .bodyText()
        .contains("23/02/2026", "Tết Nguyên đán");
    assertThat(mvc.get().uri("/worktime/due?start=hôm qua&term=1wd").with(viewer()))
        .hasStatus(422)
        .bodyText()
        .contains("hôm qua", "Không đọc được thời điểm");
  }
}
