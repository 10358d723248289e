package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.DayType;

/** The apology on its page, in the counters and for programs. */
@HouseTest
class ApologyPagesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired ApologyDrafts drafts;
  @Autowired Deadlines deadlines;
  @Autowired DossierRepository dossiers;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office office;
  private Dossier dossier;
  private String base;

  @BeforeEach
  void open() {
    office = offices.open();
    Dossier received = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    dossier =
        assignment.assign(received.id(), null, office.specialist().requireId(), "", office.head());
    base = "/dossiers/" + dossier.id() + "/apology";
    drafts.draft(dossier.times().dueAt());
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String page(String uri, CurrentUser user) {
    MockHttpServletResponse answer = mvc.get().uri(uri).with(as(user)).exchange().getResponse();
    assertThat(answer.getStatus()).as(uri).isEqualTo(200);
    return text(answer);
  }

  private LocalDate after(DayType wanted) {
    LocalDate day = LocalDate.ofInstant(dossier.times().dueAt(), Vietnam.ZONE).plusDays(1);
    while (deadlines.calendar().type(day) != wanted) {
      day = day.plusDays(1);
    }
    return day;
  }

  private MockHttpServletResponse write(LocalDate due) {
    return mvc.post()
        .multipart()
        .uri(base)
        .with(as(office.specialist()))
        .with(csrf())
        .param("subject", "V/v xin lỗi")
        .param("reason", "Chờ bản vẽ")
        .param("due", DAY.format(due))
        .exchange()
        .getResponse();
  }

  @Test
  @DisplayName("A day on which the counter is closed is refused beside its field, with the reason")
  void theDayAndWhy() {
    LocalDate rest = after(DayType.WEEKEND);
    MockHttpServletResponse answer = write(rest);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer))
        .contains(DAY.format(rest) + " là ngày nghỉ hằng tuần", "href=\"#due\"")
        .contains("value=\"" + DAY.format(rest) + "\"", "Chờ bản vẽ");
    assertThat(text(write(after(DayType.HOLIDAY)))).contains("là ngày nghỉ theo", "Điều 112");
    assertThat(write(after(DayType.WORKING)).getStatus()).isEqualTo(302);
    assertThat(page(base, office.specialist())).contains(DAY.format(after(DayType.WORKING)));
  }

  @Test
  @DisplayName("The same at the desk: the action that gives a new appointment says why not")
  void theActionToo() {
    MockHttpServletResponse answer =
        mvc.post()
            .uri("/dossiers/" + dossier.id() + "/" + DossierAction.REAPPOINT.path())
            .with(as(office.leader()))
            .with(csrf())
            .param("due", DAY.format(after(DayType.WEEKEND)))
            .param("reason", "Chậm")
            .exchange()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("là ngày nghỉ hằng tuần");
  }

  private JsonNode json(String method, String uri, Map<String, ?> body, CurrentUser user) {
    var call = method.equals("PUT") ? mvc.put() : mvc.post();
    MockHttpServletResponse answer =
        call.uri("/api/v1" + uri)
            .with(as(user))
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body))
            .exchange()
            .getResponse();
    return JSON.readTree(answer.getContentAsByteArray());
  }

  private long waiting(CurrentUser user) {
    return JSON.readTree(page("/api/v1/apologies/counts", user)).get("WAITING").asLong();
  }

  @Test
  @DisplayName("Programs write, approve and sign; the counters of head and leader follow exactly")
  void byRest() {
    assertThat(waiting(office.head())).isEqualTo(1);
    assertThat(waiting(office.leader())).isZero();
    assertThat(page("/api/v1/apologies", office.head())).contains(dossier.code());
    String rest = after(DayType.WEEKEND).atTime(17, 0).atZone(Vietnam.ZONE).toInstant().toString();
    assertThat(
            json(
                    "PUT",
                    base,
                    Map.of("subject", "V/v", "reason", "Chậm", "due", rest),
                    office.specialist())
                .toString())
        .contains("DAY_OF_REST");
    String due = after(DayType.WORKING).atTime(17, 0).atZone(Vietnam.ZONE).toInstant().toString();
    JsonNode written =
        json(
            "PUT",
            base,
            Map.of("subject", "V/v", "reason", "Chậm", "due", due),
            office.specialist());
    assertThat(written.get("state").asString()).isEqualTo("DRAFT");
    json("POST", base + "/approve", Map.of(), office.head());
    assertThat(waiting(office.head())).isZero();
    assertThat(waiting(office.leader())).isEqualTo(1);
    JsonNode signed = json("POST", base + "/sign", Map.of(), office.leader());
    assertThat(signed.get("state").asString()).isEqualTo("SIGNED");
    assertThat(waiting(office.leader())).isZero();
    assertThat(dossiers.get(dossier.id()).times().dueAt()).isEqualTo(due);
    assertThat(page(base, office.leader()))
        .contains("Báo cáo vẫn tính đúng hạn theo ngày hẹn đầu", "khổ A5");
    assertThat(page("/api/v1/apologies?tab=SIGNED", offices.open().leader()))
        .doesNotContain(dossier.code());
  }
}
