package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.Officials.Official;

/** What strangers try at the door. */
@HouseTest
class AttacksTest {
  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  Officials officials;

  @BeforeEach
  void people() {
    officials = new Officials(directory, identity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example"})
  void signingInLeadsNowhereElse(String next) {
    Official official = officials.without(false);
    HttpResponse<String> answer =
        new Visitor(port)
            .submit(
                "/sign-in/staff",
                "/sign-in/staff",
                "username",
                official.username(),
                "password",
                PASSWORD,
                "next",
                next);
    assertThat(Visitor.path(answer)).isEqualTo("/desk");
    assertThat(Visitor.location(answer)).doesNotContain("evil");
  }

  @Test
  void aSessionPlantedBeforeSigningInOpensNothingAfter() {
    Official official = officials.without(false);
    Visitor attacker = new Visitor(port);
    attacker.get("/sign-in/citizen");
    String planted = attacker.cookies.get("lt-session");
    assertThat(planted).isNotNull();

    Visitor victim = new Visitor(port);
    victim.cookies.put("lt-session", planted);
    assertThat(victim.signInAsStaff(official.username(), PASSWORD).statusCode()).isEqualTo(302);
    assertThat(victim.cookies.get("lt-session")).isNotEqualTo(planted);
    assertThat(victim.get("/account").statusCode()).isEqualTo(200);
    assertThat(attacker.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionThatNobodyGaveIsNotTaken() {
    Official official = officials.without(false);
    Visitor victim = new Visitor(port);
    String invented = "A".repeat(43);
    victim.cookies.put("lt-session", invented);
    victim.signInAsStaff(official.username(), PASSWORD);
    assertThat(victim.cookies.get("lt-session")).isNotEqualTo(invented);
  }

  @Test
  void cookiesAreOutOfReachOfScriptsAndOtherSites() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    List<String> ours =
        visitor.setCookies.stream().filter(cookie -> cookie.startsWith("lt-")).toList();
    assertThat(ours).isNotEmpty();
    assertThat(ours)
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  @Test
  void behindHttpsCookiesAreSecureAndBrowsersStayThere() throws Exception {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> page =
        visitor.send(
            visitor.request("/sign-in/citizen").header("X-Forwarded-Proto", "https").build());
    assertThat(visitor.setCookies)
        .anySatisfy(cookie -> assertThat(cookie).startsWith("lt-session").contains("Secure"));
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void nobodyIsSignedInByAForgedForm() {
    Official official = officials.without(false);
    HttpResponse<String> forged =
        new Visitor(port)
            .post("/sign-in/staff", "", "username", official.username(), "password", PASSWORD);
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("Biểu mẫu đã cũ");

    Visitor other = new Visitor(port);
    String foreignToken = Visitor.token(other.get("/sign-in/staff"));
    HttpResponse<String> borrowed =
        new Visitor(port)
            .post(
                "/sign-in/staff",
                foreignToken,
                "username",
                official.username(),
                "password",
                PASSWORD);
    assertThat(borrowed.statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenFromBeforeSigningInIsWorthNothingAfter() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    String before = Visitor.token(visitor.get("/sign-in/staff"));
    visitor.signInAsStaff(official.username(), PASSWORD);
    assertThat(visitor.post("/sign-out", before).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void guessesSideBySideDoNotPassTheLimit() throws Exception {
    Official official = officials.without(false);
    List<Callable<Integer>> guesses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Visitor visitor = new Visitor(port);
      String token = Visitor.token(visitor.get("/sign-in/staff"));
      String guess = "sai " + i;
      guesses.add(() ->
          visitor
              .post("/sign-in/staff", token, "username", official.username(), "password", guess)
              .statusCode());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      threads.invokeAll(guesses).forEach(answer -> assertThat(answer).isDone());
    }
    assertThat(
            jdbc.sql(
                    """
                    select failures || ' ' || (locked_until > now())
                    from identity.staff_account where username = :name
                    """)
                .param("name", official.username())
                .query(String.class)
                .single())
        .isEqualTo("5 true");
  }

  @Test
  void unknownNamesTakeAsLongAsKnownOnes() {
    Visitor visitor = new Visitor(port);
    String token = Visitor.token(visitor.get("/sign-in/staff"));
    long[] known = new long[8];
    long[] unknown = new long[8];
    for (int i = 0; i < known.length; i++) {
      String name = officials.without(false).username();
      known[i] = time(visitor, token, name);
      unknown[i] = time(visitor, token, "khongco" + i);
    }
    double ratio = (double) median(known) / median(unknown);
    assertThat(ratio).as("known / unknown").isBetween(0.5, 2.0);
  }

  private static long time(Visitor visitor, String token, String username) {
    long begin = System.nanoTime();
    visitor.post("/sign-in/staff", token, "username", username, "password", "sai mật khẩu");
    return System.nanoTime() - begin;
  }

  private static long median(long[] times) {
    return Arrays.stream(times).sorted().skip(times.length / 2).findFirst().orElseThrow();
  }

  @Test
  void filesAndAnonymousPagesBeginNoSession() {
    Visitor visitor = new Visitor(port);
    visitor.get("/static/identity/identity.css");
    assertThat(visitor.setCookies).isEmpty();
    visitor.get("/sign-in");
    visitor.get("/sign-in/staff");
    visitor.get("/");
    assertThat(visitor.cookies).doesNotContainKey("lt-session");
  }

  @Test
  void pagesCarryTheHeadersThatGuardThem() {
    HttpResponse<String> page = new Visitor(port).get("/sign-in/staff");
    assertThat(page.headers().map())
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry("Referrer-Policy", List.of("same-origin"))
        .containsEntry("X-Frame-Options", List.of("SAMEORIGIN"));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void securityTxtTellsWhomToTell() {
    HttpResponse<String> text = new Visitor(port).get("/.well-known/security.txt");
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.body()).contains("Contact:", "Expires:", "Preferred-Languages: vi, en");
  }

  @Test
  void aLongPasswordIsNoWeapon() {
    Official official = officials.without(false);
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        new Visitor(port).signInAsStaff(official.username(), "x".repeat(1_000_000));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void restWithACookieStillNeedsTheTokenOfAForm() {
    Official official = officials.without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), PASSWORD);
    HttpResponse<String> answer =
        visitor.send(
            visitor.request("/api/v1/anything").POST(HttpRequest.BodyPublishers.noBody()).build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"FORM_EXPIRED\"");
  }
}
