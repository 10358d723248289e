package vn.lienthong.dossiers.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.AuditWatch;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@ExtendWith(AuditWatch.Kept.class)
class DossierRestTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ROOT = "/api/v1/dossiers";

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private MvcTestResult call(String method, String uri, Object body, CurrentUser user) {
    return mvc.method(org.springframework.http.HttpMethod.valueOf(method))
        .uri(uri)
        .contentType(MediaType.APPLICATION_JSON)
        .content(JSON.writeValueAsString(body))
        .with(authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of())))
        .with(csrf())
        .exchange();
  }

  private static JsonNode json(MvcTestResult result) {
    String body = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(result.getResponse().getStatus()).as(body).isBetween(200, 201);
    return JSON.readTree(body);
  }

  private Map<String, Object> papers() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("procedureCode", office.procedure());
    body.put(
        "applicant",
        Map.of("kind", "CITIZEN", "name", "Nguyễn Văn Ân", "identityNumber", "099900000011"));
    body.put("components", List.of(Map.of("key", "don", "originals", 1)));
    return body;
  }

  private String received() {
    return json(call("POST", ROOT, papers(), office.counter())).at("/dossier/id").asString();
  }

  private JsonNode act(String id, String action, CurrentUser user, Map<String, ?> body) {
    return json(call("POST", ROOT + "/" + id + "/" + action, body, user));
  }

  @Test
  @DisplayName(
      "By REST: filed, accepted, handled, returned, rated, looked up; under the same permissions")
  void wholeLife() {
    offices.exempt(office);
    TestOffice.Office other = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    JsonNode filed = json(call("POST", ROOT + "/filings", papers(), citizen));
    String id = filed.at("/dossier/id").asString();
    String code = filed.at("/dossier/code").asString();
    assertThat(looked(code).at("/statusCode").asInt()).isEqualTo(1);
    int version = act(id, "accept", office.counter(), Map.of()).at("/dossier/version").asInt();
    act(
        id,
        "assign",
        office.head(),
        Map.of("version", version, "person", office.specialist().id()));
    act(id, "process", office.specialist(), Map.of("note", "Đã kiểm tra thực địa"));
    String question =
        json(call(
                "POST",
                ROOT + "/" + id + "/consult",
                Map.of("unit", other.division(), "question", "Có ý kiến?", "days", 3),
                office.specialist()))
            .at("/id")
            .asString();
    act(
        id,
        "consultations/" + question + "/answer",
        other.specialist(),
        Map.of("agrees", true, "answer", "Đồng ý"));
    act(
        id,
        "supplement",
        office.specialist(),
        Map.of(
            "reason",
            "Thiếu bản vẽ",
            "items",
            List.of(Map.of("componentKey", "banve", "name", "Bản vẽ", "what", "Nộp bản vẽ"))));
    act(
        id,
        "supplement/receive",
        office.counter(),
        Map.of("components", List.of(Map.of("key", "banve", "copies", 1))));
    act(id, "propose", office.specialist(), Map.of("proposal", "GRANT", "note", "Đủ điều kiện"));
    act(id, "send-back", office.leader(), Map.of("reason", "Ghi rõ căn cứ"));
    act(id, "propose", office.specialist(), Map.of("proposal", "GRANT", "note", "Đã ghi căn cứ"));
    act(id, "approve", office.leader(), Map.of());
    act(
        id,
        "result",
        office.clerk(),
        Map.of("outcome", "GRANTED", "number", "7/GP", "title", "Giấy phép", "signer", "Trần Thị"));
    JsonNode end = act(id, "return", office.counter(), Map.of("collector", "Nguyễn Văn Ân"));
    assertThat(end.at("/statusCode").asInt()).isEqualTo(10);
    assertThat(end.at("/history").size()).isEqualTo(14);
    assertThat(end.at("/dossier/times/trace/steps").isArray()).isTrue();
    rated(id, citizen);
    assertThat(looked(code).toString())
        .isEqualTo("{\"code\":\"%s\",\"status\":\"RETURNED\",\"statusCode\":10}".formatted(code));
  }

  /** What anybody is told of a dossier. */
  private JsonNode looked(String code) {
    return json(mvc.get().uri("/api/v1/lookup?code=" + code).exchange());
  }

  private void rated(String id, CurrentUser citizen) {
    String uri = ROOT + "/" + id + "/rating";
    JsonNode asked = json(call("GET", uri, Map.of(), citizen));
    assertThat(asked.at("/possible").asBoolean()).isTrue();
    Map<String, Integer> scores = new LinkedHashMap<>();
    asked
        .at("/questions")
        .forEach(question -> {
          int best =
              question.at("/options").propertyNames().stream()
                  .mapToInt(Integer::parseInt)
                  .max()
                  .orElseThrow();
          scores.put(question.at("/code").asString(), best);
        });
    assertThat(scores).hasSizeGreaterThan(4);
    Map<String, Object> body = Map.of("scores", scores, "comment", "Làm nhanh, dặn kỹ");
    CurrentUser other = TestOffice.citizen("Kẻ Khác", "099900000077");
    assertThat(call("GET", uri, Map.of(), other)).hasStatus(404);
    assertThat(call("POST", uri, body, other)).hasStatus(404);
    assertThat(call("POST", uri, body, office.counter())).hasStatus(403);
    assertThat(call("POST", uri, Map.of("scores", Map.of()), citizen)).hasStatus(400);
    JsonNode given = json(call("POST", uri, body, citizen));
    assertThat(given.at("/given/points").asInt()).isEqualTo(given.at("/given/most").asInt());
    assertThat(given.at("/given/comment").asString()).isEqualTo("Làm nhanh, dặn kỹ");
    assertThat(given.at("/possible").asBoolean()).isFalse();
    assertThat(call("POST", uri, body, citizen)).hasStatus(409);
  }

  @Test
  void aWrongCallSaysWhatIsWrong() {
    MvcTestResult none = call("POST", ROOT, Map.of(), office.counter());
    assertThat(none).hasStatus(400).hasContentTypeCompatibleWith("application/problem+json");
    assertThat(none).bodyText().contains("applicant").doesNotContain("Exception");
    Map<String, Object> body = papers();
    body.put("components", List.of());
    assertThat(call("POST", ROOT, body, office.counter()))
        .hasStatus(400)
        .bodyText()
        .contains("Đơn đề nghị");
    body.put("channel", "BY_PIGEON");
    assertThat(call("POST", ROOT, body, office.counter()))
        .hasStatus(400)
        .bodyText()
        .contains("JSON_VALUE", "Trường channel không đúng", "COUNTER, ONLINE");
    body.put("channel", "COUNTER");
    body.put("components", List.of(Map.of("key", "don"), Map.of("key", "x", "originals", "hai")));
    assertThat(call("POST", ROOT, body, office.counter()))
        .bodyText()
        .contains("components[1].originals", "cần một số");
  }

  @Test
  void aCallThatCannotBeReadSaysWhere() {
    assertThat(raw(ROOT, "{\"procedureCode\":\n  \"1.0\",,}", MediaType.APPLICATION_JSON))
        .hasStatus(400)
        .bodyText()
        .contains("JSON_SYNTAX", "dòng 2, cột");
    assertThat(raw(ROOT, "", MediaType.APPLICATION_JSON)).bodyText().contains("BODY_MISSING");
    assertThat(raw(ROOT, "a", MediaType.TEXT_PLAIN))
        .hasStatus(400)
        .bodyText()
        .contains("text/plain", "application/json");
    assertThat(call("GET", ROOT + "?size=nhiều", Map.of(), office.counter()))
        .hasStatus(400)
        .bodyText()
        .contains("Tham số size không đúng", "nhiều", "một số");
    assertThat(call("GET", "/api/v1/lookup", Map.of(), office.counter()))
        .hasStatus(400)
        .bodyText()
        .contains("Thiếu tham số code");
    assertThat(call("GET", ROOT + "/khong-phai-ma", Map.of(), office.counter())).hasStatus(404);
  }

  private MvcTestResult raw(String uri, String body, MediaType type) {
    return mvc.post()
        .uri(uri)
        .contentType(type)
        .content(body)
        .with(
            authentication(
                new PreAuthenticatedAuthenticationToken(office.counter(), null, List.of())))
        .with(csrf())
        .exchange();
  }

  @Test
  void aStaleVersionIsRefusedWithBothVersions() {
    String id = received();
    act(id, "assign", office.head(), Map.of("version", 1, "person", office.specialist().id()));
    assertThat(
            call(
                "POST",
                ROOT + "/" + id + "/assign",
                Map.of("version", 1, "person", office.colleague().id()),
                office.head()))
        .hasStatus(409)
        .bodyText()
        .contains("\"seenVersion\":1", "\"currentVersion\":2");
  }

  @Test
  void aCitizenFilesAndSeesOnlyTheirOwn() {
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    JsonNode filed = json(call("POST", ROOT + "/filings", papers(), citizen));
    String id = filed.at("/dossier/id").asString();
    assertThat(filed.at("/statusCode").asInt()).isEqualTo(1);
    assertThat(filed.at("/dossier/applicant/account").asString()).isEqualTo("" + citizen.id());
    CurrentUser other = TestOffice.citizen("Kẻ Khác", "099900000077");
    assertThat(call("GET", ROOT + "/" + id, Map.of(), other)).hasStatus(404);
    assertThat(call("POST", ROOT + "/" + id + "/withdraw", Map.of("reason", "x"), other))
        .hasStatus(404);
    assertThat(call("POST", ROOT, papers(), citizen)).hasStatus(403);
    assertThat(call("GET", ROOT, Map.of(), citizen)).hasStatus(403);
    act(id, "withdraw", citizen, Map.of("reason", "Không cần nữa"));
  }

  @Test
  @DisplayName("A program of the applicant sees what happened, not what the agency said of it")
  void theApplicantSeesNoOpinions() {
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    String id =
        json(call("POST", ROOT + "/filings", papers(), citizen)).at("/dossier/id").asString();
    act(id, "accept", office.counter(), Map.of());
    act(
        id,
        "assign",
        office.head(),
        Map.of("person", office.specialist().requireId(), "note", "Hồ sơ khó, làm kỹ"));
    act(id, "process", office.specialist(), Map.of("note", "Nghi ngờ giấy tờ giả"));
    act(id, "propose", office.specialist(), Map.of("proposal", "GRANT", "note", "Tạm được"));
    String seen = json(call("GET", ROOT + "/" + id, Map.of(), citizen)).toString();
    assertThat(seen)
        .contains("ACCEPTED", "ASSIGNED")
        .doesNotContain("PROPOSED", "NOTED", "Hồ sơ khó", "Nghi ngờ", "Tạm được");
    assertThat(json(call("GET", ROOT + "/" + id, Map.of(), office.head())).toString())
        .contains("Hồ sơ khó, làm kỹ", "Nghi ngờ giấy tờ giả", "Tạm được");
  }

  @Test
  @DisplayName("The API document says of every call on dossiers what it does and what it answers")
  void everyCallIsDescribed() {
    JsonNode paths = json(call("GET", "/api/openapi", Map.of(), office.head())).at("/paths");
    long calls = 0;
    for (var path : paths.properties()) {
      if (path.getKey().startsWith(ROOT)) {
        for (var operation : path.getValue().properties()) {
          calls++;
          assertThat(operation.getValue().at("/summary").asString()).as(path.getKey()).isNotBlank();
        }
      }
    }
    assertThat(calls).isGreaterThanOrEqualTo(28);
    assertThat(paths.path(ROOT + "/{id}/approve").toString())
        .contains("#/components/schemas/DossierResource");
  }

  @Test
  void everyCallIsShutToOtherOffices() {
    TestOffice.Office other = offices.open();
    String id = received();
    List<String> actions =
        List.of(
            "accept",
            "refuse",
            "assign",
            "process",
            "consult",
            "propose",
            "approve",
            "send-back",
            "result",
            "return",
            "supplement",
            "supplement/grant",
            "supplement/receive",
            "payment",
            "payment/confirm",
            "withdraw",
            "stop",
            "reappoint",
            "correct");
    Map<String, Object> body =
        Map.ofEntries(
            Map.entry("reason", "x"),
            Map.entry("note", "x"),
            Map.entry("person", other.specialist().requireId()),
            Map.entry("unit", other.division()),
            Map.entry("question", "x"),
            Map.entry("days", 1),
            Map.entry("proposal", "GRANT"),
            Map.entry("outcome", "GRANTED"),
            Map.entry("number", "1"),
            Map.entry("title", "x"),
            Map.entry("signer", "x"),
            Map.entry("collector", "x"),
            Map.entry("amount", 1),
            Map.entry("receipt", "1"),
            Map.entry("due", "2030-01-01T00:00:00Z"),
            Map.entry("to", "PROCESSING"),
            Map.entry("items", List.of()));
    for (CurrentUser stranger :
        List.of(
            other.counter(),
            other.head(),
            other.specialist(),
            other.leader(),
            other.clerk(),
            TestOffice.citizen("Kẻ Khác", "099900000066"))) {
      assertThat(call("GET", ROOT + "/" + id, Map.of(), stranger).getResponse().getStatus())
          .isIn(403, 404);
      for (String action : actions) {
        assertThat(
                call("POST", ROOT + "/" + id + "/" + action, body, stranger)
                    .getResponse()
                    .getStatus())
            .as(stranger.name() + " " + action)
            .isIn(403, 404);
      }
    }
    assertThat(
            json(call("GET", ROOT + "/" + id, Map.of(), office.head()))
                .at("/dossier/version")
                .asInt())
        .isEqualTo(1);
  }
}
