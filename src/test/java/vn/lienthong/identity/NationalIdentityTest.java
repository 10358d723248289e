package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.lienthong.identity.CitizenRefusal.Reason;
import vn.lienthong.shared.HouseAddress;

/** From where the addresses of the national e-ID come. */
class NationalIdentityTest {
  private static final String SETTINGS = "lienthong.identity.citizen.";

  private HttpServer server;
  private String origin;
  private String document;
  private boolean awake = true;
  private Instant now = Instant.parse("2026-11-20T01:00:00Z");

  @BeforeEach
  void publish() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin = "http://127.0.0.1:" + server.getAddress().getPort();
    document =
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/out"}
        """
            .formatted(origin);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = document.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(awake ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private static HouseAddress house() {
    try {
      return BeanUtils.instantiateClass(
          HouseAddress.class.getDeclaredConstructor(String.class), "");
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private NationalIdentity identity(Map<String, String> settings) {
    return new NationalIdentity(
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("lienthong.identity.citizen", NationalIdentity.Settings.class),
        house(),
        false,
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        });
  }

  private static NationalIdentity.Endpoints endpoints(NationalIdentity identity) {
    return identity.endpoints(new MockHttpServletRequest());
  }

  private static Reason refusal(NationalIdentity identity) {
    return catchThrowableOfType(CitizenRefusal.class, () -> endpoints(identity)).reason();
  }

  @Test
  void withoutIssuerAndSimulatorNobodyIsThere() {
    assertThat(refusal(identity(Map.of()))).isEqualTo(Reason.SILENT);
  }

  @Test
  void theIssuerPublishesThem() {
    NationalIdentity.Endpoints found = endpoints(identity(Map.of(SETTINGS + "issuer", origin)));
    assertThat(found.token()).hasToString(origin + "/token");
    assertThat(found.userInfo()).as("has none").hasToString("");
    assertThat(found.signOut()).isEqualTo(origin + "/out");
  }

  @Test
  void whoIsAwayIsSaidToBeSilentAndNobodyIsKeptFromSigningOut() {
    awake = false;
    NationalIdentity identity = identity(Map.of(SETTINGS + "issuer", origin));
    assertThat(refusal(identity)).isEqualTo(Reason.SILENT);
    assertThat(identity.signOutAddress(new MockHttpServletRequest())).isEmpty();
  }

  @Test
  void whatWasPublishedHoldsWhileItCannotBeReadAgain() {
    NationalIdentity identity = identity(Map.of(SETTINGS + "issuer", origin));
    endpoints(identity);
    now = now.plus(Duration.ofHours(2));
    awake = false;
    assertThat(endpoints(identity).keys()).hasToString(origin + "/keys");
  }

  @Test
  void aDocumentOfSomebodyElseIsNotTrusted() {
    document = document.replace("\"issuer\": \"http", "\"issuer\": \"https");
    assertThat(refusal(identity(Map.of(SETTINGS + "issuer", origin)))).isEqualTo(Reason.UNTRUSTED);
    document = "{\"issuer\": \"" + origin + "\"}";
    assertThat(refusal(identity(Map.of(SETTINGS + "issuer", origin)))).isEqualTo(Reason.UNTRUSTED);
  }

  @Test
  void theyAreSetWhereTheIssuerIsNotThePublicHost() {
    Map<String, String> vneid =
        Map.of(
            SETTINGS + "issuer", "https://noi-bo.example/auth/realms/citizen",
            SETTINGS + "at.authorise", "https://sso.example/auth",
            SETTINGS + "at.token", "https://sso.example/token",
            SETTINGS + "at.keys", "https://sso.example/certs");
    NationalIdentity.Endpoints found = endpoints(identity(vneid));
    assertThat(found.issuer()).isEqualTo("https://noi-bo.example/auth/realms/citizen");
    assertThat(found.authorise()).hasToString("https://sso.example/auth");
    assertThat(found.keys()).hasToString("https://sso.example/certs");
    Map<String, String> half =
        Map.of(SETTINGS + "issuer", origin, SETTINGS + "at.token", "https://sso.example/token");
    assertThatThrownBy(() -> identity(half)).hasMessageContaining("authorise");
  }

  @Test
  void theDocumentMayLieElsewhere() {
    String issuer = "https://xacthuc.example/oauth2/token";
    document = document.replace("\"issuer\": \"" + origin, "\"issuer\": \"" + issuer);
    Map<String, String> settings =
        Map.of(SETTINGS + "issuer", issuer, SETTINGS + "discovery", origin + "/oidcdiscovery");
    assertThat(endpoints(identity(settings)).authorise()).hasToString(origin + "/auth");
  }
}
