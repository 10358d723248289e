package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Every role against every endpoint of the directory, on own and on foreign objects. */
@HouseTest
@Transactional
class DirectoryAccessTest {
  private static final String ACT = "name=T%C3%AAn&on=01/01/2026&documentNumber=1/QD";

  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TestUnits make;
  @Autowired TestUsers users;
  @Autowired DirectoryApi directory;

  private final Map<String, CurrentUser> roles = new LinkedHashMap<>();
  private UUID mine;
  private UUID foreign;
  private UUID foreignPerson;
  private UUID foreignPost;
  private UUID minePost;

  @BeforeEach
  void rolesAndObjects() {
    UUID root = make.root();
    mine = make.unit("H97.71", "Sở Của Mình", UnitKind.DEPARTMENT, root);
    foreign = make.unit("H97.72", "Sở Khác", UnitKind.DEPARTMENT, root);
    foreignPerson = make.person("Người Khác");
    foreignPost = make.assign(foreignPerson, Position.LEADER, foreign);
    UUID minePerson = make.person("Người Mình");
    minePost = make.assign(minePerson, Position.LEADER, mine);
    for (Position position : Position.values()) {
      boolean top = position == Position.SYSTEM_ADMIN || position == Position.PROVINCE_LEADER;
      roles.put(position.name(), users.holder("Vai " + position, position, top ? root : mine));
    }
    roles.put("ANONYMOUS", CurrentUser.ANONYMOUS);
    roles.put(
        "CITIZEN",
        new CurrentUser(
            CurrentUser.Kind.CITIZEN,
            UUID.randomUUID(),
            "Dân",
            "099000000001",
            java.util.List.of()));
  }

  @Test
  void staffMayReadAndNobodyElse() {
    for (String path :
        new String[] {
          "/directory",
          "/directory/units/" + foreign,
          "/directory/people",
          "/directory/people/" + foreignPerson,
          "/directory/territories",
          "/api/v1/units",
          "/api/v1/units/" + foreign,
          "/api/v1/people",
          "/api/v1/people/" + foreignPerson
        }) {
      roles.forEach((role, user) ->
          assertThat(get(path, user)).as(role + " GET " + path).isEqualTo(user.isStaff()));
    }
    assertThat(get("/api/v1/territories", CurrentUser.ANONYMOUS)).isTrue();
  }

  @Test
  void onlyAdministratorsChangeAndOnlyWhereTheyReach() {
    roles.forEach((role, user) -> {
      boolean admin = role.equals("SYSTEM_ADMIN");
      boolean local = admin || role.equals("UNIT_ADMIN");
      assertThat(get("/directory/units/" + mine + "/acts/RENAMED", user)).as(role).isEqualTo(local);
      assertThat(get("/directory/units/" + foreign + "/acts/RENAMED", user))
          .as(role)
          .isEqualTo(admin);
      assertThat(get("/directory/people/" + foreignPerson + "/edit", user))
          .as(role)
          .isEqualTo(admin);
      assertThat(get("/directory/import", user)).as(role).isEqualTo(admin);
      assertThat(get("/directory/assignments/" + foreignPost + "/delegations/new", user))
          .as(role)
          .isEqualTo(admin);
      assertThat(get("/directory/assignments/" + minePost + "/delegations/new", user))
          .as(role)
          .isEqualTo(local);
    });
  }

