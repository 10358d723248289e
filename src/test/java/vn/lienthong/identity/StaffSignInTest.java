package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.Officials.Official;

@HouseTest
class StaffSignInTest {
  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  Officials officials;
  Visitor visitor;

  @BeforeEach
  void arrive() {
    officials = new Officials(directory, identity);
    visitor = new Visitor(port);
  }

  @Test
  void theRightPasswordLeadsToTheDesk() {
    Official official = officials.without(false);
    HttpResponse<String> answer = visitor.signInAsStaff(official.username(), PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Visitor.path(answer)).isEqualTo("/desk");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageThatNeedsSigningInIsReachedAfterwards() {
    Official official = officials.without(false);
    HttpResponse<String> sent = visitor.get("/account?x=1");
    assertThat(Visitor.path(sent)).isEqualTo("/sign-in?next=%2Faccount%3Fx%3D1");
    HttpResponse<String> answer =
        visitor.submit(
            "/sign-in/staff?next=%2Faccount%3Fx%3D1",
            "/sign-in/staff",
            "username",
            official.username(),
            "password",
            PASSWORD,
            "next",
            "/account?x=1");
    assertThat(Visitor.path(answer)).isEqualTo("/account?x=1");
  }

  @Test
  void aWrongPasswordKeepsTheNameAndSaysWhatToDo() {
    Official official = officials.without(false);
    HttpResponse<String> answer = visitor.signInAsStaff(official.username(), "sai mật khẩu");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"" + official.username() + "\"", "5 lần sai", "12 giờ")
        .doesNotContain("sai mật khẩu");
  }

  @Test
  void nobodyLearnsWhichNamesExist() {
    Official known = officials.without(false);
    Official locked = officials.without(false);
    for (int i = 0; i < 5; i++) {
      new Visitor(port).signInAsStaff(locked.username(), "sai");
    }
    String wrong = body(visitor.signInAsStaff(known.username(), "sai"), known.username());
    String unknown = body(new Visitor(port).signInAsStaff("khongcoai", "sai"), "khongcoai");
    String shut =
        body(new Visitor(port).signInAsStaff(locked.username(), PASSWORD), locked.username());
    assertThat(unknown).isEqualTo(wrong);
    assertThat(shut).isEqualTo(wrong);
  }

  private static String body(HttpResponse<String> answer, String username) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer
        .body()
        .replace(username, "?")
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "name=\"_csrf\"");
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: five failures lock the account, for 12 hours")
  void fiveFailuresLock() {
    Official official = officials.without(false);
    for (int i = 0; i < 5; i++) {
      assertThat(visitor.signInAsStaff(official.username(), "sai").statusCode()).isEqualTo(422);
    }
    assertThat(visitor.signInAsStaff(official.username(), PASSWORD).statusCode()).isEqualTo(422);
    assertThat(
            jdbc.sql(
                    """
                    select locked_until - now() between interval '11:50' and interval '12:00:10'
                    from identity.staff_account where username = :name
                    """)
                .param("name", official.username())
                .query(Boolean.class)
                .single())
        .isTrue();
    jdbc.sql("update identity.staff_account set locked_until = now() where username = :name")
        .param("name", official.username())
        .update();
    assertThat(visitor.signInAsStaff(official.username(), PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void fourFailuresDoNotLockAndSuccessCountsAnew() {
    Official official = officials.without(false);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        new Visitor(port).signInAsStaff(official.username(), "sai");
      }
      assertThat(new Visitor(port).signInAsStaff(official.username(), PASSWORD).statusCode())
          .isEqualTo(302);
    }
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: the first sign-in asks for an own password")
  void theFirstSignInAsksForAnOwnPassword() {
    Official official = officials.without(true);
    HttpResponse<String> answer = visitor.signInAsStaff(official.username(), PASSWORD);
    assertThat(Visitor.path(answer)).isEqualTo("/sign-in/password");
    assertThat(visitor.get("/account").statusCode()).as("not in yet").isEqualTo(302);

    assertThat(newPassword("ngan").body()).contains("ít nhất 14 ký tự");
    assertThat(newPassword("chicochuthuong dai").body()).contains("đủ 4 loại");
    assertThat(newPassword("Co ten " + official.username() + " 1!").body())
        .contains("không được chứa tên đăng nhập");
    assertThat(newPassword(PASSWORD).body()).contains("10 mật khẩu gần nhất");
    HttpResponse<String> done = newPassword("Mật khẩu riêng 2026!");
    assertThat(Visitor.path(done)).isEqualTo("/desk");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> newPassword(String password) {
    return visitor.submit(
        "/sign-in/password", "/sign-in/password", "password", password, "repeated", password);
  }

  @Test
  void signingOutEndsTheSessionForGood() {
    Official official = officials.without(false);
    visitor.signInAsStaff(official.username(), PASSWORD);
    String session = visitor.cookies.get("lt-session");
    HttpResponse<String> out = visitor.submit("/account", "/sign-out");
    assertThat(Visitor.path(out)).isEqualTo("/sign-out");
    visitor.cookies.put("lt-session", session);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void whoBecomesAnAdministratorEnrolsAtTheNextRequest() {
    UnitSummary unit = Officials.unit(directory, "Sở Thăng chức");
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    visitor.signInAsStaff(official.username(), PASSWORD);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    directory.assign(
        new NewAssignment(
            official.personId(),
            Position.SYSTEM_ADMIN,
            "",
            unit.id(),
            LocalDate.of(2025, 7, 1),
            null,
            ""));
    // posts are told to identity after the transaction, on another thread
    await(() -> visitor.get("/account").statusCode() == 302);
    assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/identity/accounts").statusCode()).isEqualTo(302);

    HttpResponse<String> sent = visitor.get(Visitor.location(visitor.get("/account?x=1")));
    assertThat(Visitor.path(sent)).isEqualTo("/sign-in/enrol");
    HttpResponse<String> wrong =
        visitor.submit("/sign-in/enrol", "/sign-in/enrol", "code", "000000");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(visitor.get("/account").statusCode()).as("not in yet").isEqualTo(302);
    HttpResponse<String> done = visitor.enrol("/sign-in/enrol");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("/account?x=1");
    assertThat(visitor.get("/identity/accounts").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: the idle time follows the posts, in a session that is open too")
  void whoBecomesAnAdministratorHasTheirIdleTimeAtTheNextRequest() {
    UnitSummary unit = Officials.unit(directory, "Sở Thăng chức");
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    visitor.signInAsStaff(official.username(), PASSWORD);
    visitor.enrol("/account/totp");
    assertThat(idleSeconds(official)).isEqualTo(15 * 60);
    directory.assign(
        new NewAssignment(
            official.personId(),
            Position.SYSTEM_ADMIN,
            "",
            unit.id(),
            LocalDate.of(2025, 7, 1),
            null,
            ""));
    await(() -> visitor.get("/identity/accounts").statusCode() == 200);
    assertThat(idleSeconds(official)).isEqualTo(5 * 60);
  }

  private int idleSeconds(Official official) {
    return jdbc.sql("select idle_seconds from identity.session where owner = :owner")
        .param("owner", official.personId())
        .query(Integer.class)
        .single();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("ten seconds have passed").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
