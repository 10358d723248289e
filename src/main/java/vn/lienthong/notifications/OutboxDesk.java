package vn.lienthong.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** What an operator sees of the outbox, and the two decisions that are a person's. */
@Service
class OutboxDesk {
  static final String EDIT = "notifications.edit";
  private static final String PROVINCE = "/";

  private final JdbcClient jdbc;
  private final AuditApi audit;
  private final Clock clock;

  OutboxDesk(JdbcClient jdbc, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** A delivery in the list; the address is masked. */
  record Row(
      UUID id,
      String event,
      Channel channel,
      String address,
      String subject,
      Delivery.State state,
      int attempts,
      Instant nextAt,
      @Nullable String lastError,
      Instant createdAt,
      @Nullable Instant sentAt) {
    boolean stuck() {
      return state == Delivery.State.DEAD || state == Delivery.State.UNCERTAIN;
    }
  }

  Map<Delivery.State, Long> counts() {
    Map<Delivery.State, Long> counts = new EnumMap<>(Delivery.State.class);
    jdbc.sql("select state, count(*) from notifications.delivery group by state")
        .query((row, i) -> Map.entry(Delivery.State.valueOf(row.getString(1)), row.getLong(2)))
        .list()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  List<Row> rows(List<Delivery.State> states, @Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select d.*, n.event from notifications.delivery d
            join notifications.notice n on n.id = d.notice_id
            where d.state = any(:states) and (cast(:after as uuid) is null or d.id < :after)
            order by d.id desc limit :size
            """)
        .param("states", states.stream().map(Enum::name).toArray(String[]::new))
        .param("after", after, java.sql.Types.OTHER)
        .param("size", size)
        .query((row, i) ->
            new Row(
                row.getObject("id", UUID.class),
                row.getString("event"),
                Channel.valueOf(row.getString("channel")),
                masked(row.getString("address")),
                row.getString("subject"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("next_at").toInstant(),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("sent_at") == null
                    ? null
                    : row.getTimestamp("sent_at").toInstant()))
        .list();
  }

  /** Sends again what was given up or is uncertain: the person takes the risk of a second copy. */
  @Transactional
  public void replay(UUID id, CurrentUser who) {
    decide(
        id,
        """
        update notifications.delivery
        set state = 'WAITING', attempts = 0, next_at = :now, last_error = null
        where id = :id and state in ('DEAD', 'UNCERTAIN')
        """,
        "notifications.delivery-replayed",
        who);
  }

  /** Closes what is uncertain because the person knows that it arrived. */
  @Transactional
  public void confirmSent(UUID id, CurrentUser who) {
    decide(
        id,
        """
        update notifications.delivery set state = 'SENT', sent_at = :now
        where id = :id and state = 'UNCERTAIN'
        """,
        "notifications.delivery-confirmed",
        who);
  }

  private void decide(UUID id, String sql, String action, CurrentUser who) {
    who.require(EDIT, PROVINCE);
    int moved =
        jdbc.sql(sql)
            .param("id", id)
            .param("now", DeliveryRepository.utc(clock.instant()))
            .update();
    if (moved == 0) {
      throw new AppException(NotificationsErrors.NOT_STUCK);
    }
    audit.record(
        new AuditEvent(action, "delivery", id.toString(), who, PROVINCE, null, null, null));
  }

  /** {@code l***@example.com}, {@code ***789}: enough to recognise, too little to copy. */
  static String masked(String address) {
    int at = address.indexOf('@');
    return at > 0
        ? address.charAt(0) + "***" + address.substring(at)
        : "***" + address.substring(Math.max(0, address.length() - 3));
  }
}
