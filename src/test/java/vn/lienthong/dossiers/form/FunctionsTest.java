package vn.lienthong.dossiers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.procedures.ProcedureJson;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Functions 3, 5, 7 and 9 of the ministry's list, each from its one end to the other. */
@HouseTest
class FunctionsTest {
  private static final CurrentUser ADMIN =
      new CurrentUser(
          CurrentUser.Kind.STAFF,
          UUID.randomUUID(),
          "Phạm Quản Trị",
          null,
          List.of(
              new CurrentUser.Post(
                  UUID.randomUUID(),
                  "PROCEDURE_ADMIN",
                  "Chuyên viên",
                  UUID.randomUUID(),
                  "Văn phòng",
                  "/1/2/",
                  CurrentUser.Scope.PROVINCE,
                  Set.of("procedures.view", "procedures.edit", "procedures.publish"),
                  null)));

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired ProceduresApi procedures;
  @Autowired DossierRepository dossiers;
  @Autowired DossierIntake intake;
  @Autowired DossierFiling filing;
  @Autowired DossierAssignment assignment;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
    procedures.publish(
        FormProcedure.of(office.procedure()), List.of(office.agency()), CurrentUser.SYSTEM);
  }

  private MvcTestResult call(String method, String path, String body) {
    var request =
        method.equals("PUT")
            ? mvc.put().uri(path)
            : method.equals("GET") ? mvc.get().uri(path) : mvc.post().uri(path);
    return request
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .with(TestOffice.as(ADMIN))
        .with(csrf())
        .exchange();
  }

  private static JsonNode json(MvcTestResult result) {
    assertThat(result).hasStatus2xxSuccessful();
    return JsonMapper.shared()
        .readTree(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
  }

  private JsonNode draft() {
    return json(call("POST", "/api/v1/procedures/" + office.procedure() + "/drafts", ""));
  }

  private static String path(JsonNode draft, String rest) {
    return "/api/v1/procedures/drafts/" + draft.get("id").asString() + rest;
  }

  private JsonNode change(JsonNode draft, String from, String to) {
    String content = draft.get("content").toString();
    assertThat(content).contains(from);
    return json(
        call(
            "PUT",
            path(draft, ""),
            "{\"version\":%d,\"content\":%s}"
                .formatted(draft.get("version").asInt(), content.replace(from, to))));
  }

  private String html(String path) {
    MvcTestResult result = mvc.get().uri(path).with(TestOffice.as(ADMIN)).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private UUID received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
  }

  @Test
  @DisplayName(
      "Function 3 (procedures): a draft is checked, published from a day on, never edited after;"
          + " an accepted dossier keeps its version")
  void procedures() {
    UUID old = received();
    UUID oldVersion = dossiers.get(old).procedure().versionId();
    JsonNode draft = change(draft(), "Đăng ký lớp học bơi", "Đăng ký lớp học bơi mùa hè");
    JsonNode impact = json(call("GET", path(draft, "/impact"), ""));
    MvcTestResult published =
        call(
            "POST",
            path(draft, "/publish"),
            "{\"from\":\"%s\",\"confirmation\":\"%s\"}"
                .formatted(Vietnam.today(clock), impact.get("confirmation").asString()));
    assertThat(published).hasStatus2xxSuccessful();
    assertThat(dossiers.get(received()).procedure().name()).isEqualTo("Đăng ký lớp học bơi mùa hè");
    assertThat(dossiers.get(old).procedure().versionId()).isEqualTo(oldVersion);
    assertThat(procedures.version(oldVersion).content().name()).isEqualTo("Đăng ký lớp học bơi");
    assertThat(
            call(
                "PUT", path(draft, ""), "{\"version\":1,\"content\":" + draft.get("content") + "}"))
        .hasStatus(409);
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            jdbc.sql(
                    "update procedures.version set content = content || '{\"name\":\"x\"}' where id"
                        + " = :id")
                .param("id", oldVersion)
                .update())
        .as("not even by hand")
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("Function 5 (e-dossier and forms): what is filed is checked by the declared form")
  void forms() {
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    NewDossier papers = office.papers();
    var good =
        filing.file(
            with(
                papers,
                Map.of(
                    "name",
                    "An",
                    "kind",
                    "GROUP",
                    "members.1.name",
                    "Lan",
                    "members.1.birth",
                    "1/6/2015")),
            citizen);
    assertThat(good.filing().form()).containsEntry("members.1.birth", "01/06/2015");
    for (Map<String, String> bad :
        List.of(
            Map.of("kind", "NONE"),
            Map.of("kind", "GROUP", "members.1.name", "Lan", "members.1.birth", "31/2/2015"),
            Map.of("kind", "GROUP", "members.1.name", "Lan", "members.1.nation", "XX"))) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> filing.file(with(papers, bad), citizen))
          .as(bad.toString())
          .isInstanceOf(AppException.class);
    }
  }

  private static NewDossier with(NewDossier d, Map<String, String> form) {
    return new NewDossier(
        d.procedureCode(),
        d.caseKey(),
        d.agency(),
        d.applicant(),
        d.owner(),
        d.delivery(),
        d.copies(),
        d.subject(),
        form,
        d.components());
  }

  @Test
  @DisplayName(
      "Function 7 (process): a step table is drawn, checked, tried on past dossiers, and its impact"
          + " is told before it is published")
  void process() {
    UUID first = received();
    assignment.assign(first, null, office.specialist().requireId(), "", office.head());
    received();
    JsonNode draft =
        change(
            draft(),
            "\"actions\":[{\"kind\":\"ASSIGN\",\"to\":\"appraise\"}]",
            "\"actions\":[{\"kind\":\"SEND_BACK\",\"to\":\"receive\"}]");
    assertThat(draft.get("findings").toString()).contains("DEAD_END");
    assertThat(call("POST", path(draft, "/publish"), "{\"from\":\"2030-01-01\"}")).hasStatus(400);
    JsonNode dry = json(call("GET", path(draft, "/dry-run"), ""));
    assertThat(dry.get("dossiers").asInt()).isEqualTo(2);
    String page = "/procedures/drafts/" + draft.get("id").asString();
    assertThat(html(page + "/steps"))
        .contains("<svg class=\"process\"", "role=\"img\"", "faulty", "Thẩm định")
        .doesNotContain(" style=");
    assertThat(html(page + "/dry-run")).contains("2 hồ sơ gần nhất", "Thời gian đã dùng");
    JsonNode impact = json(call("GET", path(draft, "/impact"), ""));
    assertThat(impact.get("dossiers").asInt()).isEqualTo(2);
    assertThat(impact.get("agencies").toString())
        .contains(dossiers.get(first).organisations().competent().name());
    assertThat(html(page + "/impact"))
        .contains("2 hồ sơ đang giải quyết giữ phiên bản", "Quy trình nội bộ", "Sửa các lỗi trên");
  }

  @Test
  @DisplayName(
      "Function 9 (visual configuration): steps and fields are changed by buttons, with no code")
  void configuration() {
    String id = draft().get("id").asString();
    String page = "/procedures/drafts/" + id;
    MvcTestResult moved =
        mvc.post()
            .uri(page + "/steps")
            .param("lockVersion", "0")
            .param("act", "UP-1")
            .param("s.key", "receive", "", "return")
            .param("s.name", "Tiếp nhận", "Thẩm định nhanh", "Trả kết quả")
            .param("s.nameEn", "", "", "")
            .param("s.role", "COUNTER", "SPECIALIST", "COUNTER")
            .param("s.unitRule", "RECEIVING", "HANDLING", "RECEIVING")
            .param("s.minutes", "60", "60", "30")
            .param("a.step", "0", "1", "2", "1")
            .param("a.kind", "ACCEPT", "APPROVE", "RETURN", "")
            .param("a.to", "return", "return", "", "")
            .with(TestOffice.as(ADMIN))
            .with(csrf())
            .exchange();
    assertThat(moved).hasStatus3xxRedirection();
    var steps =
        ProcedureJson.read(
                json(call("GET", "/api/v1/procedures/drafts/" + id, "")).get("content").toString())
            .steps();
    assertThat(steps)
        .extracting(step -> step.key() + " " + step.actions())
        .containsExactly(
            "tham-dinh-nhanh [Action[kind=APPROVE, to=return]]",
            "receive [Action[kind=ACCEPT, to=return]]",
            "return [Action[kind=RETURN, to=null]]");
    assertThat(html(page + "/form")).contains("Người dân sẽ thấy", "Họ tên người đăng ký");
    assertThat(
            mvc.post()
                .uri(page + "/form")
                .param("lockVersion", "1")
                .param("at", "1.0")
                .param("act", "ADD")
                .with(TestOffice.as(ADMIN))
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
    assertThat(json(call("GET", "/api/v1/procedures/drafts/" + id, "")).get("content").toString())
        .contains("Trường mới");
  }
}
