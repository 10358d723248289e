package vn.lienthong.identity.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.Principals;
import vn.lienthong.shared.CurrentUser;

/** What tokens and userinfo say of an official: name and posts, when asked for the profile. */
@Component
class ProviderClaims
    implements OAuth2TokenCustomizer<JwtEncodingContext>,
        Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {
  private final Principals principals;

  ProviderClaims(Principals principals) {
    this.principals = principals;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      // RFC 9068 §2.1: an id_token must never pass as an access token
      context.getJwsHeader().type("at+jwt");
      context.getClaims().claim("client_id", context.getRegisteredClient().getClientId());
      if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
        official(subject(context), OAuth2ErrorCodes.INVALID_GRANT);
      }
    } else if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
        context.getAuthorizationGrantType())) {
      String subject = subject(context);
      profile(subject, context.getAuthorizedScopes()).forEach(context.getClaims()::claim);
    }
  }

  private static String subject(JwtEncodingContext context) {
    Authentication principal = Objects.requireNonNull(context.getPrincipal());
    return principal.getName();
  }

  @Override
  public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
    String subject = context.getAuthorization().getPrincipalName();
    official(subject, OAuth2ErrorCodes.INVALID_TOKEN);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", subject);
    claims.putAll(profile(subject, context.getAccessToken().getScopes()));
    return new OidcUserInfo(claims);
  }

  /** Whose account is shut gets nothing more, not even with a token that lives on. */
  private void official(String subject, String error) {
    if (principals.staff(UUID.fromString(subject)).isEmpty()) {
      throw new OAuth2AuthenticationException(error);
    }
  }

  private Map<String, Object> profile(String subject, Set<String> scopes) {
    Optional<CurrentUser> user =
        scopes.contains("profile") ? principals.staff(UUID.fromString(subject)) : Optional.empty();
    return user.<Map<String, Object>>map(official ->
            Map.of(
                "name",
                official.name(),
                "posts",
                official.posts().stream().map(ProviderClaims::post).toList()))
        .orElse(Map.of());
  }

  private static Map<String, Object> post(CurrentUser.Post post) {
    return Map.of(
        "position", post.position(),
        "title", post.title(),
        "unit", post.unitName(),
        "unit_id", post.unitId().toString(),
        "capacity", post.capacity() == null ? "" : post.capacity());
  }
}
