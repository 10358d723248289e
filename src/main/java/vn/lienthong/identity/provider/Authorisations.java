package vn.lienthong.identity.provider;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.AccessEnded;
import vn.lienthong.identity.secrets.SecretBox;

/** Codes and tokens that were given: found by their hash, kept sealed, swept when ended. */
@Component
class Authorisations implements OAuth2AuthorizationService {
  private static final String PURPOSE = "authorisation";
  private static final Duration UNANSWERED = Duration.ofMinutes(10);
  private static final ObjectInputFilter ALLOWED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=30;maxbytes=1000000;java.lang.*;java.util.*;java.time.*;java.net.URI;"
              + "java.net.URL;org.springframework.security.**;!*");

  private final JdbcClient jdbc;
  private final SecretBox box;
  private final Clock clock;

  Authorisations(JdbcClient jdbc, SecretBox box, Clock clock) {
    this.jdbc = jdbc;
    this.box = box;
    this.clock = clock;
  }

  @Override
  public void save(OAuth2Authorization authorisation) {
    jdbc.sql(
            """
            insert into identity.oauth_authorization (id, client_id, principal, code_hash,
              access_hash, refresh_hash, id_token_hash, state_hash, sealed, expires_at)
            values (:id, :client, :principal, :code, :access, :refresh, :idToken, :state, :sealed,
              :expires)
            on conflict (id) do update set
              code_hash = excluded.code_hash, access_hash = excluded.access_hash,
              refresh_hash = excluded.refresh_hash, id_token_hash = excluded.id_token_hash,
              state_hash = excluded.state_hash, sealed = excluded.sealed,
              expires_at = excluded.expires_at
            """)
        .param("id", authorisation.getId())
        .param("client", authorisation.getRegisteredClientId())
        .param("principal", authorisation.getPrincipalName())
        .param("code", hash(authorisation.getToken(OAuth2AuthorizationCode.class)))
        .param("access", hash(authorisation.getAccessToken()))
        .param("refresh", hash(authorisation.getRefreshToken()))
        .param("idToken", hash(authorisation.getToken(OidcIdToken.class)))
        .param("state", hash((String) authorisation.getAttribute("state")))
        .param("sealed", box.seal(PURPOSE, bytes(authorisation)))
        .param("expires", end(authorisation).atOffset(ZoneOffset.UTC))
        .update();
  }

  private Instant end(OAuth2Authorization authorisation) {
    return Stream.of(
            authorisation.getToken(OAuth2AuthorizationCode.class),
            authorisation.getAccessToken(),
            authorisation.getToken(OAuth2RefreshToken.class),
            authorisation.getToken(OidcIdToken.class))
        .filter(Objects::nonNull)
        .map(token -> token.getToken().getExpiresAt())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElseGet(() -> clock.instant().plus(UNANSWERED));
  }

  @Override
  public void remove(OAuth2Authorization authorisation) {
    jdbc.sql("delete from identity.oauth_authorization where id = :id")
        .param("id", authorisation.getId())
        .update();
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return jdbc.sql("select sealed from identity.oauth_authorization where id = :id")
        .param("id", id)
        .query((row, number) -> read(row.getBytes(1)))
        .optional()
        .orElse(null);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return jdbc.sql(
            """
            select sealed from identity.oauth_authorization
            where (code_hash = :hash and :type in ('code', 'any'))
              or (access_hash = :hash and :type in ('access_token', 'any'))
              or (refresh_hash = :hash and :type in ('refresh_token', 'any'))
              or (id_token_hash = :hash and :type in ('id_token', 'any'))
              or (state_hash = :hash and :type in ('state', 'any'))
            """)
        .param("type", type == null ? "any" : type.getValue())
        .param("hash", SecretBox.sha256(token))
        .query((row, number) -> read(row.getBytes(1)))
        .optional()
        .orElse(null);
  }

  /** Nobody of this client goes on with what was given before. */
  void removeOf(String registeredClientId) {
    jdbc.sql("delete from identity.oauth_authorization where client_id = :id")
        .param("id", registeredClientId)
        .update();
  }

  /** No system goes on in the name of the person; an access token lives its minutes out. */
  @EventListener
  void on(AccessEnded ended) {
    jdbc.sql("delete from identity.oauth_authorization where principal = :person")
        .param("person", ended.personId().toString())
        .update();
  }

  void sweep() {
    jdbc.sql("delete from identity.oauth_authorization where expires_at < :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static byte @Nullable [] hash(
      OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
    return token == null ? null : SecretBox.sha256(token.getToken().getTokenValue());
  }

  private static byte @Nullable [] hash(@Nullable String text) {
    return text == null ? null : SecretBox.sha256(text);
  }

  private static byte[] bytes(OAuth2Authorization authorisation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(authorisation);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("BanSerializableRead")
  private OAuth2Authorization read(byte[] sealed) {
    byte[] open = box.open(PURPOSE, sealed);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(open))) {
      in.setObjectInputFilter(ALLOWED);
      return (OAuth2Authorization) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("an authorisation cannot be read", e);
    }
  }
}
