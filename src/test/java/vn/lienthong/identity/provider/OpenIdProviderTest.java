package vn.lienthong.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.identity.Officials;
import vn.lienthong.identity.Officials.Official;
import vn.lienthong.identity.Visitor;
import vn.lienthong.identity.provider.ClientAdministration.Secret;
import vn.lienthong.shared.CurrentUser;

/** Another system of the province signs in its staff here. */
@HouseTest
class OpenIdProviderTest {
  private static final String BACK = "https://hethong.example/back";
  private static final String VERIFIER = "v".repeat(43);

  @LocalServerPort int port;
  @Autowired ClientAdministration administration;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JsonMapper json;
  @Autowired ApplicationContext context;

  private Secret system;
  private Official official;
  private UnitSummary unit;

  @BeforeEach
  void people() {
    unit = Officials.unit(directory, "Sở thử nghiệm");
    official = new Officials(directory, identity).with(Position.SPECIALIST, unit.id(), false);
    system =
        administration.create(
            new ClientForm(
                "Hệ thống thử",
                Client.Kind.SYSTEM,
                unit.id(),
                Set.of(),
                BACK,
                "https://hethong.example/out",
                false),
            CurrentUser.SYSTEM);
  }

  private String question(String challenge, String back) {
    return "/oauth2/authorize?response_type=code&client_id="
        + system.client().clientId()
        + "&scope=openid%20profile%20api&state=st%20ate&nonce=n1&redirect_uri="
        + URLEncoder.encode(back, StandardCharsets.UTF_8)
        + (challenge.isEmpty() ? "" : "&code_challenge_method=S256&code_challenge=" + challenge);
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs in on the way and comes back with a code. */
  private String code(Visitor visitor) {
    HttpResponse<String> first = visitor.get(question(challenge(), BACK));
    String signIn = Visitor.path(first);
    assertThat(signIn).startsWith("/sign-in/staff?next=%2Foauth2%2Fauthorize");
    HttpResponse<String> page = visitor.get(signIn);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self'", "https://hethong.example");
    String next = Visitor.hidden(page.body()).get(1);
    HttpResponse<String> in =
        visitor.post(
            "/sign-in/staff",
            Visitor.token(page),
            "username",
            official.username(),
            "password",
            Officials.PASSWORD,
            "next",
            next);
    HttpResponse<String> back = visitor.get(Visitor.location(in));
    var answer =
        UriComponentsBuilder.fromUriString(Visitor.location(back)).build().getQueryParams();
    assertThat(Visitor.location(back)).startsWith(BACK + "?");
    assertThat(answer.getFirst("state")).isEqualTo("st%20ate");
    return answer.getFirst("code");
  }

  private HttpResponse<String> exchange(String code, String verifier, String secret) {
    return exchange(
        "grant_type=authorization_code&code="
            + code
            + "&redirect_uri="
            + URLEncoder.encode(BACK, StandardCharsets.UTF_8)
            + "&code_verifier="
            + verifier,
        secret);
  }

  private HttpResponse<String> exchange(String form, String secret) {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (system.client().clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    Visitor program = new Visitor(port);
    return program.send(
        program
            .request("/oauth2/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  @Test
  void anOfficialIsKnownToTheOtherSystem() throws Exception {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> answer = exchange(code(visitor), VERIFIER, system.secret());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode tokens = json.readTree(answer.body());
    var idToken = SignedJWT.parse(tokens.get("id_token").stringValue()).getJWTClaimsSet();
    assertThat(idToken.getSubject()).isEqualTo(official.personId().toString());
    assertThat(idToken.getIssuer()).isEqualTo("http://localhost:" + port);
    assertThat(idToken.getStringClaim("nonce")).isEqualTo("n1");
    assertThat(idToken.getStringClaim("name")).startsWith("Cán bộ");

    HttpResponse<String> info = bearer("/userinfo", tokens.get("access_token").stringValue());
    assertThat(info.statusCode()).as(info.body()).isEqualTo(200);
    assertThat(info.body()).contains(official.personId().toString(), unit.name(), "SPECIALIST");

    HttpResponse<String> me = bearer("/api/v1/me", tokens.get("access_token").stringValue());
    assertThat(me.body()).contains("\"kind\":\"STAFF\"", "dossiers.process");
    assertThat(bearer("/api/v1/me", tokens.get("id_token").stringValue()).statusCode())
        .as("an id_token is no access token")
        .isEqualTo(401);

    HttpResponse<String> out =
        visitor.get(
            "/connect/logout?id_token_hint="
                + tokens.get("id_token").stringValue()
                + "&post_logout_redirect_uri=https%3A%2F%2Fhethong.example%2Fout");
    assertThat(Visitor.location(out)).isEqualTo("https://hethong.example/out");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void aCodeCountsOnceAndOnlyWithItsProof() {
    String code = code(new Visitor(port));
    assertThat(exchange(code, "w".repeat(43), system.secret()).body()).contains("invalid_grant");
    String fresh = code(new Visitor(port));
    assertThat(exchange(fresh, VERIFIER, "sai").statusCode()).isEqualTo(401);
    assertThat(exchange(fresh, VERIFIER, system.secret()).statusCode()).isEqualTo(200);
    assertThat(exchange(fresh, VERIFIER, system.secret()).body()).contains("invalid_grant");
  }

  @Test
  void withoutProofOfTheCodeNobodyIsAsked() {
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), Officials.PASSWORD);
    HttpResponse<String> answer = visitor.get(question("", BACK));
    assertThat(Visitor.location(answer)).contains("error=invalid_request", "code_challenge");
  }

  @Test
  void aStrangeReturnAddressIsNotFollowed() {
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), Officials.PASSWORD);
    HttpResponse<String> answer = visitor.get(question(challenge(), "https://evil.example/"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void aCitizenIsNotAnOfficial() {
    Visitor visitor = new Visitor(port);
    visitor.signInAsCitizen("099085000101", "NONE");
    assertThat(Visitor.path(visitor.get(question(challenge(), BACK)))).startsWith("/sign-in/staff");
  }

  @Test
  void aShutAccountLosesItsTokens() {
    HttpResponse<String> answer = exchange(code(new Visitor(port)), VERIFIER, system.secret());
    String token = json.readTree(answer.body()).get("access_token").stringValue();
    assertThat(bearer("/api/v1/me", token).statusCode()).isEqualTo(200);
    Officials.shut(context, official);
    assertThat(bearer("/api/v1/me", token).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("TCVN 14423:2026 §5: whose sessions are ended goes on in no other system either")
  void endedSessionsEndWhatOtherSystemsWereGiven() {
    JsonNode given =
        json.readTree(exchange(code(new Visitor(port)), VERIFIER, system.secret()).body());
    JsonNode renewed = json.readTree(refresh(given).body());
    assertThat(renewed.has("access_token")).isTrue();
    Officials.signOut(context, official);
    assertThat(refresh(renewed).body()).contains("invalid_grant");
  }

  private HttpResponse<String> refresh(JsonNode tokens) {
    return exchange(
        "grant_type=refresh_token&refresh_token=" + tokens.get("refresh_token").stringValue(),
        system.secret());
  }

  @Test
  void theProviderDescribesItself() {
    assertThat(new Visitor(port).get("/.well-known/openid-configuration").body())
        .contains(
            "\"issuer\":\"http://localhost:" + port + "\"",
            "authorization_code",
            "S256",
            "end_session_endpoint");
  }

  private HttpResponse<String> bearer(String path, String token) {
    Visitor program = new Visitor(port);
    return program.send(program.request(path).header("Authorization", "Bearer " + token).build());
  }
}
