package vn.lienthong.identity.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** A program that acts for itself at a unit, or a system that signs in its staff here. */
record Client(
    UUID id,
    String clientId,
    String name,
    Kind kind,
    @Nullable String secretHash,
    UUID unitId,
    String unitName,
    String unitPath,
    Set<String> scopes,
    Set<String> redirectUris,
    Set<String> signedOutUris,
    Instant secretSetAt,
    @Nullable Instant disabledAt,
    Instant createdAt) {

  /** Scopes of a system that signs in staff: who it is, and to act here in their name. */
  static final List<String> SYSTEM_SCOPES = List.of("openid", "profile", "api");

  private static final Duration ACCESS = Duration.ofMinutes(10);
  private static final Duration REFRESH = Duration.ofHours(8);

  enum Kind {
    SERVICE,
    SYSTEM
  }

  boolean isActive() {
    return disabledAt == null;
  }

  RegisteredClient registered() {
    RegisteredClient.Builder builder =
        RegisteredClient.withId(id.toString())
            .clientId(clientId)
            .clientName(name)
            .clientIdIssuedAt(createdAt)
            .scopes(all -> all.addAll(scopes))
            .tokenSettings(
                TokenSettings.builder()
                    .accessTokenTimeToLive(ACCESS)
                    .refreshTokenTimeToLive(REFRESH)
                    .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                    .reuseRefreshTokens(false)
                    .build())
            // every client of staff proves that it asked (RFC 7636; OAuth 2.1 §4.1.1)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build());
    if (secretHash == null) {
      builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      builder
          .clientSecret(secretHash)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
    switch (kind) {
      case SERVICE -> builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
      case SYSTEM ->
          builder
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
              .redirectUris(all -> all.addAll(redirectUris))
              .postLogoutRedirectUris(all -> all.addAll(signedOutUris));
    }
    return builder.build();
  }
}
