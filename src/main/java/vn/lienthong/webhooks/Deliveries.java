package vn.lienthong.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** What was sent and what came back, for people; and the dead letters among it. */
@Service
class Deliveries {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Subscriptions subscriptions;
  private final AuditApi audit;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, Subscriptions subscriptions, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.subscriptions = subscriptions;
    this.audit = audit;
    this.clock = clock;
  }

  enum State {
    WAITING,
    DELIVERED,
    DEAD,
    SKIPPED
  }

  record Delivery(
      UUID id,
      UUID subscriptionId,
      UUID dossierId,
      int seq,
      String kind,
      String code,
      String payload,
      Instant createdAt,
      State state,
      int attempts,
      @Nullable Instant sentAt,
      @Nullable Integer httpStatus,
      @Nullable Reason reason,
      @Nullable String detail) {}

  record Counts(long waiting, long dead) {}

  Map<UUID, Counts> counts(List<Subscription> of) {
    Map<UUID, Counts> counts = new java.util.HashMap<>();
    jdbc.sql(
            """
            select subscription_id, sum(last - done) as waiting,
              count(*) filter (where dead) as dead
            from webhooks.lane where done < last and subscription_id = any(:ids) group by 1
            """)
        .param("ids", of.stream().map(Subscription::id).toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    counts.put(
                        row.getObject("subscription_id", UUID.class),
                        new Counts(row.getLong("waiting"), row.getLong("dead"))));
    return counts;
  }

  /** Dead letters that the user may see, for the count in the menu. */
  long dead(CurrentUser by) {
    return jdbc.sql(
            """
            select count(*) from webhooks.delivery d
            join webhooks.subscription s on s.id = d.subscription_id
            where d.state = 'DEAD' and s.unit_path like any (:reach)
            """)
        .param("reach", by.reach(Subscriptions.EDIT))
        .query(Long.class)
        .single();
  }

  /** Newest first; before = the last id of the page before. */
  List<Delivery> newest(
      UUID subscription, @Nullable State state, @Nullable UUID before, int size, CurrentUser by) {
    subscriptions.get(subscription, by);
    return jdbc.sql(
            """
            select * from webhooks.delivery
            where subscription_id = :subscription
              and (cast(:state as text) is null or state = :state)
              and (cast(:before as uuid) is null or id < :before)
            order by id desc limit :size
            """)
        .param("subscription", subscription)
        .param("state", state == null ? null : state.name())
        .param("before", before, java.sql.Types.OTHER)
        .param("size", size)
        .query(Deliveries::read)
        .list();
  }

  /** Sends a dead letter again; what stands behind it follows. */
  @Transactional
  public void replay(UUID subscription, UUID id, CurrentUser by) {
    revive(subscription, id, by, "WAITING", "0");
    record("webhooks.replayed", id, subscription, by);
  }

  /** The receiver shall do without it; what stands behind it follows. */
  @Transactional
  public void skip(UUID subscription, UUID id, CurrentUser by) {
    revive(subscription, id, by, "SKIPPED", "1");
    record("webhooks.skipped", id, subscription, by);
  }

  private void revive(UUID subscription, UUID id, CurrentUser by, String state, String done) {
    subscriptions.get(subscription, by);
    int revived =
        jdbc.sql(
                """
                with one as (
                  update webhooks.delivery set state = :state
                  where id = :id and subscription_id = :subscription and state = 'DEAD'
                  returning subscription_id, dossier_id)
                update webhooks.lane l set dead = false, attempts = 0, lease = null,
                  next_at = :now, done = done + %s
                from one where l.subscription_id = one.subscription_id
                  and l.dossier_id = one.dossier_id
                """
                    .formatted(done))
            .param("state", state)
            .param("id", id)
            .param("subscription", subscription)
            .param("now", Sql.utc(clock.instant()))
            .update();
    if (revived == 0) {
      throw new AppException(WebhooksErrors.NOT_DEAD);
    }
  }

  private void record(String action, UUID id, UUID subscription, CurrentUser by) {
    audit.record(
        new AuditEvent(
            action,
            "webhook",
            subscription.toString(),
            by,
            subscriptions.get(subscription, by).unitPath(),
            null,
            Map.of("delivery", id),
            null));
  }

  /** What was taken or skipped is of no use after a month. */
  @Transactional
  public void forgetOld() {
    jdbc.sql(
            """
            delete from webhooks.delivery
            where state in ('DELIVERED', 'SKIPPED') and created_at < :before
            """)
        .param("before", Sql.utc(clock.instant().minus(KEPT)))
        .update();
  }

  private static Delivery read(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("subscription_id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getInt("seq"),
        row.getString("kind"),
        row.getString("code"),
        row.getString("payload"),
        Sql.at(row, "created_at"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Sql.instant(row, "sent_at"),
        row.getObject("http_status", Integer.class),
        reason == null ? null : Reason.valueOf(reason),
        row.getString("detail"));
  }
}
