package vn.lienthong.notifications;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoticeRepository {
  private final JdbcClient jdbc;

  NoticeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row of somebody's list. */
  record Row(
      UUID id, String event, String title, String body, Instant at, boolean read, boolean linked) {}

  boolean insert(UUID id, Notice notice, String title, String body, Instant now) {
    return jdbc.sql(
                """
                insert into notifications.notice (id, idempotency_key, recipient_kind,
                  recipient_id, event, lang, title, body, link, created_at)
                values (:id, :key, :kind, :recipient, :event, :lang, :title, :body, :link, :at)
                on conflict (recipient_kind, recipient_id, event, idempotency_key) do nothing
                """)
            .param("id", id)
            .param("key", notice.idempotencyKey())
            .param("kind", notice.recipient().kind().name())
            .param("recipient", notice.recipient().id())
            .param("event", notice.event())
            .param("lang", notice.recipient().lang())
            .param("title", title)
            .param("body", body)
            .param("link", notice.link())
            .param("at", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  long unread(Recipient.Kind kind, UUID recipient) {
    return jdbc.sql(
            """
            select count(*) from notifications.notice
            where recipient_kind = :kind and recipient_id = :recipient and read_at is null
            """)
        .param("kind", kind.name())
        .param("recipient", recipient)
        .query(Long.class)
        .single();
  }

  /** Newest first, after the key of the last row seen. */
  List<Row> page(Recipient.Kind kind, UUID recipient, @Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select id, event, title, body, link, created_at, read_at from notifications.notice
            where recipient_kind = :kind and recipient_id = :recipient
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :size
            """)
        .param("kind", kind.name())
        .param("recipient", recipient)
        .param("after", after, java.sql.Types.OTHER)
        .param("size", size)
        .query((row, i) ->
            new Row(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getString("title"),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("read_at") != null,
                row.getString("link") != null))
        .list();
  }

  /**
   * Marks the recipient's own notice read; its link, empty where it has none; nothing if not his.
   */
  Optional<String> read(Recipient.Kind kind, UUID recipient, UUID id, Instant now) {
    return jdbc.sql(
            """
            update notifications.notice set read_at = coalesce(read_at, :now)
            where id = :id and recipient_kind = :kind and recipient_id = :recipient
            returning coalesce(link, '')
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("kind", kind.name())
        .param("recipient", recipient)
        .query(String.class)
        .optional();
  }

  int readAll(Recipient.Kind kind, UUID recipient, Instant now) {
    return jdbc.sql(
            """
            update notifications.notice set read_at = :now
            where recipient_kind = :kind and recipient_id = :recipient and read_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("kind", kind.name())
        .param("recipient", recipient)
        .update();
  }
}
