package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
@TestPropertySource(properties = "lienthong.test.database=_sync")
class SyncRestTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired TestPortal portal;
  @Autowired Mending mending;
  @Autowired Clock clock;

  private JsonNode get(String uri, CurrentUser user, int status) {
    var answer =
        mvc.get()
            .uri(uri)
            .with(authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of())))
            .exchange()
            .getResponse();
    String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(answer.getStatus()).as(uri + " " + body).isEqualTo(status);
    return JSON.readTree(body);
  }

  @Test
  @DisplayName("A program reads how the synchronisation stands; who may not is refused")
  void reads() {
    portal.reset();
    TestOffice.Office office = offices.open();
    CurrentUser reader = offices.staff("Lê Thị Xem", Position.PROCEDURE_ADMIN, office.agency());
    Dossier sent = acts.receive(office);
    portal.drainAll(portal.drain());
    portal.fault("REJECT", 1, 100, 0);
    Dossier refused = acts.receive(office);
    portal.drainAll(portal.drain());
    LocalDate today = Vietnam.today(clock);
    mending.compare(today, CurrentUser.SYSTEM);

    JsonNode summary = get("/api/v1/sync/summary", reader, 200);
    assertThat(summary.path("dead").asInt()).isEqualTo(1);
    assertThat(summary.path("hours").size()).isEqualTo(24);
    JsonNode told = get("/api/v1/sync/messages?code=" + sent.code(), reader, 200);
    assertThat(told.at("/messages/0/state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(told.at("/messages/0/payload").asString()).contains(sent.code());
    assertThat(get("/api/v1/sync/dead-letters", reader, 200).at("/0/code").asString())
        .isEqualTo(refused.code());
    JsonNode day = get("/api/v1/sync/reconciliations/" + today, reader, 200);
    assertThat(day.toString()).contains(refused.code(), "DEAD_LETTER");
    assertThat(get("/api/v1/sync/mirror", reader, 200).isArray()).isTrue();
    get("/api/v1/sync/messages?code=H00", reader, 404);
    get("/api/v1/sync/reconciliations/2001-01-01", reader, 404);
    for (String path : List.of("summary", "dead-letters", "mirror")) {
      get("/api/v1/sync/" + path, office.leader(), 403);
    }
  }
}
