package vn.lienthong.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lanes as the sender sees them. A claim is a lease: a lane of a killed node comes back by
 * itself when its lease is over.
 */
@Repository
class Lanes {
  static final Duration LEASE = Duration.ofSeconds(60);

  private final JdbcClient jdbc;

  Lanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Claim(UUID subscriptionId, UUID dossierId, int done, int attempts, UUID lease) {}

  record Letter(UUID id, int seq, String payload) {}

  /** Lanes whose next message is due, at most some of each receiver, one while it fails. */
  List<Claim> claim(int most, int ofEach, Instant now) {
    return jdbc.sql(
            """
            update webhooks.lane set lease = :lease, next_at = :until
            where (subscription_id, dossier_id) in (
              select l.subscription_id, l.dossier_id from webhooks.subscription s
              cross join lateral (
                select * from webhooks.lane
                where subscription_id = s.id and done < last and not dead and next_at <= :now
                order by next_at
                limit case when s.failures > 0 then 1 else :each end
                for update skip locked) l
              where s.paused_at is null and s.next_try_at <= :now
              limit :most)
            returning subscription_id, dossier_id, done, attempts, lease
            """)
        .param("lease", UUID.randomUUID())
        .param("until", Sql.utc(now.plus(LEASE)))
        .param("now", Sql.utc(now))
        .param("each", ofEach)
        .param("most", most)
        .query((row, i) ->
            new Claim(
                row.getObject("subscription_id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                row.getInt("done"),
                row.getInt("attempts"),
                row.getObject("lease", UUID.class)))
        .list();
  }

  /** The messages that follow, in their order. */
  List<Letter> next(Claim claim, int most) {
    return jdbc.sql(
            """
            select id, seq, payload from webhooks.delivery
            where subscription_id = :subscription and dossier_id = :dossier and seq > :done
            order by seq limit :most
            """)
        .param("subscription", claim.subscriptionId())
        .param("dossier", claim.dossierId())
        .param("done", claim.done())
        .param("most", most)
        .query((row, i) ->
            new Letter(
                row.getObject("id", UUID.class), row.getInt("seq"), row.getString("payload")))
        .list();
  }

  /** The receiver has it. False when the lease was lost: another node goes on from here. */
  @Transactional
  public boolean delivered(Claim claim, Letter letter, int status, Instant now) {
    boolean ours = lane(claim, letter, "done = :seq, attempts = 0, next_at = :at", now.plus(LEASE));
    if (ours) {
      store(letter, "DELIVERED", status, null, null, now);
    }
    return ours;
  }

  /** It waits for its next attempt, or, dead, for a person; what stands behind it waits with it. */
  @Transactional
  public void failed(Claim claim, Letter letter, Undelivered failure, Retry retry) {
    boolean ours =
        lane(
            claim,
            letter,
            "attempts = %d, lease = null, next_at = :at, dead = %b"
                .formatted(retry.attempts(), retry.dead()),
            retry.at());
    if (ours) {
      store(
          letter,
          retry.dead() ? "DEAD" : "WAITING",
          failure.status(),
          failure.reason(),
          failure.getMessage(),
          retry.now());
    }
  }

  /**
   * @param attempts refusals of the message at the head of the lane
   */
  record Retry(Instant now, Instant at, boolean dead, int attempts) {}

  private boolean lane(Claim claim, Letter letter, String change, Instant at) {
    return jdbc.sql(
                """
                update webhooks.lane set %s
                where subscription_id = :subscription and dossier_id = :dossier and lease = :lease
                  and done = :seq - 1
                """
                    .formatted(change))
            .param("at", Sql.utc(at))
            .param("subscription", claim.subscriptionId())
            .param("dossier", claim.dossierId())
            .param("lease", claim.lease())
            .param("seq", letter.seq())
            .update()
        == 1;
  }

  private void store(
      Letter letter,
      String state,
      @Nullable Integer status,
      @Nullable Reason reason,
      @Nullable String detail,
      Instant now) {
    jdbc.sql(
            """
            update webhooks.delivery set state = :state, attempts = attempts + 1, sent_at = :now,
              http_status = :status, reason = :reason, detail = :detail,
              delivered_at = case when :state = 'DELIVERED' then cast(:now as timestamptz) end
            where id = :id
            """)
        .param("state", state)
        .param("now", Sql.utc(now))
        .param("status", status, java.sql.Types.INTEGER)
        .param("reason", reason == null ? null : reason.name())
        .param("detail", detail)
        .param("id", letter.id())
        .update();
  }

  void release(Claim claim, Instant now) {
    jdbc.sql(
            """
            update webhooks.lane set lease = null, next_at = :now
            where subscription_id = :subscription and dossier_id = :dossier and lease = :lease
            """)
        .param("now", Sql.utc(now))
        .param("subscription", claim.subscriptionId())
        .param("dossier", claim.dossierId())
        .param("lease", claim.lease())
        .update();
  }
}
