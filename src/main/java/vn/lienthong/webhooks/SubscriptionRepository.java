package vn.lienthong.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.db.Remembered;
import vn.lienthong.shared.db.Signals;

/** The subscriptions and their secrets. */
@Repository
class SubscriptionRepository {
  private final JdbcClient jdbc;
  private final Remembered<Set<String>> kinds;

  SubscriptionRepository(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.kinds = new Remembered<>(signals, "webhooks.kinds", this::readKinds);
  }

  /** What anybody wants to hear of. */
  Set<String> kinds() {
    return kinds.get();
  }

  /** Forgets what is remembered, when a row was written past this class. */
  void changed() {
    kinds.changed();
  }

  private Set<String> readKinds() {
    return Set.copyOf(
        jdbc.sql("select distinct unnest(kinds) from webhooks.subscription")
            .query((row, number) -> row.getString(1))
            .list());
  }

  /** Sealed secrets: the one in force, and the one before while it still counts. */
  record Secrets(byte[] now, byte @Nullable [] before) {}

  void insert(Subscription s, byte[] secret) {
    jdbc.sql(
            """
            insert into webhooks.subscription (id, client_id, client_name, unit_path, unit_name,
              name, url, kinds, secret, created_at, next_try_at)
            values (:id, :client, :clientName, :path, :unit, :name, :url, :kinds, :secret, :at, :at)
            """)
        .param("id", s.id())
        .param("client", s.clientId())
        .param("clientName", s.clientName())
        .param("path", s.unitPath())
        .param("unit", s.unitName())
        .param("name", s.name())
        .param("url", s.url())
        .param("kinds", s.kinds().toArray(String[]::new))
        .param("secret", secret)
        .param("at", Sql.utc(s.createdAt()))
        .update();
    changed();
  }

  Optional<Subscription> find(UUID id) {
    return jdbc.sql("select * from webhooks.subscription where id = :id")
        .param("id", id)
        .query(SubscriptionRepository::read)
        .optional();
  }

  /** Of the units that the patterns reach, or of one client only; by name. */
  List<Subscription> list(String[] reach, @Nullable UUID client) {
    return jdbc.sql(
            """
            select * from webhooks.subscription
            where unit_path like any (:reach)
              and (cast(:client as uuid) is null or client_id = :client)
            order by unit_path, name, id limit 500
            """)
        .param("reach", reach)
        .param("client", client, java.sql.Types.OTHER)
        .query(SubscriptionRepository::read)
        .list();
  }

  /** Those whose program may want to hear of one of the kinds. */
  List<Subscription> wanting(String[] kinds) {
    return jdbc.sql(
            "select * from webhooks.subscription where kinds && cast(:kinds as text[]) order by id")
        .param("kinds", kinds)
        .query(SubscriptionRepository::read)
        .list();
  }

  void rotate(UUID id, byte[] secret, Instant oldUntil) {
    jdbc.sql(
            """
            update webhooks.subscription set old_secret = secret, old_secret_until = :until,
              secret = :secret where id = :id
            """)
        .param("until", Sql.utc(oldUntil))
        .param("secret", secret)
        .param("id", id)
        .update();
  }

  Secrets secrets(UUID id, Instant now) {
    return jdbc.sql(
            """
            select secret, case when old_secret_until > :now then old_secret end as before
            from webhooks.subscription where id = :id
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .query((row, i) -> new Secrets(row.getBytes("secret"), row.getBytes("before")))
        .single();
  }

  void pause(UUID id, Subscription.Pause why, Instant now) {
    jdbc.sql(
            """
            update webhooks.subscription set paused_at = :now, paused_why = :why
            where id = :id and paused_at is null
            """)
        .param("id", id)
        .param("why", why.name())
        .param("now", Sql.utc(now))
        .update();
  }

  void resume(UUID id, Instant now) {
    jdbc.sql(
            """
            update webhooks.subscription set paused_at = null, paused_why = null, failures = 0,
              failing_since = null, last_error = null, next_try_at = :now where id = :id
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from webhooks.subscription where id = :id").param("id", id).update();
    changed();
  }

  /** The receiver took something. */
  void works(UUID id, Instant now) {
    jdbc.sql(
            """
            update webhooks.subscription set failures = 0, failing_since = null, last_error = null,
              last_success_at = :now where id = :id
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  /** The receiver did not answer as it should; returns how often in a row, and since when. */
  Failing fails(UUID id, Reason reason, Instant now) {
    return jdbc.sql(
            """
            update webhooks.subscription set failures = failures + 1, last_error = :reason,
              failing_since = coalesce(failing_since, :now)
            where id = :id returning failures, failing_since
            """)
        .param("id", id)
        .param("reason", reason.name())
        .param("now", Sql.utc(now))
        .query((row, i) -> new Failing(row.getInt("failures"), Sql.at(row, "failing_since")))
        .single();
  }

  record Failing(int times, Instant since) {}

  void tryAgainAt(UUID id, Instant at) {
    jdbc.sql("update webhooks.subscription set next_try_at = :at where id = :id")
        .param("id", id)
        .param("at", Sql.utc(at))
        .update();
  }

  private static Subscription read(ResultSet row, int number) throws SQLException {
    String why = row.getString("paused_why");
    String error = row.getString("last_error");
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getObject("client_id", UUID.class),
        row.getString("client_name"),
        row.getString("unit_path"),
        row.getString("unit_name"),
        row.getString("name"),
        row.getString("url"),
        List.of((String[]) row.getArray("kinds").getArray()),
        Sql.at(row, "created_at"),
        Sql.instant(row, "old_secret_until"),
        new Subscription.Standing(
            Sql.instant(row, "paused_at"),
            why == null ? null : Subscription.Pause.valueOf(why),
            row.getInt("failures"),
            Sql.instant(row, "failing_since"),
            Sql.at(row, "next_try_at"),
            error == null ? null : Reason.valueOf(error),
            Sql.instant(row, "last_success_at")));
  }
}
