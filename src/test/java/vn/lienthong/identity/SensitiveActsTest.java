package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.AccessReviewRows.Decision;
import vn.lienthong.identity.Officials.Official;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.identity.secrets.Totp;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.db.Signals;

/** Confirming who one is, idle accounts, and the half-yearly review. */
@HouseTest
class SensitiveActsTest {
  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;
  @Autowired IdleAccounts idle;
  @Autowired AccessReviews reviews;
  @Autowired Policies policies;
  @Autowired Signals signals;

  Officials officials;
  UnitSummary unit;

  @BeforeEach
  void people() {
    officials = new Officials(directory, identity);
    unit = Officials.unit(directory, "Sở rà soát");
  }

  private Visitor administrator(Official official) {
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    visitor.enrol("/sign-in/enrol");
    return visitor;
  }

  /** As if the holder of the account had last shown who they are an hour ago. */
  private void letTimePass(Official official) {
    jdbc.sql(
            """
            update identity.session set attributes =
              jsonb_set(attributes, '{identity.at}', to_jsonb(:then::text))
            where owner = :owner
            """)
        .param("then", Instant.now().minusSeconds(3600).toString())
        .param("owner", official.personId())
        .update();
    jdbc.sql("select encode(key, 'hex') from identity.session where owner = :owner")
        .param("owner", official.personId())
        .query(String.class)
        .list()
        .forEach(key -> signals.send("session", key));
  }

  @Test
  @DisplayName("A sensitive act long after signing in asks again and keeps what was typed")
  void confirmsAndGoesOn() {
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    String page = visitor.get("/account/totp").body();
    Matcher secret = Pattern.compile("<code[^>]*>([A-Z2-7]{16,})</code>").matcher(page);
    assertThat(secret.find()).isTrue();
    letTimePass(official);
    byte[] key = TypedKey.decode(secret.group(1));
    String code = Totp.code(key, Totp.step(Instant.now()));

    HttpResponse<String> asked = visitor.submit("/account/totp", "/account/totp", "code", code);
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body())
        .contains("Xác nhận lại danh tính", "name=\"code\" value=\"" + code + "\"")
        .contains("action=\"/account/totp\"");
    HttpResponse<String> wrong =
        visitor.submit("/account", "/account/totp", "code", code, "step-up", "not this");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("Mật khẩu chưa đúng");
    assertThat(enrolled(official)).isFalse();

