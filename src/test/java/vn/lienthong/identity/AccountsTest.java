package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.AuditWatch;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.Officials.Official;
import vn.lienthong.identity.secrets.Totp;
import vn.lienthong.shared.cli.Command;
import vn.lienthong.shared.cli.CommandLine;

/** One's own account, and the accounts of a unit in the hands of its administrator. */
@HouseTest
@ExtendWith(AuditWatch.Kept.class)
class AccountsTest {
  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationContext context;

  Officials officials;
  UnitSummary unit;

  @BeforeEach
  void people() {
    officials = new Officials(directory, identity);
    unit = Officials.unit(directory, "Sở của quản trị viên");
  }

  /** An administrator who has enrolled the second factor. */
  private Visitor administrator() {
    Visitor visitor = new Visitor(port);
    enrolled(officials.with(Position.UNIT_ADMIN, unit.id(), false), visitor);
    return visitor;
  }

  private String enrolled(Official admin) {
    return enrolled(admin, new Visitor(port));
  }

  private static String enrolled(Official admin, Visitor visitor) {
    HttpResponse<String> answer = visitor.signInAsStaff(admin.username(), PASSWORD);
    assertThat(Visitor.path(answer)).isEqualTo("/sign-in/enrol");
    String secret = secret(visitor.get("/sign-in/enrol"));
    assertThat(visitor.get("/sign-in/enrol/qr.svg").body()).startsWith("<svg");
    HttpResponse<String> done =
        visitor.submit("/sign-in/enrol", "/sign-in/enrol", "code", code(secret, 0));
    assertThat(done.body()).contains("Cất giữ mã dự phòng");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    return secret;
  }

  private static String secret(HttpResponse<String> page) {
    Matcher matcher = Pattern.compile("<code>([A-Z2-7]{32})</code>").matcher(page.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String code(String base32, int stepsAhead) {
    byte[] secret = TypedKey.decode(base32);
    return Totp.code(secret, Totp.step(Instant.now()) + stepsAhead);
  }

  @Test
  @DisplayName("NĐ 331/2026, TCVN 14423:2026 §5: administrators need a second factor")
  void administratorsNeedASecondFactor() {
    administrator();
  }

  @Test
  void theSecondFactorIsAskedAndACodeCountsOnce() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    String secret = secret(visitor.get("/account/totp"));
    assertThat(visitor.submit("/account/totp", "/account/totp", "code", "000000").statusCode())
        .isEqualTo(422);
    String used = code(secret, 0);
    HttpResponse<String> enrolled = visitor.submit("/account/totp", "/account/totp", "code", used);
    Matcher recovery =
        Pattern.compile("<code>([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})</code>")
            .matcher(enrolled.body());
    assertThat(recovery.find()).isTrue();

    Visitor again = new Visitor(port);
    assertThat(Visitor.path(again.signInAsStaff(official.username(), PASSWORD)))
        .isEqualTo("/sign-in/totp");
    assertThat(again.get("/account").statusCode()).as("not in yet").isEqualTo(302);
    assertThat(again.submit("/sign-in/totp", "/sign-in/totp", "code", used).statusCode())
        .as("replayed")
        .isEqualTo(422);
    HttpResponse<String> in =
        again.submit("/sign-in/totp", "/sign-in/totp", "code", code(secret, 1));
    assertThat(Visitor.path(in)).isEqualTo("/desk");

    Visitor lostPhone = new Visitor(port);
    lostPhone.signInAsStaff(official.username(), PASSWORD);
    assertThat(
            lostPhone
                .submit("/sign-in/totp", "/sign-in/totp", "code", recovery.group(1))
                .statusCode())
        .isEqualTo(302);
    Visitor thief = new Visitor(port);
    thief.signInAsStaff(official.username(), PASSWORD);
    assertThat(
            thief.submit("/sign-in/totp", "/sign-in/totp", "code", recovery.group(1)).statusCode())
        .as("a recovery code counts once")
        .isEqualTo(422);
  }

  @Test
  void guessingCodesLocksTheAccount() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    visitor.submit(
        "/account/totp", "/account/totp", "code", code(secret(visitor.get("/account/totp")), 0));
    Visitor thief = new Visitor(port);
    thief.signInAsStaff(official.username(), PASSWORD);
    String token = Visitor.token(thief.get("/sign-in/totp"));
    for (int i = 0; i < 5; i++) {
      thief.post("/sign-in/totp", token, "code", "00000" + i);
    }
    assertThat(Visitor.path(thief.get("/sign-in/totp"))).isEqualTo("/sign-in/staff");
    assertThat(new Visitor(port).signInAsStaff(official.username(), PASSWORD).statusCode())
        .isEqualTo(422);
  }

