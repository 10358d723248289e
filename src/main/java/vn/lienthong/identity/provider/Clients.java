package vn.lienthong.identity.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.FormTargets;
import vn.lienthong.shared.db.Signals;
import vn.lienthong.shared.db.Sql;

/** The table of clients; a disabled one is no client. */
@Component
class Clients implements RegisteredClientRepository {
  private final JdbcClient jdbc;
  private final Signals signals;
  private final Clock clock;
  private final Cache<String, Optional<Client>> byClientId =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofSeconds(60)).build();

  Clients(JdbcClient jdbc, Signals signals, Clock clock) {
    this.jdbc = jdbc;
    this.signals = signals;
    this.clock = clock;
    signals.on(FormTargets.TOPIC, key -> byClientId.invalidateAll());
  }

  /** The client when it may act now. */
  Optional<Client> active(String clientId) {
    return byClientId
        .get(
            clientId,
            id ->
                jdbc.sql("select * from identity.client where client_id = :id")
                    .param("id", id)
                    .query(Clients::row)
                    .optional())
        .filter(Client::isActive);
  }

  Optional<Client> byId(UUID id) {
    return jdbc.sql("select * from identity.client where id = :id")
        .param("id", id)
        .query(Clients::row)
        .optional();
  }

  /** Clients of the units that the patterns reach. */
  List<Client> list(String[] reach) {
    return jdbc.sql(
            """
            select * from identity.client where unit_path like any (:reach)
            order by disabled_at is not null, name
            """)
        .param("reach", reach)
        .query(Clients::row)
        .list();
  }

  void insert(Client client) {
    jdbc.sql(
            """
            insert into identity.client (id, client_id, name, kind, secret_hash, unit_id, unit_name,
              unit_path, scopes, redirect_uris, signed_out_uris, secret_set_at, created_at)
            values (:id, :clientId, :name, :kind, :secret, :unit, :unitName, :unitPath, :scopes,
              :redirects, :signedOut, :setAt, :created)
            """)
        .param("id", client.id())
        .param("clientId", client.clientId())
        .param("name", client.name())
        .param("kind", client.kind().name())
        .param("secret", client.secretHash())
        .param("unit", client.unitId())
        .param("unitName", client.unitName())
        .param("unitPath", client.unitPath())
        .param("scopes", client.scopes().toArray(String[]::new))
        .param("redirects", client.redirectUris().toArray(String[]::new))
        .param("signedOut", client.signedOutUris().toArray(String[]::new))
        .param("setAt", client.secretSetAt().atOffset(ZoneOffset.UTC))
        .param("created", client.createdAt().atOffset(ZoneOffset.UTC))
        .update();
    changed();
  }

  void setSecret(UUID id, String hash) {
    jdbc.sql(
            """
            update identity.client set secret_hash = :hash, secret_set_at = :now where id = :id
            """)
        .param("id", id)
        .param("hash", hash)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    changed();
  }

  void setDisabled(UUID id, boolean disabled) {
    jdbc.sql("update identity.client set disabled_at = :at where id = :id")
        .param("id", id)
        .param("at", disabled ? clock.instant().atOffset(ZoneOffset.UTC) : null)
        .update();
    changed();
  }

  private void changed() {
    signals.send(FormTargets.TOPIC, "*");
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are made on their page");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return byId(UUID.fromString(id)).filter(Client::isActive).map(Client::registered).orElse(null);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return active(clientId).map(Client::registered).orElse(null);
  }

  private static Client row(ResultSet row, int number) throws SQLException {
    OffsetDateTime disabled = row.getObject("disabled_at", OffsetDateTime.class);
    return new Client(
        row.getObject("id", UUID.class),
        row.getString("client_id"),
        row.getString("name"),
        Client.Kind.valueOf(row.getString("kind")),
        row.getString("secret_hash"),
        row.getObject("unit_id", UUID.class),
        row.getString("unit_name"),
        row.getString("unit_path"),
        texts(row.getArray("scopes")),
        texts(row.getArray("redirect_uris")),
        texts(row.getArray("signed_out_uris")),
        Sql.at(row, "secret_set_at"),
        disabled == null ? null : disabled.toInstant(),
        Sql.at(row, "created_at"));
  }

  private static Set<String> texts(Array array) throws SQLException {
    return new TreeSet<>(List.of((String[]) array.getArray()));
  }
}
