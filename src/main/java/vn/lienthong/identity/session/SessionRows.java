package vn.lienthong.identity.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.db.Sql;

/** The table of sessions; keys are the hex of the SHA-256 of the cookie. */
@Component
class SessionRows {
  record Row(
      UUID handle,
      String key,
      Map<String, Object> attributes,
      Instant createdAt,
      Instant lastAccess,
      Duration idle,
      Instant endsAt) {}

  private final JdbcClient jdbc;
  private final SessionValues values;

  SessionRows(JdbcClient jdbc, SessionValues values) {
    this.jdbc = jdbc;
    this.values = values;
  }

  Optional<Row> find(String key) {
    return jdbc.sql("select * from identity.session where key = :key")
        .param("key", bytes(key))
        .query(this::row)
        .optional();
  }

  List<Row> ofOwner(UUID owner, Instant now) {
    return jdbc.sql(
            """
            select * from identity.session
            where owner = :owner and ends_at > :now
              and last_access + make_interval(secs => idle_seconds) > :now
            order by last_access desc
            """)
        .param("owner", owner)
        .param("now", Sql.utc(now))
        .query(this::row)
        .list();
  }

  void insert(StoredSession session, String key) {
    Map<String, Object> attributes = new HashMap<>();
    session.takeChanges().forEach((name, value) -> value.ifPresent(v -> attributes.put(name, v)));
    jdbc.sql(
            """
            insert into identity.session
              (handle, key, attributes, created_at, last_access, idle_seconds, ends_at)
            values (:handle, :key, :attributes::jsonb, :created, :access, :idle, :ends)
            """)
        .param("handle", session.handle())
        .param("key", bytes(key))
        .param("attributes", values.write(attributes))
        .param("created", Sql.utc(session.getCreationTime()))
        .param("access", Sql.utc(session.getLastAccessedTime()))
        .param("idle", session.getMaxInactiveInterval().toSeconds())
        .param("ends", Sql.utc(session.endsAt()))
        .update();
  }

  /** Writes the changed attributes; false when the session was ended meanwhile. */
  boolean update(StoredSession session, String newKey) {
    Map<String, Object> set = new HashMap<>();
    Map<String, Optional<Object>> changes = session.takeChanges();
    changes.forEach((name, value) -> value.ifPresent(v -> set.put(name, v)));
    String[] removed =
        changes.entrySet().stream()
            .filter(change -> change.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    return jdbc.sql(
                """
                update identity.session
                set key = :key, attributes = (attributes || :set::jsonb) - :removed::text[],
                    last_access = :access, idle_seconds = :idle
                where handle = :handle
                """)
            .param("key", bytes(newKey))
            .param("set", values.write(set))
            .param("removed", removed)
            .param("access", Sql.utc(session.getLastAccessedTime()))
            .param("idle", session.getMaxInactiveInterval().toSeconds())
            .param("handle", session.handle())
            .update()
        == 1;
  }

  boolean touch(StoredSession session) {
    return jdbc.sql(
                """
                update identity.session set last_access = greatest(last_access, :access)
                where handle = :handle
                """)
            .param("access", Sql.utc(session.getLastAccessedTime()))
            .param("handle", session.handle())
            .update()
        == 1;
  }

  void delete(String key) {
    jdbc.sql("delete from identity.session where key = :key").param("key", bytes(key)).update();
  }

  /** Ends sessions of the owner but the one with the key; the keys of those that ended. */
  List<String> deleteOfOwner(UUID owner, String keep) {
    return jdbc.sql(
            """
            delete from identity.session where owner = :owner and encode(key, 'hex') <> :keep
            returning encode(key, 'hex')
            """)
        .param("owner", owner)
        .param("keep", keep)
        .query((row, number) -> row.getString(1))
        .list();
  }

  Optional<String> deleteByHandle(UUID owner, UUID handle) {
    return jdbc.sql(
            """
            delete from identity.session where owner = :owner and handle = :handle
            returning encode(key, 'hex')
            """)
        .param("owner", owner)
        .param("handle", handle)
        .query(String.class)
        .optional();
  }

  int sweep(Instant now) {
    return jdbc.sql(
            """
            delete from identity.session
            where ends_at < :now or last_access + make_interval(secs => idle_seconds) < :now
            """)
        .param("now", Sql.utc(now.minusSeconds(120)))
        .update();
  }

  private Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("handle", UUID.class),
        HexFormat.of().formatHex(row.getBytes("key")),
        values.read(row.getString("attributes")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_access", OffsetDateTime.class).toInstant(),
        Duration.ofSeconds(row.getLong("idle_seconds")),
        row.getObject("ends_at", OffsetDateTime.class).toInstant());
  }

  private static byte[] bytes(String key) {
    return HexFormat.of().parseHex(key);
  }
}
