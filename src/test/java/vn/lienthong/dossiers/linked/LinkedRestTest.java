package vn.lienthong.dossiers.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.AuditWatch;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.LinkedOffice;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@ExtendWith(AuditWatch.Kept.class)
class LinkedRestTest {
  private static final String DOSSIERS = "/api/v1/dossiers";
  private static final CurrentUser CITIZEN = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");

  @Autowired MockMvcTester mvc;
  @Autowired LinkedOffice linked;

  private LinkedOffice.Office office;
  private String dossier;

  @BeforeEach
  void file() {
    office = linked.open(true);
    JsonNode filed =
        post(
            CITIZEN,
            DOSSIERS + "/filings",
            Map.of(
                "procedureCode",
                office.procedure(),
                "applicant",
                Map.of("kind", "CITIZEN", "name", "Nguyễn Văn Ân"),
                "components",
                List.of(Map.of("key", "don", "originals", 1))));
    dossier = filed.path("dossier").path("id").asString();
    post(office.lead().counter(), DOSSIERS + "/" + dossier + "/accept", Map.of());
  }

  private JsonNode post(CurrentUser user, String path, Map<String, ?> body) {
    MvcTestResult answer = call(user, path, body);
    assertThat(answer)
        .as(path)
        .matches(result -> {
          int status = result.getResponse().getStatus();
          assertThat(status).as(path + ": " + text(answer)).isBetween(200, 201);
        });
    return json(answer);
  }

  private MvcTestResult call(CurrentUser user, String path, Map<String, ?> body) {
    return mvc.post()
        .uri(path)
        .with(as(user))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(JsonMapper.shared().writeValueAsString(body))
        .exchange();
  }

  private JsonNode get(CurrentUser user, String path) {
    MvcTestResult answer = mvc.get().uri(path).with(as(user)).exchange();
    assertThat(answer).as(path).hasStatusOk();
    return json(answer);
  }

