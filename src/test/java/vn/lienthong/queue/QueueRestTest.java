package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class QueueRestTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ROOT = "/api/v1/queue";

  @Autowired MockMvcTester mvc;
  @Autowired TestHall halls;

  private TestHall.Hall hall;

  @BeforeEach
  void open() {
    hall = halls.open();
  }

  private MvcTestResult call(String method, String uri, Object body, CurrentUser user) {
    return mvc.method(HttpMethod.valueOf(method))
        .uri(uri)
        .contentType(MediaType.APPLICATION_JSON)
        .content(JSON.writeValueAsString(body))
        .with(TestOffice.as(user))
        .with(csrf())
        .exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private JsonNode json(String method, String uri, Object body, CurrentUser user) {
    MvcTestResult result = call(method, uri, body, user);
    assertThat(result.getResponse().getStatus()).as(text(result)).isEqualTo(200);
    return JSON.readTree(text(result).isEmpty() ? "{}" : text(result));
  }

  @Test
  @DisplayName("A program draws, calls, sends on and finishes numbers under the same permissions")
  void aProgramDoesWhatAnOfficerDoes() {
    String counter = ROOT + "/counters/" + hall.first();
    Map<String, Object> wish =
        Map.of("clientId", UUID.randomUUID(), "groupId", hall.papers(), "ground", "PREGNANT");
    String tickets = ROOT + "/halls/" + hall.centre().id() + "/tickets";
    assertThat(json("POST", tickets, wish, hall.officer()).at("/code").asString())
        .isEqualTo("A001");
    assertThat(json("POST", tickets, wish, hall.officer()).at("/code").asString())
        .as("the same client again")
        .isEqualTo("A001");
    json("POST", counter + "/seat", Map.of(), hall.officer());
    assertThat(json("GET", counter + "/tickets", Map.of(), hall.officer()).at("/waiting"))
        .hasSize(1);
    assertThat(json("POST", counter + "/next", Map.of(), hall.officer()).at("/state").asString())
        .isEqualTo("CALLED");
    json("POST", counter + "/transfer", Map.of("groupId", hall.results()), hall.officer());
    json("POST", counter + "/next", Map.of(), hall.officer());
    json("POST", counter + "/missed", Map.of(), hall.officer());
    String missed =
        json("GET", counter + "/tickets", Map.of(), hall.officer()).at("/missed/0/id").asString();
    json("POST", counter + "/call-back", Map.of("ticketId", missed), hall.officer());
    assertThat(json("POST", counter + "/done", Map.of(), hall.officer()).at("/state").asString())
        .isEqualTo("DONE");
    json("POST", counter + "/leave", Map.of(), hall.officer());
    assertThat(
            json("GET", ROOT + "/halls/" + hall.centre().id() + "/figures", "", hall.head())
                .at("/total/done")
                .asInt())
        .isEqualTo(1);
    assertThat(call("POST", counter + "/next", Map.of(), halls.open().officer())).hasStatus(403);
  }

  @Test
  void aHallIsSetUpByItsHeadOnly() {
    String groups = ROOT + "/halls/" + hall.centre().id() + "/groups";
    Map<String, Object> group =
        Map.of("letter", "C", "name", "Hướng dẫn", "minutes", 5, "active", true);
    String id = json("POST", groups, group, hall.head()).at("/id").asString();
    assertThat(call("POST", groups, group, hall.head())).hasStatus(409);
    json("PUT", ROOT + "/groups/" + id, group, hall.head());
    assertThat(call("POST", groups, group, hall.officer())).hasStatus(403);
    json(
        "PUT",
        ROOT + "/counters/" + hall.first(),
        Map.of("number", 1, "name", "Quầy Một", "groups", List.of(id), "active", true),
        hall.head());
    json(
        "PUT",
        ROOT + "/halls/" + hall.centre().id(),
        Map.of("keepsHours", true, "opensBefore", 0, "kioskSeconds", 30, "blockSize", 10),
        hall.head());
  }

  @Test
  @DisplayName("Without a script the kiosk asks on a page of its own and shows the number")
  void theKioskWorksWithoutScript() {
    String kiosk = "/queue/kiosk/" + hall.centre().slug();
    assertThat(mvc.get().uri(kiosk + "/groups/" + hall.papers()))
        .bodyText()
        .contains("Ông/bà có thuộc diện được ưu tiên không?", "39/2009/QH12");
    MvcTestResult drawn =
        mvc.post()
            .uri(kiosk + "/tickets")
            .param("client", UUID.randomUUID().toString())
            .param("group", hall.papers().toString())
            .param("ground", "ELDERLY")
            .with(csrf())
            .exchange();
    String ticket = String.valueOf(drawn.getResponse().getRedirectedUrl());
    assertThat(mvc.get().uri(ticket)).bodyText().contains("A001", "data:image/png;base64,");
    assertThat(mvc.get().uri("/queue/tickets/" + ticket.replaceFirst(".*/", "")))
        .bodyText()
        .contains("<noscript><meta http-equiv=\"refresh\"", "Đang chờ");
    assertThat(mvc.get().uri("/queue/display/" + hall.centre().slug()))
        .bodyText()
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"10\">", "aria-live");
    assertThat(mvc.get().uri(kiosk + "/guide")).bodyText().contains("5 bước");
    assertThat(mvc.get().uri("/queue/kiosk/khong-co")).hasStatus(404);
  }

  @Test
  @DisplayName("Function 22: the assistant by REST cites the version, reads a card, can be off")
  void theAssistantAnswersPrograms() {
    Map<String, Object> desk =
        Map.of(
            "fields",
            Map.of("procedure", hall.office().procedure(), "name", "Nguyễn Văn Ân", "case", ""));
    JsonNode help = json("POST", "/api/v1/dossiers/intake/hints", desk, hall.officer());
    assertThat(help.at("/hints/0/text").asString()).isEqualTo("Thiếu: Đơn đề nghị");
    assertThat(help.at("/hints/0/basis").asString())
        .contains(hall.office().procedure(), "01/01/2020", "01/QĐ-UBND");
    assertThat(help.at("/checks")).hasSize(2);
    assertThat(
            mvc.post()
                .uri("/dossiers/intake/assistant")
                .param("on", "false")
                .with(TestOffice.as(hall.officer()))
                .with(csrf()))
        .hasStatus3xxRedirection();
    assertThat(json("POST", "/api/v1/dossiers/intake/hints", desk, hall.officer()).at("/hints"))
        .isEmpty();
    JsonNode card =
        json(
            "POST",
            "/api/v1/dossiers/intake/card",
            Map.of("text", "099190000101||Nguyễn Thị Ánh|05091990|Nữ|12 Lê Lợi|01072024"),
            hall.officer());
    assertThat(card.at("/name").asString()).isEqualTo("Nguyễn Thị Ánh");
    assertThat(card.at("/birth").asString()).isEqualTo("1990-09-05");
  }
}
