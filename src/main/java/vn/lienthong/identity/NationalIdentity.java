package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import vn.lienthong.shared.HouseAddress;

/** Where the national e-ID answers: the configured issuer, or the simulator in this house. */
@Component
class NationalIdentity {
  private static final String SIMULATOR = "/simulator/vneid";
  private static final Duration DISCOVERY_AGE = Duration.ofHours(1);

  /**
   * @param issuer address of the provider; empty = the simulator
   * @param acr {@code acr_values} that are asked for
   * @param timeout how long an answer may take
   */
  @ConfigurationProperties("lienthong.identity.citizen")
  record Settings(
      @DefaultValue("") String issuer,
      @DefaultValue("lienthong") String clientId,
      @DefaultValue("simulator") String clientSecret,
      @DefaultValue("LoA1") String acr,
      @DefaultValue("6s") Duration timeout) {}

  record Endpoints(
      String issuer, URI authorise, URI token, URI userInfo, URI keys, @Nullable String signOut) {}

  private record Discovered(Endpoints endpoints, Instant at) {}

  private final Settings settings;
  private final HouseAddress base;
  private final Clock clock;
  private final RestClient http;
  private volatile @Nullable Discovered discovered;

  NationalIdentity(Settings settings, HouseAddress base, Clock clock) {
    this.settings = settings;
    this.base = base;
    this.clock = clock;
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(settings.timeout());
    factory.setReadTimeout(settings.timeout());
    this.http = RestClient.builder().requestFactory(factory).build();
  }

  Settings settings() {
    return settings;
  }

  RestClient http() {
    return http;
  }

  boolean isSimulated() {
    return settings.issuer().isBlank();
  }

  Endpoints endpoints(HttpServletRequest request) {
    return isSimulated() ? simulated(request) : discovered();
  }

  /** Browsers go by the address they know, this node calls itself directly. */
  private Endpoints simulated(HttpServletRequest request) {
    String front = base.of(request) + SIMULATOR;
    String back = HouseAddress.loopback(request) + SIMULATOR;
    return new Endpoints(
        front,
        URI.create(front + "/auth"),
        URI.create(back + "/token"),
        URI.create(back + "/userinfo"),
        URI.create(back + "/jwks"),
        front + "/logout");
  }

  private Endpoints discovered() {
    Discovered known = discovered;
    if (known != null && known.at().plus(DISCOVERY_AGE).isAfter(clock.instant())) {
      return known.endpoints();
    }
    JsonNode found =
        http.get()
            .uri(settings.issuer() + "/.well-known/openid-configuration")
            .retrieve()
            .body(JsonNode.class);
    if (found == null || !settings.issuer().equals(found.path("issuer").asString(""))) {
      throw new IllegalStateException("discovery names another issuer than " + settings.issuer());
    }
    Endpoints endpoints =
        new Endpoints(
            settings.issuer(),
            URI.create(found.path("authorization_endpoint").asString("")),
            URI.create(found.path("token_endpoint").asString("")),
            URI.create(found.path("userinfo_endpoint").asString("")),
            URI.create(found.path("jwks_uri").asString("")),
            found.path("end_session_endpoint").asString(null));
    discovered = new Discovered(endpoints, clock.instant());
    return endpoints;
  }

  /** Where a citizen also leaves the national e-ID; empty when it has no such page. */
  String signOutAddress(HttpServletRequest request) {
    String address = endpoints(request).signOut();
    return address == null ? "" : address;
  }
}