  private static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  private static String text(MvcTestResult answer) {
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private JsonNode part(CurrentUser user, String key) {
    return get(user, DOSSIERS + "/" + dossier + "/parts")
        .valueStream()
        .filter(one -> one.path("part").path("plan").path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private String status(String key) {
    return part(office.lead().head(), key).path("part").path("status").asString();
  }

  private void done(String key, CurrentUser specialist, CurrentUser leader) {
    String at =
        DOSSIERS + "/parts/" + part(specialist, key).path("part").path("id").asString() + "/";
    post(specialist, at + "take", Map.of());
    post(specialist, at + "propose", Map.of("proposal", "GRANT", "note", "Đủ"));
    post(
        leader,
        at + "approve",
        Map.of(
            "documents",
            List.of(Map.of("number", "01/" + key, "title", "Kết quả", "signer", "Người ký"))));
  }

  private long count(CurrentUser user, String queue) {
    return get(user, DOSSIERS + "/parts/counts").path(queue).asLong();
  }

  @Test
  @DisplayName("One filing, three agencies in sequence and in parallel, one joint result: by REST")
  void wholeJourney() {
    CurrentUser police = office.police().specialist();
    assertThat(count(police, "SENT")).isZero();
    done("birth", office.lead().specialist(), office.lead().leader());
    assertThat(count(police, "SENT")).isEqualTo(1);
    assertThat(count(office.lead().head(), "LED")).isEqualTo(2);
    JsonNode first = get(police, DOSSIERS + "/parts?queue=sent").path("rows").get(0);
    assertThat(first.path("name").asString()).isEqualTo("Đăng ký thường trú");

    done("residence", police, office.police().leader());
    assertThat(count(police, "SENT")).isZero();
    assertThat(count(office.lead().head(), "LED")).isEqualTo(1);
    done("insurance", office.insurance().specialist(), office.insurance().leader());

    String here = DOSSIERS + "/" + dossier;
    CurrentUser specialist = office.lead().specialist();
    post(
        office.lead().head(),
        here + "/assign",
        Map.of("person", specialist.requireId().toString()));
    post(specialist, here + "/propose", Map.of("proposal", "GRANT", "note", "Đủ ba phần"));
    post(office.lead().leader(), here + "/approve", Map.of());
    JsonNode handled =
        post(
            office.lead().clerk(),
            here + "/result",
            Map.of(
                "outcome", "GRANTED", "number", "KQ-1", "title", "Kết quả chung", "signer", "Ký"));
    assertThat(handled.path("statusCode").asInt()).isEqualTo(9);
    assertThat(handled.path("results").size()).isEqualTo(4);
    JsonNode returned =
        post(office.lead().counter(), here + "/return", Map.of("collector", "Nguyễn Văn Ân"));
    assertThat(returned.path("statusCode").asInt()).isEqualTo(10);

    JsonNode seen = part(CITIZEN, "residence");
    assertThat(seen.path("part").path("place").path("name").asString())
        .isEqualTo("Công an phường thử");
    assertThat(seen.path("part").path("times").path("takenAt").asString()).isNotEmpty();
    assertThat(seen.path("part").path("proposal").isNull()).isTrue();
    assertThat(seen.path("history").isEmpty()).isTrue();
  }

  @Test
  @DisplayName("An agency asks for papers, the lead sends one Form 02; a second without leave: 409")
  void supplement() {
    done("birth", office.lead().specialist(), office.lead().leader());
    CurrentUser police = office.police().specialist();
    CurrentUser specialist = office.lead().specialist();
    post(
        office.lead().head(),
        DOSSIERS + "/" + dossier + "/assign",
        Map.of("person", specialist.requireId().toString()));
    String at =
        DOSSIERS + "/parts/" + part(police, "residence").path("part").path("id").asString() + "/";
    post(police, at + "take", Map.of());
    Map<String, ?> wish =
        Map.of(
            "reason", "Thiếu", "items", List.of(Map.of("name", "Ý kiến chủ hộ", "what", "Thiếu")));
    post(police, at + "ask-supplement", wish);
    assertThat(count(office.lead().head(), "WISHES")).isEqualTo(1);
    post(specialist, at + "forward-supplement", Map.of());
    assertThat(status("residence")).isEqualTo("SUPPLEMENT_WAITING");
    post(
        office.lead().counter(),
        DOSSIERS + "/" + dossier + "/supplement/receive",
        Map.of("note", "Đã nộp"));
    assertThat(status("residence")).isEqualTo("WORKING");
    post(police, at + "ask-supplement", wish);
    assertThat(call(specialist, at + "forward-supplement", Map.of())).hasStatus(409);
    post(specialist, at + "decline-supplement", Map.of("reason", "Đã có"));
    assertThat(call(specialist, at + "nudge", Map.of())).hasStatusOk();
    assertThat(call(specialist, at + "nudge", Map.of())).hasStatus(409);
  }

  @Test
  @DisplayName("Agencies and strangers reach nothing that is not theirs")
  void refused() {
    String birth =
        DOSSIERS
            + "/parts/"
            + part(office.lead().specialist(), "birth").path("part").path("id").asString()
            + "/take";
    assertThat(call(office.police().specialist(), birth, Map.of())).hasStatus(404);
    assertThat(call(CITIZEN, birth, Map.of())).hasStatus(403);
    assertThat(
            mvc.get()
                .uri(DOSSIERS + "/" + dossier + "/parts")
                .with(as(TestOffice.citizen("Người Lạ", "099900000099")))
                .exchange())
        .hasStatus(404);
  }

  private String at(CurrentUser user, String key) {
    return DOSSIERS + "/parts/" + part(user, key).path("part").path("id").asString() + "/";
  }

  private static Map<String, String> to(CurrentUser person) {
    return Map.of("person", person.requireId().toString());
  }

  @Test
  @DisplayName("A leader gives a part to one of the agency, and to nobody else")
  void assign() {
    done("birth", office.lead().specialist(), office.lead().leader());
    CurrentUser police = office.police().specialist();
    CurrentUser chief = office.police().leader();
    String at = at(chief, "residence");
    assertThat(call(police, at + "assign", to(police))).hasStatus(403);
    assertThat(call(chief, at + "assign", to(office.insurance().specialist())))
        .hasStatus4xxClientError();
    assertThat(call(chief, at + "assign", Map.of())).hasStatus(400);
    JsonNode given = post(chief, at + "assign", to(police));
    assertThat(given.path("status").asString()).isEqualTo("WORKING");
    assertThat(given.path("assigneeName").asString()).isEqualTo("Bùi Văn Cảnh");
    Map<String, ?> old =
        Map.of("version", given.path("version").asInt() - 1, "person", to(police).get("person"));
    assertThat(call(chief, at + "assign", old)).as("a stale version").hasStatus(409);
    assertThat(part(police, "residence").path("actions").toString()).contains("PROPOSE");
  }

  @Test
  @DisplayName("A proposal goes back with its reason, is made again, and the part can be refused")
  void sendBackAndRefuse() {
    done("birth", office.lead().specialist(), office.lead().leader());
    CurrentUser police = office.police().specialist();
    CurrentUser chief = office.police().leader();
    String at = at(police, "residence");
    post(police, at + "take", Map.of());
    assertThat(call(chief, at + "send-back", Map.of("reason", "Chưa trình"))).hasStatus(409);
    post(police, at + "propose", Map.of("proposal", "GRANT", "note", "Đủ"));
    assertThat(call(chief, at + "send-back", Map.of())).hasStatus(400);
    assertThat(call(police, at + "send-back", Map.of("reason", "Tự trả"))).hasStatus(403);
    JsonNode back = post(chief, at + "send-back", Map.of("reason", "Xem lại nơi ở"));
    assertThat(back.path("status").asString()).isEqualTo("WORKING");
    assertThat(part(police, "residence").path("history").toString())
        .contains("SEND_BACK", "Xem lại nơi ở");
    post(police, at + "propose", Map.of("proposal", "REFUSE", "note", "Không đủ"));
    assertThat(call(chief, at + "approve", Map.of())).as("no reason").hasStatus(400);
    post(chief, at + "approve", Map.of("reason", "Chưa có chỗ ở hợp pháp"));
    assertThat(status("residence")).isEqualTo("REFUSED");
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 21: a leader of the lead, and nobody else, has a part done again")
  void reopen() {
    done("birth", office.lead().specialist(), office.lead().leader());
    done("residence", office.police().specialist(), office.police().leader());
    CurrentUser lead = office.lead().leader();
    String at = at(lead, "residence");
    Map<String, ?> why = Map.of("reason", "Sai tên đệm");
    assertThat(call(office.police().leader(), at + "reopen", why)).hasStatus(403);
    assertThat(call(office.lead().specialist(), at + "reopen", why)).hasStatus(403);
    assertThat(call(lead, at + "reopen", Map.of())).hasStatus(400);
    assertThat(part(lead, "residence").path("results").size()).isEqualTo(1);
    JsonNode again = post(lead, at + "reopen", why);
    assertThat(again.path("status").asString()).isEqualTo("WORKING");
    assertThat(part(lead, "residence").path("results").isEmpty()).as("revoked").isTrue();
    assertThat(call(lead, at + "reopen", why)).as("once is enough").hasStatus(409);
  }

  @Test
  @DisplayName("The joint result is neither offered nor taken while agencies owe their parts")
  void jointResultWaits() {
    CurrentUser specialist = office.lead().specialist();
    post(office.lead().head(), DOSSIERS + "/" + dossier + "/assign", to(specialist));
    String here = DOSSIERS + "/" + dossier;
    assertThat(get(specialist, here).path("actions").toString()).doesNotContain("PROPOSE");
    MvcTestResult refused =
        call(specialist, here + "/propose", Map.of("proposal", "GRANT", "note", "Vội"));
    assertThat(refused).hasStatus(409);
    assertThat(text(refused)).contains("Đăng ký thường trú (Công an phường thử)");
  }
}