  @Test
  void administratorsSeeTheirUnitsOnly() {
    Official own = officials.with(Position.SPECIALIST, unit.id(), false);
    UnitSummary other = Officials.unit(directory, "Sở khác");
    Official foreign = officials.with(Position.SPECIALIST, other.id(), false);
    for (Official official : java.util.List.of(own, foreign)) {
      new Visitor(port).signInAsStaff(official.username(), PASSWORD);
    }
    Visitor admin = administrator();
    assertThat(admin.get("/identity/accounts").body())
        .contains(">" + own.username() + "<")
        .doesNotContain(">" + foreign.username() + "<");
    assertThat(admin.get("/identity/accounts/" + own.accountId()).statusCode()).isEqualTo(200);
    assertThat(admin.get("/identity/accounts/" + foreign.accountId()).statusCode()).isEqualTo(404);
    assertThat(
            admin
                .submit("/account", "/identity/accounts/" + foreign.accountId() + "/disable")
                .statusCode())
        .isEqualTo(404);
    Visitor specialist = new Visitor(port);
    specialist.signInAsStaff(own.username(), PASSWORD);
    assertThat(specialist.get("/identity/accounts").statusCode()).isEqualTo(403);
  }

  @Test
  void anAdministratorOpensAndShutsAccounts() {
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    Visitor signedIn = new Visitor(port);
    signedIn.signInAsStaff(official.username(), PASSWORD);
    Visitor admin = administrator();
    String page = "/identity/accounts/" + official.accountId();
    assertThat(admin.submit(page, page + "/disable").statusCode()).isEqualTo(302);
    assertThat(signedIn.get("/account").statusCode()).as("out at once").isEqualTo(302);
    assertThat(new Visitor(port).signInAsStaff(official.username(), PASSWORD).statusCode())
        .isEqualTo(422);
    admin.submit(page, page + "/unlock");
    HttpResponse<String> reset = admin.submit(page, page + "/reset-password");
    Matcher fresh = Pattern.compile("<code>([A-Za-z2-9+=?-]{16})</code>").matcher(reset.body());
    assertThat(fresh.find()).isTrue();
    assertThat(Visitor.path(new Visitor(port).signInAsStaff(official.username(), fresh.group(1))))
        .isEqualTo("/sign-in/password");
    assertThat(
            jdbc.sql(
                    """
                    select action from audit.entry where object_id = :id and actor_kind = 'STAFF'
                    order by at
                    """)
                .param("id", official.accountId().toString())
                .query(String.class)
                .list())
        .contains(
            "identity.signed-in",
            "identity.account-disabled",
            "identity.account-unlocked",
            "identity.password-reset");
  }

