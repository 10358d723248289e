package vn.lienthong.proactive;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.Origins;
import vn.lienthong.store.PaperFacts;
import vn.lienthong.store.PaperKind;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.TestPapers;

/** The citizen's proposals for programs, such as the national identity application. */
@HouseTest
class MyServicesRestTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired StoreApi store;
  @Autowired IdentityApi identity;
  @Autowired RuleEditing editing;
  @Autowired ProactiveEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private final String kind =
      "KQ.R" + Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
  private TestOffice.Office office;
  private CurrentUser citizen;

  @BeforeEach
  void serve() {
    office = offices.open();
    store.describe(new PaperKind(kind, "Đơn đề nghị", null, null, true, "thử"));
    citizen = citizenWithPaper();
  }

  private CurrentUser citizenWithPaper() {
    CurrentUser who = TestPapers.somebody();
    UUID account = identity.citizenAccount(CitizenClaims.person(who.identityNumber(), who.name()));
    CurrentUser owner =
        new CurrentUser(
            CurrentUser.Kind.CITIZEN, account, who.name(), who.identityNumber(), List.of());
    CurrentUser.Post centre = office.counter().posts().getFirst();
    store.enter(
        new Origins(
            owner.identityNumber(),
            owner.name(),
            null,
            null,
            null,
            centre.unitId(),
            centre.unitPath(),
            centre.unitName()),
        new PaperFacts(
            kind,
            "Đơn đề nghị",
            "7/GP",
            "Sở Thử",
            "Trần Thị Lãnh",
            LocalDate.of(2026, 1, 5),
            Vietnam.today(clock).plusDays(20),
            false,
            null),
        papers.upload(owner, "giay " + owner.identityNumber()));
    return owner;
  }

  private void run(int level) {
    UUID id =
        editing.save(
            null,
            new Rule(
                new UUID(0, 0),
                1,
                "REST-" + kind.substring(3),
                "Gia hạn giấy phép",
                "Giấy phép sắp hết hạn, hãy gia hạn.",
                level,
                Rule.Trigger.PAPER_EXPIRES,
                kind,
                null,
                30,
                office.procedure(),
                List.of(),
                Map.of(),
                null,
                48,
                LocalDate.of(2026, 1, 1),
                null,
                "NĐ 224/2026/NĐ-CP, Điều 16",
                Rule.State.DRAFT,
                Instant.EPOCH,
                ""),
            CurrentUser.SYSTEM);
    editing.activate(id, CurrentUser.SYSTEM);
    engine.run();
  }

  private JsonNode get(String path, CurrentUser user) {
    MockHttpServletResponse answer =
        mvc.get().uri("/api/v1/proactive/mine" + path).with(as(user)).exchange().getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return JSON.readTree(answer.getContentAsByteArray());
  }

  private MockHttpServletResponse act(UUID id, String what, CurrentUser user) {
    return mvc.post()
        .uri("/api/v1/proactive/mine/" + id + "/" + what)
        .with(as(user))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content("{}")
        .exchange()
        .getResponse();
  }

  private UUID only(CurrentUser user) {
    JsonNode services = get("", user).get("services");
    assertThat(services.size()).isEqualTo(1);
    return UUID.fromString(services.get(0).get("id").asString());
  }

  private String state(UUID id, CurrentUser user) {
    return get("/" + id, user).get("state").asString();
  }

  private long filed(CurrentUser user) {
    return jdbc.sql("select count(*) from dossiers.dossier where applicant_account = :account")
        .param("account", user.requireId())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("NĐ 224/2026 Art. 16: an execution is seen and undone; declined once, not twice")
  void undone() {
    run(4);
    UUID id = only(citizen);
    assertThat(state(id, citizen)).isEqualTo("EXECUTED");
    assertThat(filed(citizen)).isEqualTo(1);
    assertThat(act(id, "decline", citizen).getStatus()).isEqualTo(200);
    assertThat(state(id, citizen)).isEqualTo("REFUSED");
    assertThat(filed(citizen)).as("as if it had never been").isZero();
    assertThat(act(id, "decline", citizen).getStatus()).isEqualTo(409);
    assertThat(act(id, "accept", citizen).getStatus()).isEqualTo(409);
  }

  @Test
  @DisplayName("Accepted, it goes on its way; adjusted, it becomes a draft of one's own")
  void acceptedAndAdjusted() {
    CurrentUser second = citizenWithPaper();
    run(4);
    UUID id = only(citizen);
    assertThat(act(id, "accept", citizen).getStatus()).isEqualTo(200);
    assertThat(state(id, citizen)).isEqualTo("CONFIRMED");
    assertThat(filed(citizen)).isEqualTo(1);
    MockHttpServletResponse adjusted = act(only(second), "adjust", second);
    String draft = JSON.readTree(adjusted.getContentAsByteArray()).get("draft").asString();
    assertThat(
            jdbc.sql("select count(*) from dossiers.draft where id = :id")
                .param("id", UUID.fromString(draft))
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(filed(second)).isZero();
  }

  @Test
  @DisplayName("Art. 17.3: none of it any more, until it is wanted again; others see nothing")
  void preference() {
    run(1);
    UUID id = only(citizen);
    CurrentUser stranger = citizenWithPaper();
    assertThat(act(id, "decline", stranger).getStatus()).isEqualTo(404);
    assertThat(act(id, "accept", office.leader()).getStatus()).isEqualTo(403);
    for (boolean refused : new boolean[] {true, false}) {
      mvc.put()
          .uri("/api/v1/proactive/mine/preference")
          .with(as(citizen))
          .with(csrf())
          .contentType(MediaType.APPLICATION_JSON)
          .content("{\"refused\": " + refused + "}")
          .exchange();
      assertThat(get("", citizen).get("refuses").asBoolean()).isEqualTo(refused);
    }
  }
}
