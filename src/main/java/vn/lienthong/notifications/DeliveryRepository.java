package vn.lienthong.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The outbox table. Each method is one statement, so one transaction, unless the caller has one.
 */
@Repository
class DeliveryRepository {
  private final JdbcClient jdbc;

  DeliveryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Delivery delivery, Instant now) {
    jdbc.sql(
            """
            insert into notifications.delivery (id, notice_id, channel, address, subject, body,
              message_id, state, next_at, created_at)
            values (:id, :notice, :channel, :address, :subject, :body, :message, 'WAITING', :at, :at)
            """)
        .param("id", delivery.id())
        .param("notice", delivery.noticeId())
        .param("channel", delivery.channel().name())
        .param("address", delivery.address())
        .param("subject", delivery.subject())
        .param("body", delivery.body())
        .param("message", delivery.messageId())
        .param("at", utc(now))
        .update();
  }

  /** Takes what is due; nodes that ask at the same time get different rows. */
  List<Delivery> claim(Collection<Channel> channels, int most, Duration lease, Instant now) {
    return jdbc.sql(
            """
            update notifications.delivery set state = 'CLAIMED', attempts = attempts + 1,
              claimed_until = :until
            where id in (
              select id from notifications.delivery
              where state = 'WAITING' and next_at <= :now and channel = any(:channels)
              order by next_at limit :most for update skip locked)
            returning id, notice_id, channel, address, subject, body, message_id, attempts
            """)
        .param("until", utc(now.plus(lease)))
        .param("now", utc(now))
        .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
        .param("most", most)
        .query((row, i) -> read(row))
        .list();
  }

  /** Must be committed before the gateway is touched; false when the claim has been lost. */
  boolean markSending(Delivery delivery, Duration lease, Instant now) {
    return jdbc.sql(
                """
                update notifications.delivery set state = 'SENDING', claimed_until = :until
                where id = :id and state = 'CLAIMED' and claimed_until > :now
                """)
            .param("id", delivery.id())
            .param("until", utc(now.plus(lease)))
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean markSent(Delivery delivery, Instant now) {
    return jdbc.sql(
                """
                update notifications.delivery
                set state = 'SENT', sent_at = :now, claimed_until = null, last_error = null
                where id = :id and state in ('SENDING', 'UNCERTAIN')
                """)
            .param("id", delivery.id())
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** The gateway surely did not take it; it will be tried again at {@code next}. */
  void retry(Delivery delivery, String error, Instant next) {
    jdbc.sql(
            """
            update notifications.delivery set state = 'WAITING', next_at = :next,
              claimed_until = null, last_error = :error
            where id = :id and state in ('CLAIMED', 'SENDING')
            """)
        .param("id", delivery.id())
        .param("next", utc(next))
        .param("error", error)
        .update();
  }

  void markDead(Delivery delivery, String error) {
    settle(delivery, Delivery.State.DEAD, error);
  }

  void markUncertain(Delivery delivery, String error) {
    settle(delivery, Delivery.State.UNCERTAIN, error);
  }

  private void settle(Delivery delivery, Delivery.State state, String error) {
    jdbc.sql(
            """
            update notifications.delivery
            set state = :state, last_error = :error, claimed_until = null
            where id = :id and state in ('CLAIMED', 'SENDING')
            """)
        .param("id", delivery.id())
        .param("state", state.name())
        .param("error", error)
        .update();
  }

  /**
   * What a dead node left behind. A mere claim goes back to the queue; what was being handed over
   * goes back only where the gateway refuses a second copy by its id, else a person must look.
   */
  int recover(Collection<Channel> idempotent, Instant now) {
    return jdbc.sql(
            """
            update notifications.delivery set claimed_until = null, next_at = :now,
              last_error = case when state = 'SENDING' then 'interrupted while sending'
                else last_error end,
              state = case when state = 'CLAIMED' or channel = any(:idempotent) then 'WAITING'
                else 'UNCERTAIN' end
            where state in ('CLAIMED', 'SENDING') and claimed_until < :now
            """)
        .param("now", utc(now))
        .param("idempotent", idempotent.stream().map(Channel::name).toArray(String[]::new))
        .update();
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("notice_id", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("message_id"),
        row.getInt("attempts"));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