    HttpResponse<String> done =
        visitor.submit("/account", "/account/totp", "code", code, "step-up", PASSWORD);
    assertThat(done.body()).contains("Cất giữ mã dự phòng");
    assertThat(enrolled(official)).isTrue();
  }

  @Test
  @DisplayName("The API asks a session of a browser as the page does; nothing is done before")
  void theInterfaceForProgramsIsNoWayAround() {
    Official official = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    Visitor visitor = administrator(official);
    String csrf = Visitor.token(visitor.get("/account"));
    for (String path :
        List.of("delegations", "mergers", "mergers/" + UUID.randomUUID() + "/undo")) {
      assertThat(json(visitor, path, csrf).body()).as(path).doesNotContain("CONFIRM_FIRST");
    }
    letTimePass(official);
    for (String path :
        List.of("delegations", "mergers", "mergers/" + UUID.randomUUID() + "/undo")) {
      HttpResponse<String> answer = json(visitor, path, csrf);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).as(path).contains("CONFIRM_FIRST");
    }
  }

  private static HttpResponse<String> json(Visitor visitor, String path, String csrf) {
    return visitor.send(
        visitor
            .request("/api/v1/" + path)
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", csrf)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }

  private boolean enrolled(Official official) {
    return jdbc.sql("select totp_secret is not null from identity.staff_account where id = :id")
        .param("id", official.accountId())
        .query(Boolean.class)
        .single();
  }

  @Test
  @DisplayName("Right after signing in nothing is asked")
  void freshSessionsAreNotAsked() {
    Official official = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    Official other = officials.with(Position.SPECIALIST, unit.id(), false);
    Visitor visitor = administrator(official);
    HttpResponse<String> done =
        visitor.submit(
            "/identity/accounts/" + other.accountId(),
            "/identity/accounts/" + other.accountId() + "/disable");
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(disabled(other)).isTrue();
  }

  private boolean disabled(Official official) {
    return jdbc.sql("select disabled_at is not null from identity.staff_account where id = :id")
        .param("id", official.accountId())
        .query(Boolean.class)
        .single();
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: an account idle for more than 45 days is disabled, once")
  void idleAccountsAreShut() {
    Official used = officials.with(Position.SPECIALIST, unit.id(), false);
    Official unused = officials.with(Position.SPECIALIST, unit.id(), false);
    age(used, 44);
    age(unused, 46);
    idle.disable();
    assertThat(disabled(used)).isFalse();
    assertThat(disabled(unused)).isTrue();
    assertThat(new Visitor(port).signInAsStaff(unused.username(), PASSWORD).statusCode())
        .isEqualTo(422);

    jdbc.sql(
            "update identity.staff_account set disabled_at = null, opened_at = now() where id ="
                + " :id")
        .param("id", unused.accountId())
        .update();
    idle.disable();
    assertThat(disabled(unused)).as("opened again, the days count anew").isFalse();
    assertThat(policies.period("idle.disable").getDays()).isEqualTo(45);
  }

  private void age(Official official, int days) {
    jdbc.sql(
            """
            update identity.staff_account
            set created_at = now() - make_interval(days => :days + 100),
              last_sign_in_at = now() - make_interval(days => :days) where id = :id
            """)
        .param("days", days)
        .param("id", official.accountId())
        .update();
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: each administrator reviews the accounts of the own units")
  void reviewsOwnUnits() {
    Official admin = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    Official kept = officials.with(Position.SPECIALIST, unit.id(), false);
    Official shut = officials.with(Position.SPECIALIST, unit.id(), false);
    UnitSummary elsewhere = Officials.unit(directory, "Sở khác");
    Official stranger = officials.with(Position.SPECIALIST, elsewhere.id(), false);
    closeOpenReview();
    UUID review = reviews.open(CurrentUser.SYSTEM);
    CurrentUser user = as(admin);

    assertThat(reviews.items(review, user, true, "").rows())
        .extracting(AccessReviewRows.Item::accountId)
        .contains(kept.accountId(), shut.accountId())
        .doesNotContain(stranger.accountId());
    assertThat(reviews.items(review, user, true, "").rows().getFirst().posts())
        .contains("Sở rà soát");
    for (Decision decision : Decision.values()) {
      assertThat(refusal(() -> reviews.decide(review, admin.accountId(), decision, "", user)))
          .as("one's own")
          .isEqualTo("identity.error.OWN_REVIEW");
    }
    assertThat(reviews.items(review, user, true, "").rows())
        .filteredOn(AccessReviewRows.Item::own)
        .extracting(AccessReviewRows.Item::accountId)
        .containsExactly(admin.accountId());
    assertThat(reviews.undecided(user)).as("two others").isEqualTo(2);
    reviews.decide(review, kept.accountId(), Decision.KEEP, "còn công tác", user);
    reviews.decide(review, shut.accountId(), Decision.DISABLE, "đã chuyển", user);
    assertThat(disabled(shut)).isTrue();
    assertThat(
            refusal(() -> reviews.decide(review, stranger.accountId(), Decision.DISABLE, "", user)))
        .isEqualTo("shared.error.NOT_FOUND");
    assertThat(refusal(() -> reviews.decide(review, kept.accountId(), Decision.KEEP, "", user)))
        .isEqualTo("identity.error.REVIEW_DECIDED");
    assertThat(refusal(() -> reviews.open(CurrentUser.SYSTEM)))
        .isEqualTo("identity.error.REVIEW_OPEN");
    closeOpenReview();
    jdbc.sql("update identity.access_review set opened_at = :then")
        .param("then", LocalDate.now().minusMonths(5).atStartOfDay())
        .update();
    reviews.openWhenDue();
    assertThat(reviews.of(user)).as("not before six months").noneMatch(r -> r.isOpen());
    jdbc.sql("update identity.access_review set opened_at = :then")
        .param("then", LocalDate.now().minusMonths(7).atStartOfDay())
        .update();
    reviews.openWhenDue();
    assertThat(reviews.of(user)).as("due after six months").anyMatch(r -> r.isOpen());
    jdbc.sql("update identity.access_review set opened_at = :then")
        .param("then", LocalDate.now().minusMonths(7).atStartOfDay())
        .update();
    assertThat(refusal(reviews::openWhenDue)).as("not while one is open").isEmpty();
  }

  private void closeOpenReview() {
    jdbc.sql("update identity.access_review set closed_at = now() where closed_at is null")
        .update();
  }

  private CurrentUser as(Official official) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        official.personId(),
        official.username(),
        null,
        directory.postsOf(official.personId(), Instant.now()));
  }

  private static String refusal(Runnable act) {
    try {
      act.run();
      return "";
    } catch (AppException refusal) {
      return refusal.code().key();
    }
  }

  @Test
  void postsOfManyAreThoseOfEach() {
    Official one = officials.with(Position.SPECIALIST, unit.id(), false);
    Official two = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    Instant now = Instant.now();
    assertThat(directory.postsOf(List.of(one.personId(), two.personId()), now))
        .hasSize(2)
        .containsEntry(one.personId(), directory.postsOf(one.personId(), now))
        .containsEntry(two.personId(), directory.postsOf(two.personId(), now));
  }
}
