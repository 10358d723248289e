package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.WorktimeApi;

/** The history says of each step who, in which position, how long, and how early or late. */
@HouseTest
class TimelineTest {
  /** A Monday without a holiday near it; work goes from 7:00 to 11:30 and from 13:30 to 17:00. */
  private static final Instant MONDAY_8 = Instant.parse("2026-09-07T01:00:00Z");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossiersBulk bulk;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired WorktimeApi worktime;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  /** Assigned 2 hours early, appraised 3 hours late, approved to the minute. */
  private Dossier told() {
    Deed.Actor specialist = actor(office.specialist());
    return bulk.load(
            List.of(
                new Story(
                    office.papers(),
                    Channel.COUNTER,
                    null,
                    MONDAY_8,
                    List.of(
                        Deed.accepted(MONDAY_8, actor(office.counter())),
                        Deed.assigned(
                            MONDAY_8.plus(Duration.ofHours(2)),
                            actor(office.head()),
                            specialist,
                            ""),
                        Deed.proposed(
                            MONDAY_8.plus(Duration.ofHours(2 * 24 + 7)), specialist, "Đủ"),
                        Deed.approved(
                            MONDAY_8.plus(Duration.ofHours(3 * 24 + 7)),
                            actor(office.leader()),
                            "")))))
        .getFirst();
  }

  @Test
  @DisplayName("The page says who, in which position, how long, and how early or late, in words")
  void thePage() throws Exception {
    String page = page(told(), "");
    assertThat(step(page, "Vũ Văn Trưởng"))
        .contains("Phòng Thẩm định", "Thực hiện trong 2 giờ làm việc", "sớm 2 giờ làm việc")
        .doesNotContain("muộn");
    assertThat(step(page, "Phạm Thị Chuyên"))
        .contains("Thực hiện trong 2 ngày 3 giờ làm việc", "muộn 3 giờ làm việc")
        .doesNotContain("sớm");
    assertThat(step(page, "Trần Thị Lãnh"))
        .contains("Thực hiện trong 1 ngày làm việc")
        .doesNotContain("sớm", "muộn");
    String english = page(told(), "?lang=en");
    assertThat(step(english, "Vũ Văn Trưởng")).contains("2 h of working time early");
    assertThat(step(english, "Phạm Thị Chuyên")).contains("3 h of working time late");
  }

  @Test
  @DisplayName("Programs read the same in minutes of work: early is positive, late is negative")
  void rest() throws Exception {
    List<String> steps =
        history(told()).stream()
            .filter(entry -> !entry.path("tookMinutes").isNull())
            .map(entry ->
                entry.path("person").asString()
                    + ", "
                    + entry.path("position").asString()
                    + ", "
                    + entry.path("unitName").asString()
                    + ": "
                    + entry.path("tookMinutes").asInt()
                    + " / "
                    + entry.path("earlyMinutes").asInt())
            .toList();
    assertThat(steps)
        .containsExactly(
            line(office.counter(), "0 / 0"),
            line(office.head(), "120 / 120"),
            line(office.specialist(), "1140 / -180"),
            line(office.leader(), "480 / 0"));
  }

  private static String line(CurrentUser user, String minutes) {
    CurrentUser.Post post = user.posts().getFirst();
    return user.name() + ", " + post.title() + ", " + post.unitName() + ": " + minutes;
  }

  @Test
  @DisplayName("Everyday work keeps the same balance: before the due time early, after it late")
  void everydayWork() throws Exception {
    JsonNode early = assignedWithDueTime(Instant.now().plus(Duration.ofDays(20)));
    assertThat(early.path("earlyMinutes").asInt()).isPositive();
    JsonNode late = assignedWithDueTime(Instant.now().minus(Duration.ofDays(20)));
    assertThat(late.path("earlyMinutes").asInt()).isNegative();
    for (JsonNode entry : List.of(early, late)) {
      assertThat(entry.path("person").asString()).isEqualTo("Vũ Văn Trưởng");
      assertThat(entry.path("unitName").asString()).isEqualTo("Phòng Thẩm định");
    }
  }

  /** The act by which the head ends the first step, whose due time is set before. */
  private JsonNode assignedWithDueTime(Instant due) throws Exception {
    Dossier dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    Instant begun = due.minus(Duration.ofDays(30));
    jdbc.sql(
            """
            update dossiers.dossier set step_started_at = cast(:begun as timestamptz),
              step_due_at = cast(:due as timestamptz) where id = :id
            """)
        .param("begun", begun.toString())
        .param("due", due.toString())
        .param("id", dossier.id())
        .update();
    assignment.assign(dossier.id(), null, office.specialist().requireId(), "", office.head());
    JsonNode entry = history(dossier).getLast();
    Instant at = Instant.parse(entry.path("at").asString());
    assertThat(entry.path("tookMinutes").asLong()).isEqualTo(worktime.workedMinutes(begun, at));
    assertThat(entry.path("earlyMinutes").asLong()).isEqualTo(worktime.workedMinutes(at, due));
    return entry;
  }

  private List<JsonNode> history(Dossier dossier) throws Exception {
    String json =
        mvc.get()
            .uri("/api/v1/dossiers/" + dossier.id())
            .with(TestOffice.as(office.leader()))
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    return List.copyOf(JsonMapper.shared().readTree(json).path("history").values());
  }

  private String page(Dossier dossier, String query) throws Exception {
    return mvc.get()
        .uri("/dossiers/" + dossier.id() + query)
        .with(TestOffice.as(office.leader()))
        .exchange()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  /** What the history says of the step that the person ended. */
  private static String step(String page, String person) {
    String history = page.substring(page.lastIndexOf("id=\"history\""));
    int found = history.indexOf(person);
    assertThat(found).as(person).isPositive();
    int end = history.indexOf("</li>", found);
    return history.substring(found, end).replaceAll("\\s+", " ");
  }
}
