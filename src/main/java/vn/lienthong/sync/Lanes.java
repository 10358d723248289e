package vn.lienthong.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
  private final ApplicationEventPublisher events;

  Lanes(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** A lane under lease. */
  record Claim(UUID dossierId, String code, int done, int attempts, UUID lease) {}

  /**
   * Takes lanes whose next message is due; one at a time while the line fails. The only query of an
   * idle poll, on an index that holds open lanes only.
   */
  List<Claim> claim(int most, Instant now) {
    UUID lease = UUID.randomUUID();
    return jdbc.sql(
            """
            update sync.lane set lease = :lease, next_at = :until
            where dossier_id in (
              select dossier_id from sync.lane
              where done < last and not dead and next_at <= :now
                and (select next_try_at from sync.line) <= :now
              order by next_at
              limit (select case when failures > 0 then 1 else :most end from sync.line)
              for update skip locked)
            returning dossier_id, code, done, attempts
            """)
        .param("lease", lease)
        .param("until", Sql.utc(now.plus(LEASE)))
        .param("now", Sql.utc(now))
        .param("most", most)
        .query((row, i) ->
            new Claim(
                row.getObject("dossier_id", UUID.class),
                row.getString("code"),
                row.getInt("done"),
                row.getInt("attempts"),
                lease))
        .list();
  }

  /** The messages that follow, in their order. */
  List<Message> next(Claim claim, int most) {
    return jdbc.sql(
            """
            select * from sync.message where dossier_id = :dossier and seq > :done
            order by seq limit :most
            """)
        .param("dossier", claim.dossierId())
        .param("done", claim.done())
        .param("most", most)
        .query(MessageRows::read)
        .list();
  }

  /** The portal has it. False when the lease was lost: another node goes on from here. */
  @Transactional
  public boolean acknowledge(Claim claim, Message message, Sent sent, Instant now) {
    boolean ours =
        jdbc.sql(
                    """
                    update sync.lane set done = :seq, attempts = 0, next_at = :until
                    where dossier_id = :dossier and lease = :lease and done = :seq - 1
                    """)
                .param("seq", message.seq())
                .param("until", Sql.utc(now.plus(LEASE)))
                .param("dossier", claim.dossierId())
                .param("lease", claim.lease())
                .update()
            == 1;
    if (ours) {
      store(message, Message.State.ACKNOWLEDGED, sent, null, now);
      if (message.seq() == 1) {
        events.publishEvent(new DossierSynced(claim.dossierId(), now));
      }
    }
    return ours;
  }

  /** It waits for its next attempt, or, dead, for a person; the messages behind it wait with it. */
  @Transactional
  public void fail(Claim claim, Message message, Sent sent, Failure failure, Retry retry) {
    boolean ours =
        jdbc.sql(
                    """
                    update sync.lane set attempts = :attempts, lease = null, next_at = :next,
                      dead = :dead
                    where dossier_id = :dossier and lease = :lease and done = :seq - 1
                    """)
                .param("next", Sql.utc(retry.at()))
                .param("attempts", retry.attempts())
                .param("dead", retry.dead())
                .param("dossier", claim.dossierId())
                .param("lease", claim.lease())
                .param("seq", message.seq())
                .update()
            == 1;
    if (ours) {
      Message.State state = retry.dead() ? Message.State.DEAD : Message.State.WAITING;
      store(message, state, sent, failure, retry.now());
    }
  }

  /** What was sent and what came back, as far as it came. */
  record Sent(@Nullable String adapter, @Nullable String payload, @Nullable String answer) {}

  /**
   * @param attempts of the message at the head of the lane while the line worked
   */
  record Retry(Instant now, Instant at, boolean dead, int attempts) {}

  private void store(
      Message message, Message.State state, Sent sent, @Nullable Failure failure, Instant now) {
    jdbc.sql(
            """
            update sync.message set state = :state, attempts = attempts + 1, adapter = :adapter,
              payload = coalesce(:payload, payload), answer = coalesce(:answer, answer),
              reason = :reason, field = :field, value = :value, detail = :detail, sent_at = :now,
              acknowledged_at = case when :state = 'ACKNOWLEDGED' then cast(:now as timestamptz) end
            where id = :id
            """)
        .param("state", state.name())
        .param("adapter", sent.adapter())
        .param("payload", sent.payload())
        .param("answer", sent.answer())
        .param("reason", failure == null ? null : failure.reason().name())
        .param("field", failure == null ? null : failure.field())
        .param("value", failure == null ? null : failure.value())
        .param("detail", failure == null ? null : failure.detail())
        .param("now", Sql.utc(now))
        .param("id", message.id())
        .update();
  }

  /** The rest of the lane may go on at once. */
  void release(Claim claim, Instant now) {
    jdbc.sql(
            """
            update sync.lane set lease = null, next_at = :now
            where dossier_id = :dossier and lease = :lease
            """)
        .param("now", Sql.utc(now))
        .param("dossier", claim.dossierId())
        .param("lease", claim.lease())
        .update();
  }

  boolean lineFailing() {
    return jdbc.sql("select failures > 0 from sync.line").query(Boolean.class).single();
  }

  /** The portal answered: everything may go out. */
  void lineWorks() {
    jdbc.sql(
            """
            update sync.line set failures = 0, failing_since = null, last_error = null
            where failures > 0
            """)
        .update();
  }

  /** The portal does not answer: nothing goes out until the given time, then one message tries. */
  void lineFails(Failure failure, Instant now) {
    jdbc.sql(
            """
            update sync.line set failures = failures + 1,
              failing_since = coalesce(failing_since, cast(:now as timestamptz)),
              next_try_at = cast(:now as timestamptz)
                + least(60, power(2, least(failures, 10))) * interval '1 second',
              last_error = :error
            """)
        .param("now", Sql.utc(now))
        .param("error", failure.reason().name())
        .update();
  }
}
