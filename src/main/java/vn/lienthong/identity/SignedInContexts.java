package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import vn.lienthong.shared.CurrentUser;

/**
 * Turns the few words of the session into the user of the request, when somebody asks. Saving is no
 * business of filters here: {@link SignInSession} does it on purpose.
 */
class SignedInContexts implements SecurityContextRepository {
  private final Principals principals;
  private final boolean namesOnly;

  /**
   * @param namesOnly staff by person id alone, for the authorisation endpoint, which stores who
   *     agreed
   */
  SignedInContexts(Principals principals, boolean namesOnly) {
    this.principals = principals;
    this.namesOnly = namesOnly;
  }

  @Override
  @SuppressWarnings("removal")
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  @Override
  public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
      HttpServletRequest request) {
    return new org.springframework.security.core.context.DeferredSecurityContext() {
      private @Nullable SecurityContext loaded;

      @Override
      public SecurityContext get() {
        SecurityContext known = loaded;
        if (known == null) {
          known = load(request);
          loaded = known;
        }
        return known;
      }

      @Override
      public boolean isGenerated() {
        return get().getAuthentication() == null;
      }
    };
  }

  private SecurityContext load(HttpServletRequest request) {
    SecurityContext context = new SecurityContextImpl();
    authentication(request).ifPresent(context::setAuthentication);
    return context;
  }

  private Optional<Authentication> authentication(HttpServletRequest request) {
    return SignInSession.owner(request)
        .flatMap(owner ->
            user(owner)
                .map(user -> {
                  keepIdleTime(request, user);
                  return namesOnly ? named(user, owner) : new SignedIn(user);
                }));
  }

  /** Who becomes an administrator, or is one no longer, has the other time from this request on. */
  private void keepIdleTime(HttpServletRequest request, CurrentUser user) {
    HttpSession session = request.getSession(false);
    int seconds = (int) principals.idle(user).toSeconds();
    if (session != null && session.getMaxInactiveInterval() != seconds) {
      session.setMaxInactiveInterval(seconds);
    }
  }

  private Optional<CurrentUser> user(SignInSession.Owner owner) {
    return switch (owner.kind()) {
      case STAFF -> principals.staffInSession(owner.id());
      case CITIZEN -> namesOnly ? Optional.empty() : principals.citizen(owner.id());
      case SERVICE, SYSTEM, ANONYMOUS -> Optional.empty();
    };
  }

  /** With the time of signing in, which tokens pass on as {@code auth_time}. */
  private static Authentication named(CurrentUser user, SignInSession.Owner owner) {
    return UsernamePasswordAuthenticationToken.authenticated(
        user.requireId().toString(),
        "",
        List.of(
            FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(owner.since())
                .build()));
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // on purpose nothing
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return SignInSession.owner(request).isPresent();
  }
}