  @Test
  void nothingForeignIsChangedByWhoDoesNotReachIt() {
    String before = state();
    roles.forEach((role, user) -> {
      if (!role.equals("SYSTEM_ADMIN")) {
        refused(role, user, "/directory/units/" + foreign + "/acts/RENAMED", ACT);
        refused(role, user, "/directory/units/" + foreign + "/acts/DISSOLVED", ACT);
        refused(
            role,
            user,
            "/directory/units/new",
            ACT + "&code=H97.79&kind=DIVISION&parentId=" + foreign);
        refused(
            role,
            user,
            "/directory/people/" + foreignPerson + "/assignments/new",
            "position=SPECIALIST&from=01/01/2026&unitId=" + foreign);
        refused(
            role,
            user,
            "/directory/people/" + foreignPerson + "/edit",
            "name=X&email=x@thu.example&version=1");
        refused(role, user, "/directory/assignments/" + foreignPost + "/end", "until=01/01/2026");
        refused(
            role,
            user,
            "/directory/assignments/" + foreignPost + "/delegations/new",
            "capacity=TUQ");
        refusedJson(
            role,
            user,
            "/api/v1/units/" + foreign + "/acts/RENAMED",
            "{\"name\":\"X\",\"on\":\"2026-01-01\",\"documentNumber\":\"1\"}");
        refusedJson(
            role,
            user,
            "/api/v1/assignments/" + foreignPost + "/end",
            "{\"until\":\"2026-01-01\"}");
        refusedJson(
            role,
            user,
            "/api/v1/assignments",
            "{\"personId\":\"%s\",\"position\":\"LEADER\",\"title\":\"\",\"unitId\":\"%s\",\"from\":\"2026-01-01\",\"basis\":\"\"}"
                .formatted(foreignPerson, foreign));
      }
    });
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aUnitAdministratorCannotMakeASystemAdministratorNorPromoteThemselves() {
    CurrentUser admin = roles.get("UNIT_ADMIN");
    String body = "position=%s&from=01/01/2026&unitId=" + mine;
    String other = "/directory/people/" + foreignPerson + "/assignments/new";
    String self = "/directory/people/" + admin.id() + "/assignments/new";
    assertThat(post(other, admin, body.formatted("SYSTEM_ADMIN"))).isEqualTo(422);
    assertThat(post(self, admin, body.formatted("LEADER"))).isEqualTo(422);
    assertThat(post(other, admin, body.formatted("SPECIALIST"))).isEqualTo(302);
  }

  @Test
  void aUnitAdministratorEndsNoPostThatReachesTheProvince() {
    CurrentUser admin = roles.get("UNIT_ADMIN");
    UUID person = make.person("Quản Trị Tỉnh");
    UUID high = make.assign(person, Position.SYSTEM_ADMIN, mine);
    UUID usual = make.assign(person, Position.SPECIALIST, mine);
    String end = "/directory/assignments/%s/end";
    String page = "/directory/people/" + person;
    assertThat(mvc.get().uri(page).with(TestUsers.as(admin)))
        .bodyText()
        .contains(end.formatted(usual))
        .doesNotContain(end.formatted(high));
    assertThat(post(end.formatted(high), admin, "until=" + day(1))).isEqualTo(422);
    assertThat(post(end.formatted(usual), admin, "until=" + day(1))).isEqualTo(302);
    assertThat(post(end.formatted(high), roles.get("SYSTEM_ADMIN"), "until=" + day(1)))
        .isEqualTo(302);
  }

  @Test
  void aPostInTheUnitDoesNotLetItsAdministratorRewriteThePerson() {
    CurrentUser admin = roles.get("UNIT_ADMIN");
    CurrentUser leader = users.holder("Lãnh Đạo Nơi Khác", Position.LEADER, foreign);
    assertThat(
            post(
                "/directory/people/" + leader.id() + "/assignments/new",
                admin,
                "position=SPECIALIST&from=01/01/2026&unitId=" + mine))
        .isEqualTo(302);
    assertThat(
            post(
                "/directory/people/" + leader.id() + "/edit",
                admin,
                "name=X&email=ke-khac@example.vn&version=0"))
        .isEqualTo(403);
    assertThat(get("/directory/people/" + leader.id() + "/edit", admin)).isFalse();
  }

  @Test
  void norOneWhoReachesTheProvinceFromTheUnit() {
    UUID person = make.person("Quản Trị Ở Đây");
    make.assign(person, Position.SYSTEM_ADMIN, mine);
    String edit = "/directory/people/" + person + "/edit";
    String body = "name=X&email=ke-khac-nua@example.vn&version=0";
    assertThat(post(edit, roles.get("UNIT_ADMIN"), body)).isEqualTo(403);
    assertThat(get(edit, roles.get("UNIT_ADMIN"))).isFalse();
    assertThat(get(edit, roles.get("SYSTEM_ADMIN"))).isTrue();
  }

  @Test
  @DisplayName("NĐ 30/2020/NĐ-CP Đ13.4: an administrator lends themselves nothing of other posts")
  void anAdministratorTakesNothingFromWhatOthersLend() {
    CurrentUser admin = roles.get("UNIT_ADMIN");
    CurrentUser colleague = roles.get("SPECIALIST");
    UUID auditor = make.assign(make.person("Người Kiểm Tra"), Position.AUDITOR, mine);
    String form =
        "recipientId=%s&capacity=TUQ&permissions=%s&documentNumber=3/GUQ&documentDate=01/01/2026&from="
            + day(0)
            + "&until="
            + day(5);
    String lead = "/directory/assignments/" + minePost + "/delegations/new";
    String watch = "/directory/assignments/" + auditor + "/delegations/new";
    assertThat(post(lead, admin, form.formatted(admin.id(), "dossiers.approve"))).isEqualTo(422);
    assertThat(post(watch, admin, form.formatted(colleague.id(), "audit.view"))).isEqualTo(422);
    assertThat(post(lead, admin, form.formatted(colleague.id(), "dossiers.approve")))
        .isEqualTo(302);
    assertThat(post(watch, roles.get("SYSTEM_ADMIN"), form.formatted(colleague.id(), "audit.view")))
        .isEqualTo(302);
  }

  @Test
  @DisplayName("NĐ 30/2020/NĐ-CP Đ13.4: who was lent the administration lends nothing on")
  void whatWasLentIsNotLentOn() {
    UUID admin = make.assign(make.person("Người Giao"), Position.UNIT_ADMIN, mine);
    CurrentUser before = users.holder("Người Nhận", Position.SPECIALIST, mine);
    UUID delegation = delegate(admin, before.requireId(), "directory.view", "directory.edit");
    CurrentUser recipient = users.of(before.requireId(), "Người Nhận");
    UUID other = make.person("Người Thứ Ba");
    make.assign(other, Position.SPECIALIST, mine);
    assertThat(get("/directory/units/" + mine + "/acts/RENAMED", recipient)).as("lent").isTrue();
    String state = state();

    String form =
        "recipientId=%s&capacity=TUQ&permissions=directory.edit&documentNumber=2/GUQ&documentDate=01/01/2026&from=%s&until=%s"
            .formatted(other, day(0), day(5));
    for (UUID post : new UUID[] {admin, minePost}) {
      String page = "/directory/assignments/" + post + "/delegations/new";
      assertThat(get(page, recipient)).isFalse();
      assertThat(post(page, recipient, form)).isEqualTo(403);
      refusedJson(
          "recipient",
          recipient,
          "/api/v1/delegations",
          """
          {"assignmentId":"%s","recipientId":"%s","capacity":"TUQ","permissions":["directory.edit"],
           "from":"%s","until":"%s","documentNumber":"2/GUQ","documentDate":"2026-01-01"}
          """
              .formatted(
                  post,
                  other,
                  LocalDate.now(Vietnam.ZONE),
                  LocalDate.now(Vietnam.ZONE).plusDays(5)));
    }
    refusedJson(
        "recipient",
        recipient,
        "/api/v1/delegations/" + delegation + "/revocation",
        "{\"reason\":\"x\"}");
    assertThat(post("/directory/delegations/" + delegation + "/revoke", recipient, "reason=x"))
        .isEqualTo(403);
    assertThat(state()).isEqualTo(state);
    CurrentUser own = roles.get("UNIT_ADMIN");
    assertThat(get("/directory/assignments/" + minePost + "/delegations/new", own)).isTrue();
  }

  private UUID delegate(UUID post, UUID recipient, String... permissions) {
    return directory.delegate(
        new NewDelegation(
            post,
            recipient,
            Capacity.TUQ,
            Set.of(permissions),
            LocalDate.now(Vietnam.ZONE),
            LocalDate.now(Vietnam.ZONE).plusDays(30),
            "1/GUQ",
            LocalDate.of(2026, 1, 1),
            ""));
  }

  private static String day(int ahead) {
    return DateTimeFormatter.ofPattern("dd/MM/yyyy")
        .format(LocalDate.now(Vietnam.ZONE).plusDays(ahead));
  }

  @Test
  void whatWasTypedIsShownAgainWhenAFormIsRefused() {
    CurrentUser admin = roles.get("SYSTEM_ADMIN");
    assertThat(
            mvc.post()
                .uri("/directory/units/new")
                .with(TestUsers.as(admin))
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(
                    "name=S%E1%BB%9F+Th%E1%BB%AD&code=sai&kind=DEPARTMENT&parentId="
                        + mine
                        + "&on=32/13/2026&documentNumber=9/QD"))
        .hasStatus(422)
        .bodyText()
        .contains(
            "Sở Thử", "sai", "32/13/2026", "9/QD", "href=\"#on\"", "Ngày hiệu lực: ngày chưa");
  }

  @Test
  void anApiCallThatLacksValuesIsToldWhichOnes() {
    CurrentUser admin = roles.get("SYSTEM_ADMIN");
    for (String path :
        new String[] {
          "/api/v1/people", "/api/v1/assignments", "/api/v1/delegations", "/api/v1/units"
        }) {
      assertThat(
              mvc.post()
                  .uri(path)
                  .with(TestUsers.as(admin))
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{}"))
          .as(path)
          .hasStatus(400)
          .bodyText()
          .contains("FORM_INVALID", ": ");
    }
  }

  private void refused(String role, CurrentUser user, String path, String body) {
    assertThat(post(path, user, body)).as(role + " POST " + path).isIn(302, 403, 404, 422);
  }

  private void refusedJson(String role, CurrentUser user, String path, String body) {
    int status =
        mvc.post()
            .uri(path)
            .with(TestUsers.as(user))
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange()
            .getResponse()
            .getStatus();
    assertThat(status).as(role + " POST " + path).isIn(401, 403, 404);
  }

  private int post(String path, CurrentUser user, String body) {
    return mvc.post()
        .uri(path)
        .with(TestUsers.as(user))
        .with(csrf())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .content(body)
        .exchange()
        .getResponse()
        .getStatus();
  }

  private boolean get(String path, CurrentUser user) {
    int status =
        mvc.method(HttpMethod.GET)
            .uri(path)
            .with(TestUsers.as(user))
            .exchange()
            .getResponse()
            .getStatus();
    assertThat(status).as(path).isIn(200, 302, 401, 403);
    return status == 200;
  }

  /** Everything that a change of the foreign unit or person would alter. */
  private String state() {
    return jdbc.sql(
            """
            select concat_ws('|', (select count(*) from directory.act),
              (select count(*) from directory.assignment),
              (select count(*) from directory.assignment where valid_until is not null),
              (select count(*) from directory.delegation),
              (select count(*) from directory.delegation where revoked_at is not null),
              (select string_agg(name, ',' order by name) from directory.person))
            """)
        .query(String.class)
        .single();
  }
}