  @Test
  void anAdministratorCannotShutTheirOwnAccount() {
    Official own = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    Visitor admin = new Visitor(port);
    enrolled(own, admin);
    String page = "/identity/accounts/" + own.accountId();
    assertThat(admin.submit("/account", page + "/disable").statusCode()).isEqualTo(409);
    assertThat(admin.get("/identity/accounts").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorMakesAnAccountOnThePage() {
    var person =
        directory.createPerson(
            new vn.lienthong.directory.NewPerson("Người mới", "moi" + port + "@example.vn", null));
    directory.assign(
        new vn.lienthong.directory.NewAssignment(
            person,
            Position.SPECIALIST,
            "",
            unit.id(),
            java.time.LocalDate.of(2025, 7, 1),
            null,
            ""));
    Visitor admin = administrator();
    String page = "/identity/accounts/new?unit=" + unit.id();
    assertThat(admin.get(page).body()).contains("Người mới");
    HttpResponse<String> bad =
        admin.submit(
            page,
            "/identity/accounts/new",
            "unit",
            unit.id().toString(),
            "person",
            person.toString(),
            "username",
            "Tên Sai!");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("Tên Sai!", "không hợp lệ");
    HttpResponse<String> made =
        admin.submit(
            page,
            "/identity/accounts/new",
            "unit",
            unit.id().toString(),
            "person",
            person.toString(),
            "username",
            "nguoimoi" + port);
    assertThat(made.body()).contains("Mật khẩu ban đầu");
  }

  @Test
  void oneDeviceSignsOutAnother() {
    Official official = officials.without(false);
    Visitor here = new Visitor(port);
    Visitor there = new Visitor(port);
    here.signInAsStaff(official.username(), PASSWORD);
    there.signInAsStaff(official.username(), PASSWORD);
    HttpResponse<String> page = here.get("/account");
    assertThat(page.body()).contains("Thiết bị này", "Chrome · Linux");
    Matcher end =
        Pattern.compile("action=\"(/account/sessions/[0-9a-f-]+/end)\"").matcher(page.body());
    assertThat(end.find()).isTrue();
    assertThat(here.post(end.group(1), Visitor.token(page)).statusCode()).isEqualTo(302);
    assertThat(there.get("/account").statusCode()).isEqualTo(302);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: none of the last ten passwords is taken again")
  void tenPasswordsAreRemembered() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    String present = PASSWORD;
    for (int i = 1; i <= 9; i++) {
      String next = "Mật khẩu thứ 0" + i + "!";
      assertThat(change(visitor, present, next).statusCode()).as(next).isEqualTo(302);
      present = next;
    }
    assertThat(change(visitor, present, PASSWORD).body()).contains("10 mật khẩu gần nhất");
    assertThat(change(visitor, present, "Mật khẩu thứ 10!").statusCode()).isEqualTo(302);
    assertThat(change(visitor, "Mật khẩu thứ 10!", PASSWORD).statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> change(Visitor visitor, String present, String next) {
    return visitor.submit(
        "/account/password",
        "/account/password",
        "present",
        present,
        "password",
        next,
        "repeated",
        next);
  }

  @Test
  void newPostsCountAtOnce() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    assertThat(visitor.get("/identity/policy").statusCode()).isEqualTo(403);
    visitor.enrol("/account/totp");
    directory.assign(
        new vn.lienthong.directory.NewAssignment(
            official.personId(),
            Position.SYSTEM_ADMIN,
            "",
            unit.id(),
            java.time.LocalDate.of(2025, 7, 1),
            null,
            ""));
    long end = System.nanoTime() + 5_000_000_000L;
    while (visitor.get("/identity/policy").statusCode() != 200) {
      assertThat(System.nanoTime()).as("not within five seconds").isLessThan(end);
    }
    assertThat(visitor.get("/identity/policy").body()).contains("12 giờ", "Chưa xác minh");
    HttpResponse<String> bad =
        visitor.submit(
            "/identity/policy/idle.citizen",
            "/identity/policy/idle.citizen",
            "value",
            "lâu",
            "from",
            "01/01/2020",
            "basis",
            "");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("lâu", "Giá trị không hợp lệ", "từ hôm nay", "Nhập căn cứ");
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: idle for 15 minutes, administrators 5, ends the session")
  void idleSessionsEndByRole() {
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    new Visitor(port).signInAsStaff(official.username(), PASSWORD);
    Official admin = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    enrolled(admin);
    assertThat(idle(official)).isEqualTo(15 * 60);
    assertThat(idle(admin)).isEqualTo(5 * 60);
  }

  private int idle(Official official) {
    return jdbc.sql("select idle_seconds from identity.session where owner = :owner")
        .param("owner", official.personId())
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: administrators change their password every two months")
  void administratorsChangeTheirPasswordEveryTwoMonths() {
    Official admin = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    String secret = enrolled(admin);
    Official official = officials.with(Position.SPECIALIST, unit.id(), false);
    jdbc.sql("update identity.staff_account set password_set_at = now() - interval '63 days'")
        .update();
    assertThat(Visitor.path(new Visitor(port).signInAsStaff(official.username(), PASSWORD)))
        .isEqualTo("/desk");
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(admin.username(), PASSWORD);
    HttpResponse<String> in =
        visitor.submit("/sign-in/totp", "/sign-in/totp", "code", code(secret, 1));
    assertThat(Visitor.path(in)).isEqualTo("/sign-in/password");
    assertThat(visitor.get("/sign-in/password").body()).contains("Ít nhất 8 ký tự");
  }

  @Test
  void theOperatorBreaksTheGlass() throws Exception {
    Official official = officials.without(false);
    for (int i = 0; i < 5; i++) {
      new Visitor(port).signInAsStaff(official.username(), "sai");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int status =
        CommandLine.run(
                java.util.List.copyOf(context.getBeansOfType(Command.class).values()),
                new String[] {"account", "unlock", official.username()},
                new PrintStream(text, true, StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(status).isZero();
    assertThat(text.toString(StandardCharsets.UTF_8)).contains(official.username());
    assertThat(new Visitor(port).signInAsStaff(official.username(), PASSWORD).statusCode())
        .isEqualTo(302);
  }
}
