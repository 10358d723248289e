package vn.lienthong.identity;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;

/** What the guards of this module have in common with those of its capabilities. */
@Component
@ConditionalOnWebApplication
public class GuardedPages {
  private final PageHeaders headers;
  private final Principals principals;

  GuardedPages(PageHeaders headers, Principals principals) {
    this.headers = headers;
    this.principals = principals;
  }

  /** Security headers as on every page. */
  public HttpSecurity headers(HttpSecurity http) {
    return http.headers(headers::pages);
  }

  /** Staff by the session of their browser, known by person id alone. */
  public HttpSecurity namesOnly(HttpSecurity http) {
    return headers(http)
        .securityContext(
            context -> context.securityContextRepository(new SignedInContexts(principals, true)));
  }

  /** Whoever holds the permission anywhere. */
  public static AuthorizationManager<RequestAuthorizationContext> permission(String permission) {
    return (who, context) ->
        new AuthorizationDecision(
            who.get() != null
                && who.get().getPrincipal() instanceof CurrentUser user
                && user.may(permission));
  }
}
