package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.identity.session.OpenSession;
import vn.lienthong.shared.CurrentUser;

/** What the session of a browser knows of signing in: who is in, or who has begun. */
@Component
class SignInSession {
  private static final String KIND = "identity.kind";
  private static final String SIGNED_IN_AT = "identity.at";
  private static final String CONFIRMED_AT = "identity.confirmed-at";
  private static final String PENDING = "identity.pending";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Policies policies;
  private final Principals principals;
  private final Clock clock;

  SignInSession(Policies policies, Principals principals, Clock clock) {
    this.policies = policies;
    this.principals = principals;
    this.clock = clock;
  }

  /** Somebody of staff whose password was right, with steps still to take. */
  record Pending(UUID personId, boolean totpPassed, String next, Instant until) {
    private String written() {
      return personId + "|" + totpPassed + "|" + until + "|" + next;
    }

    private static Pending read(String text) {
      String[] parts = text.split("\\|", 4);
      return new Pending(
          UUID.fromString(parts[0]),
          Boolean.parseBoolean(parts[1]),
          parts[3],
          Instant.parse(parts[2]));
    }
  }

  void begin(HttpServletRequest request, UUID personId, String next) {
    HttpSession session = renewed(request);
    Pending pending = new Pending(personId, false, next, clock.instant().plus(PATIENCE));
    session.setAttribute(PENDING, pending.written());
  }

  void totpPassed(HttpServletRequest request, Pending pending) {
    Pending passed = new Pending(pending.personId(), true, pending.next(), pending.until());
    renewed(request).setAttribute(PENDING, passed.written());
  }

  Optional<Pending> pending(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String text = session == null ? null : (String) session.getAttribute(PENDING);
    return Optional.ofNullable(text)
        .map(Pending::read)
        .filter(pending -> clock.instant().isBefore(pending.until()));
  }

  /** Signs in, in a new session: nothing that was known before, by anybody, opens it. */
  void complete(HttpServletRequest request, CurrentUser user) {
    HttpSession session = renewed(request);
    session.setAttribute(KIND, user.kind().name());
    session.setAttribute(SIGNED_IN_AT, clock.instant().toString());
    session.setAttribute(OpenSession.OWNER, user.requireId().toString());
    session.setAttribute(
        OpenSession.ADDRESS, request.getRemoteAddr().replace("0:0:0:0:0:0:0:1", "::1"));
    session.setAttribute(OpenSession.DEVICE, Device.of(request.getHeader("User-Agent")));
    session.setMaxInactiveInterval((int) principals.idle(user).toSeconds());
  }

  /** Who is signed in has just shown once more to be the holder of the account. */
  void confirm(HttpServletRequest request) {
    request.getSession().setAttribute(CONFIRMED_AT, clock.instant().toString());
  }

  /** Whether that was shown, by signing in or since, so lately that a sensitive act may follow. */
  boolean isConfirmed(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object confirmed = session == null ? null : session.getAttribute(CONFIRMED_AT);
    Optional<Instant> last =
        confirmed == null
            ? owner(request).map(Owner::since)
            : Optional.of(Instant.parse(confirmed.toString()));
    return last.filter(
            at -> clock.instant().isBefore(at.plus(policies.duration("step-up.validity"))))
        .isPresent();
  }

  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  static @Nullable String id(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getId();
  }

  /** Kind and id of who is signed in. */
  static Optional<Owner> owner(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String kind = session == null ? null : (String) session.getAttribute(KIND);
    if (session == null || kind == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Owner(
            CurrentUser.Kind.valueOf(kind),
            UUID.fromString((String) session.getAttribute(OpenSession.OWNER)),
            Instant.parse((String) session.getAttribute(SIGNED_IN_AT))));
  }

  record Owner(CurrentUser.Kind kind, UUID id, Instant since) {}

  private static HttpSession renewed(HttpServletRequest request) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    return request.getSession(true);
  }
}
