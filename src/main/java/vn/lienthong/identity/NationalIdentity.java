package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import vn.lienthong.shared.HouseAddress;

/**
 * Where the national e-ID answers: at the configured addresses, at those that the configured issuer
 * publishes, or at the simulator in this house.
 */
@Component
class NationalIdentity {
  private static final String SIMULATOR = "/simulator/vneid";
  private static final Duration DISCOVERY_AGE = Duration.ofHours(1);

  /**
   * @param issuer whom its tokens name; empty = the simulator
   * @param discovery where its addresses are published; empty = below the issuer
   * @param at its addresses, where they are published nowhere
   * @param acr {@code acr_values} that are asked for
   * @param timeout how long an answer may take
   */
  @ConfigurationProperties("lienthong.identity.citizen")
  record Settings(
      @DefaultValue("") String issuer,
      @DefaultValue("") String discovery,
      @DefaultValue Addresses at,
      @DefaultValue("lienthong") String clientId,
      @DefaultValue("simulator") String clientSecret,
      @DefaultValue("LoA1") String acr,
      @DefaultValue("6s") Duration timeout) {}

  /** VNeID's issuer is not its public host, and VNConnect publishes nothing below its issuer. */
  record Addresses(
      @DefaultValue("") String authorise,
      @DefaultValue("") String token,
      @DefaultValue("") String userInfo,
      @DefaultValue("") String keys,
      @DefaultValue("") String signOut) {
    boolean given() {
      return !authorise.isBlank() || !token.isBlank() || !keys.isBlank();
    }

    boolean whole() {
      return !authorise.isBlank() && !token.isBlank() && !keys.isBlank();
    }

    private Endpoints of(String issuer) {
      return new Endpoints(
          issuer,
          URI.create(authorise),
          URI.create(token),
          URI.create(userInfo),
          URI.create(keys),
          signOut.isBlank() ? null : signOut);
    }
  }

  /** The address of userinfo is empty where there is none. */
  record Endpoints(
      String issuer, URI authorise, URI token, URI userInfo, URI keys, @Nullable String signOut) {}

  private record Discovered(Endpoints endpoints, Instant at) {}

  private final Settings settings;
  private final HouseAddress base;
  private final boolean simulators;
  private final Clock clock;
  private final RestClient http;
  private volatile @Nullable Discovered discovered;

  NationalIdentity(
      Settings settings,
      HouseAddress base,
      @Value("${lienthong.simulators:true}") boolean simulators,
      Clock clock) {
    if (settings.at().given() && !settings.at().whole()) {
      throw new IllegalArgumentException(
          "lienthong.identity.citizen.at needs authorise, token and keys");
    }
    this.settings = settings;
    this.simulators = simulators;
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
    if (isSimulated()) {
      if (!simulators) {
        throw new CitizenRefusal(CitizenRefusal.Reason.SILENT, "no national e-ID is configured");
      }
      return simulated(request);
    }
    return settings.at().given() ? settings.at().of(settings.issuer()) : discovered();
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
    try {
      Endpoints endpoints = published();
      discovered = new Discovered(endpoints, clock.instant());
      return endpoints;
    } catch (CitizenRefusal e) {
      if (known != null && e.reason() == CitizenRefusal.Reason.SILENT) {
        // what was true an hour ago is better than nobody coming in
        return known.endpoints();
      }
      throw e;
    }
  }

  private Endpoints published() {
    JsonNode found;
    try {
      found =
          http.get()
              .uri(
                  settings.discovery().isBlank()
                      ? settings.issuer() + "/.well-known/openid-configuration"
                      : settings.discovery())
              .retrieve()
              .body(JsonNode.class);
    } catch (RestClientException e) {
      throw new CitizenRefusal(CitizenRefusal.Reason.SILENT, "discovery does not answer", e);
    }
    if (found == null || !settings.issuer().equals(text(found, "issuer"))) {
      throw new CitizenRefusal(
          CitizenRefusal.Reason.UNTRUSTED,
          "discovery names another issuer than " + settings.issuer());
    }
    Addresses addresses =
        new Addresses(
            text(found, "authorization_endpoint"),
            text(found, "token_endpoint"),
            text(found, "userinfo_endpoint"),
            text(found, "jwks_uri"),
            text(found, "end_session_endpoint"));
    if (!addresses.given() || !addresses.whole()) {
      throw new CitizenRefusal(CitizenRefusal.Reason.UNTRUSTED, "discovery lacks an address");
    }
    return addresses.of(settings.issuer());
  }

  private static String text(JsonNode document, String name) {
    return document.path(name).asString("");
  }

  /** Where a citizen also leaves the national e-ID; empty when it has no such page, or is away. */
  String signOutAddress(HttpServletRequest request) {
    try {
      String address = endpoints(request).signOut();
      return address == null ? "" : address;
    } catch (CitizenRefusal e) {
      return "";
    }
  }
}
