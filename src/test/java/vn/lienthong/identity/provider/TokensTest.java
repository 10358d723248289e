package vn.lienthong.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.identity.Officials;
import vn.lienthong.identity.provider.ClientAdministration.Secret;
import vn.lienthong.shared.CurrentUser;

/** Service accounts and what may pass as a token. */
@HouseTest
class TokensTest {
  static final String WHO = "/api/v1/me";

  @LocalServerPort int port;
  @Autowired ClientAdministration administration;
  @Autowired SigningKeys keys;
  @Autowired Clients clients;
  @Autowired Bearers bearers;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired vn.lienthong.directory.DirectoryApi directory;
  @Autowired vn.lienthong.identity.IdentityApi identity;

  private final HttpClient http = HttpClient.newHttpClient();
  private Secret service;

  @BeforeEach
  void client() {
    UUID unit = Officials.unit(directory, "Trung tâm thử nghiệm").id();
    service =
        administration.create(
            new ClientForm(
                "Phần mềm thử",
                Client.Kind.SERVICE,
                unit,
                Set.of("dossiers.view", "procedures.view"),
                "",
                "",
                false),
            CurrentUser.SYSTEM);
  }

  @Test
  void aServiceActsAtItsUnitWithItsScopes() {
    String token = accessToken(service, "dossiers.view");
    HttpResponse<String> me = call(WHO, token);
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body())
        .contains("\"kind\":\"SERVICE\"", "Phần mềm thử", "dossiers.view")
        .doesNotContain("procedures.view");
    assertThat(me.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aScopeThatWasNotGivenIsRefused() {
    assertThat(token(service, service.secret(), "audit.view").body()).contains("invalid_scope");
  }

  @Test
  void aWrongSecretGetsNothing() {
    HttpResponse<String> answer = token(service, "sai", "dossiers.view");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client");
  }

  @Test
  void aNewSecretShutsTheOldOne() {
    Secret fresh = administration.rotate(service.client().id(), CurrentUser.SYSTEM);
    assertThat(token(service, service.secret(), "dossiers.view").statusCode()).isEqualTo(401);
    assertThat(token(fresh, fresh.secret(), "dossiers.view").statusCode()).isEqualTo(200);
  }

  @Test
  void whatTheOldSecretWasGivenEndsWithIt() {
    assertThat(bearers.convert(given(Instant.now())).getPrincipal().name())
        .isEqualTo("Phần mềm thử");
    Jwt earlier = given(Instant.now().minusSeconds(60));
    assertThatThrownBy(() -> bearers.convert(earlier))
        .isInstanceOf(InvalidBearerTokenException.class);
  }

  private Jwt given(Instant at) {
    return Jwt.withTokenValue("x")
        .header("typ", "at+jwt")
        .subject(service.client().clientId())
        .claim("client_id", service.client().clientId())
        .claim("scope", List.of("dossiers.view"))
        .issuedAt(at)
        .expiresAt(at.plusSeconds(600))
        .build();
  }

  @Test
  void aDisabledClientIsRefusedThoughItsTokenLives() {
    String token = accessToken(service, "dossiers.view");
    administration.setDisabled(service.client().id(), true, CurrentUser.SYSTEM);
    HttpResponse<String> refused = call(WHO, token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("\"code\":\"SIGN_IN_FIRST\"");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
  }

  @Test
  void changesByTokenNeedNoFormToken() {
    String token = accessToken(service, "dossiers.view");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(at("/api/v1/there-is-nothing")))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void metricsNeedTheirScope() {
    String token = accessToken(service, "dossiers.view");
    assertThat(call("/actuator/prometheus", token).statusCode()).isEqualTo(403);
    assertThat(call("/actuator/prometheus", token + "x").statusCode()).isEqualTo(401);
    Secret watcher =
        administration.create(
            new ClientForm(
                "Phần mềm giám sát",
                Client.Kind.SERVICE,
                service.client().unitId(),
                Set.of("metrics.read"),
                "",
                "",
                false),
            CurrentUser.SYSTEM);
    HttpResponse<String> metrics =
        call("/actuator/prometheus", accessToken(watcher, "metrics.read"));
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    assertThat(call("/actuator/health", null).statusCode()).isEqualTo(200);
    assertThat(
            mvc.get()
                .uri("/actuator/prometheus")
                .with(request -> {
                  request.setRemoteAddr("203.0.113.5");
                  return request;
                }))
        .hasForwardedUrl("/refused");
  }

  @Test
  void nobodyBehindAProxyIsTakenForTheMachineItself() {
    URI metrics = URI.create(at("/actuator/prometheus"));
    assertThat(send(HttpRequest.newBuilder(metrics).build()).statusCode()).isEqualTo(200);
    HttpRequest claimed =
        HttpRequest.newBuilder(metrics).header("X-Forwarded-For", "127.0.0.1, 10.1.2.3").build();
    assertThat(send(claimed).statusCode()).isNotEqualTo(200);
  }

  @Test
  void withoutATokenNobodyIsThere() {
    assertThat(call(WHO, null).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("RFC 8725 §3.1: no token without signature, nor signed by the public key as secret")
  void tokensOfAnotherAlgorithmAreRefused() throws Exception {
    JWTClaimsSet claims = claims();
    assertThat(call(WHO, new PlainJWT(claims).serialize()).statusCode()).isEqualTo(401);

    RSAKey published = published();
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(published.getKeyID())
                .build(),
            claims);
    confused.sign(new MACSigner(published.toRSAPublicKey().getEncoded()));
    assertThat(call(WHO, confused.serialize()).statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenSignedByAStrangerUnderOurKeysNameIsRefused() throws Exception {
    RSAKey stranger = new RSAKeyGenerator(2048).generate();
    for (String kid : List.of(published().getKeyID(), "../../etc/passwd", "' or '1'='1")) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .type(new JOSEObjectType("at+jwt"))
                  .keyID(kid)
                  .jwk(stranger.toPublicJWK())
                  .build(),
              claims());
      forged.sign(new RSASSASigner(stranger));
      assertThat(call(WHO, forged.serialize()).statusCode()).as(kid).isEqualTo(401);
    }
  }

  @Test
  void aTouchedTokenIsRefused() {
    String token = accessToken(service, "dossiers.view");
    String[] parts = token.split("\\.");
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("dossiers.view", "dossiers.approve");
    String touched =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    assertThat(call(WHO, touched).statusCode()).isEqualTo(401);
  }

  @Test
  void afterARotationOldTokensLiveAndNewOnesHaveTheNewKey() throws Exception {
    String before = accessToken(service, "dossiers.view");
    keys.rotate();
    String after = accessToken(service, "dossiers.view");
    assertThat(SignedJWT.parse(after).getHeader().getKeyID())
        .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
    assertThat(call(WHO, before).statusCode()).isEqualTo(200);
    assertThat(call(WHO, after).statusCode()).isEqualTo(200);
  }

  @Test
  void theDatabaseHoldsNoKeyAndNoSecretThatCanBeRead() {
    accessToken(service, "dossiers.view");
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from identity.signing_key
                    where encode(sealed, 'escape') like '%kty%'
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(service.client().secretHash()).isNotEqualTo(service.secret());
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .subject(service.client().clientId())
        .claim("client_id", service.client().clientId())
        .claim("scope", List.of("dossiers.view"))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .build();
  }

  private RSAKey published() throws Exception {
    return JWKSet.parse(call("/oauth2/jwks", null).body()).getKeys().getFirst().toRSAKey();
  }

  private String accessToken(Secret client, String scope) {
    HttpResponse<String> answer = token(client, client.secret(), scope);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body()).get("access_token").stringValue();
  }

  private HttpResponse<String> token(Secret client, String secret, String scope) {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (client.client().clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(at("/oauth2/token")))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&scope="
                        + URLEncoder.encode(scope, StandardCharsets.UTF_8)))
            .build());
  }

  private HttpResponse<String> call(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
