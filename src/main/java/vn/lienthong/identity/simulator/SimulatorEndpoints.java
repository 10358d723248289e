package vn.lienthong.identity.simulator;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.identity.simulator.SimulatedCodes.Grant;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.HouseAddress;

/** Discovery, token, userinfo and keys of the simulated national e-ID. */
@RestController
@RequestMapping("/simulator/vneid")
@Access(PUBLIC)
@ConditionalOnProperty(name = "lienthong.simulators", havingValue = "true", matchIfMissing = true)
class SimulatorEndpoints {
  private static final Duration TOKEN_AGE = Duration.ofMinutes(5);
  private static final Duration SLOW = Duration.ofSeconds(7);

  private final SimulatedCodes codes;
  private final SimulatedKeys keys;
  private final HouseAddress base;
  private final Clock clock;

  SimulatorEndpoints(SimulatedCodes codes, SimulatedKeys keys, HouseAddress base, Clock clock) {
    this.codes = codes;
    this.keys = keys;
    this.base = base;
    this.clock = clock;
  }

  @GetMapping("/.well-known/openid-configuration")
  Map<String, Object> discovery(HttpServletRequest request) {
    String issuer = base.of(request) + "/simulator/vneid";
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("issuer", issuer);
    facts.put("authorization_endpoint", issuer + "/auth");
    facts.put("token_endpoint", issuer + "/token");
    facts.put("userinfo_endpoint", issuer + "/userinfo");
    facts.put("jwks_uri", issuer + "/jwks");
    facts.put("end_session_endpoint", issuer + "/logout");
    facts.put("response_types_supported", List.of("code"));
    facts.put("subject_types_supported", List.of("public"));
    facts.put("id_token_signing_alg_values_supported", List.of("RS256"));
    facts.put("code_challenge_methods_supported", List.of("S256"));
    facts.put("acr_values_supported", List.of("LoA1", "LoA2"));
    facts.put("authorization_response_iss_parameter_supported", true);
    return facts;
  }

  @GetMapping("/jwks")
  Map<String, Object> published() {
    return keys.published();
  }

  @PostMapping("/token")
  @Audited(value = "none", reason = "invented citizens of the simulator")
  ResponseEntity<Map<String, Object>> token(
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      @RequestParam(name = "grant_type", defaultValue = "") String grantType,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(name = "redirect_uri", defaultValue = "") String redirectUri,
      @RequestParam(name = "code_verifier", defaultValue = "") String verifier) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("lienthong:simulator".getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(authorization)) {
      return ResponseEntity.status(401).body(Map.of("error", "invalid_client"));
    }
    Optional<Grant> grant =
        codes
            .take(code)
            .filter(g -> grantType.equals("authorization_code"))
            .filter(g -> g.redirectUri().equals(redirectUri))
            .filter(g -> g.challenge().equals(challenge(verifier)));
    if (grant.isEmpty()) {
      return ResponseEntity.badRequest().body(Map.of("error", "invalid_grant"));
    }
    if (grant.get().fault() == Fault.SLOW) {
      LockSupport.parkNanos(SLOW.toNanos());
    }
    return ResponseEntity.ok(answer(grant.get()));
  }

  private Map<String, Object> answer(Grant grant) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    Instant now = clock.instant();
    person(grant).forEach(claims::claim);
    claims
        .issuer(grant.issuer())
        .audience(grant.clientId())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(TOKEN_AGE)))
        .claim("nonce", grant.fault() == Fault.WRONG_NONCE ? "khac" : grant.nonce())
        .claim("acr", grant.acr());
    JWTClaimsSet set = claims.build();
    return Map.of(
        "access_token",
        codes.store(grant, TOKEN_AGE),
        "token_type",
        "Bearer",
        "expires_in",
        TOKEN_AGE.toSeconds(),
        "id_token",
        grant.fault() == Fault.WRONG_SIGNATURE ? keys.signWrongly(set) : keys.sign(set));
  }

  @GetMapping("/userinfo")
  ResponseEntity<Map<String, Object>> userInfo(
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization) {
    return codes
        .read(authorization.replaceFirst("^Bearer ", ""))
        .map(grant -> ResponseEntity.ok(person(grant)))
        .orElse(ResponseEntity.status(401).body(Map.of("error", "invalid_token")));
  }

  private static Map<String, Object> person(Grant grant) {
    SimulatedCitizen citizen = grant.citizen();
    UUID subject =
        UUID.nameUUIDFromBytes(("vneid:" + citizen.number()).getBytes(StandardCharsets.UTF_8));
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", subject.toString());
    claims.put("TechID", "sim-" + subject.toString().substring(0, 8));
    claims.put("LoaiTaiKhoan", citizen.accountKind());
    claims.put("HoVaTen", citizen.name());
    if (grant.fault() != Fault.NO_NUMBER) {
      claims.put("SoDinhDanh", citizen.number());
    }
    if (citizen.birth() != null) {
      claims.put("NgayThangNamSinh", citizen.birth());
    }
    claims.put("loginIdp", "BCA");
    return claims;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
