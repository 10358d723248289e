package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.identity.NationalIdentity.Endpoints;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.HouseAddress;

/**
 * Sign-in of citizens at the national e-ID: OpenID Connect code flow with state, nonce and PKCE
 * (RFC 7636). What was asked waits in the session of the browser and is answered once.
 */
@Component
class CitizenSignIn {
  static final String RETURN = "/sign-in/citizen/return";
  private static final String ASKED = "identity.asked.";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MOST_ASKED = 5;

  private final NationalIdentity provider;
  private final CitizenTokens tokens;
  private final CitizenAccounts citizens;
  private final Principals principals;
  private final Trail trail;
  private final HouseAddress base;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CitizenSignIn(
      NationalIdentity provider,
      CitizenTokens tokens,
      CitizenAccounts citizens,
      Principals principals,
      Trail trail,
      HouseAddress base,
      TransactionTemplate transaction,
      Clock clock) {
    this.provider = provider;
    this.tokens = tokens;
    this.citizens = citizens;
    this.principals = principals;
    this.trail = trail;
    this.base = base;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A question put to the provider, as the session keeps it. */
  record Asked(Instant at, String nonce, String verifier, String next) {
    private String written() {
      return at + "|" + nonce + "|" + verifier + "|" + next;
    }

    private static Asked read(String text) {
      String[] parts = text.split("\\|", 4);
      return new Asked(Instant.parse(parts[0]), parts[1], parts[2], parts[3]);
    }
  }

  /** Address at the provider to which the browser goes. */
  String ask(HttpServletRequest request, String next) {
    String state = SecretBox.random();
    Asked asked = new Asked(clock.instant(), SecretBox.random(), SecretBox.random(), next);
    HttpSession session = request.getSession(true);
    forgetOld(session);
    session.setAttribute(ASKED + state, asked.written());
    Endpoints endpoints = provider.endpoints(request);
    return UriComponentsBuilder.fromUri(endpoints.authorise())
        .queryParam("response_type", "code")
        .queryParam("client_id", "{client}")
        .queryParam("redirect_uri", "{return}")
        .queryParam("scope", "openid")
        .queryParam("state", state)
        .queryParam("nonce", asked.nonce())
        .queryParam("code_challenge", challenge(asked.verifier()))
        .queryParam("code_challenge_method", "S256")
        .queryParam("acr_values", "{acr}")
        .encode()
        .buildAndExpand(
            Map.of(
                "client", provider.settings().clientId(),
                "return", base.of(request) + RETURN,
                "acr", provider.settings().acr()))
        .toUriString();
  }

  /** The question that this browser asked under the state; it can be taken once. */
  Optional<Asked> take(HttpServletRequest request, @Nullable String state) {
    HttpSession session = request.getSession(false);
    if (session == null || state == null) {
      return Optional.empty();
    }
    String text = (String) session.getAttribute(ASKED + state);
    session.removeAttribute(ASKED + state);
    return Optional.ofNullable(text)
        .map(Asked::read)
        .filter(asked -> asked.at().plus(PATIENCE).isAfter(clock.instant()));
  }

  /** Exchanges the code, checks the answer and knows the citizen from now on. */
  CurrentUser enter(HttpServletRequest request, Asked asked, String code) {
    // no connection of the database is held while the provider is asked
    CitizenClaims claims =
        tokens.claims(provider.endpoints(request), asked, code, base.of(request) + RETURN);
    return Objects.requireNonNull(
        transaction.execute(status -> know(claims, request.getRemoteAddr())));
  }

  private CurrentUser know(CitizenClaims claims, String address) {
    UUID id = citizens.upsert(claims, clock.instant());
    citizens.signedIn(id, clock.instant());
    principals.forget(id);
    CurrentUser user =
        new CurrentUser(
            CurrentUser.Kind.CITIZEN, id, claims.name(), claims.identityNumber(), List.of());
    trail.record(
        "identity.citizen-signed-in",
        "citizen-account",
        id.toString(),
        user,
        Map.of("address", address));
    return user;
  }

  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forgetOld(HttpSession session) {
    List<String> asked =
        Collections.list(session.getAttributeNames()).stream()
            .filter(name -> name.startsWith(ASKED))
            .sorted(Comparator.comparing(name -> String.valueOf(session.getAttribute(name))))
            .toList();
    for (int i = 0; i <= asked.size() - MOST_ASKED; i++) {
      session.removeAttribute(asked.get(i));
    }
  }
}
