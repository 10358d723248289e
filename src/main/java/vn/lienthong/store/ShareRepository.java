package vn.lienthong.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.db.Sql;

/** Papers that their owners let others see for a while. */
@Repository
class ShareRepository {
  private final JdbcClient jdbc;

  ShareRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Share(
      UUID id,
      UUID itemId,
      String code,
      String recipient,
      String purpose,
      Instant createdAt,
      LocalDate validUntil,
      @Nullable Instant endedAt,
      int views,
      @Nullable Instant lastViewedAt) {

    boolean open(LocalDate day) {
      return endedAt == null && !day.isAfter(validUntil);
    }
  }

  void insert(Share share) {
    jdbc.sql(
            """
            insert into store.share (id, item_id, code, recipient, purpose, created_at, valid_until)
            values (:id, :item, :code, :recipient, :purpose, :at, :until)
            """)
        .param("id", share.id())
        .param("item", share.itemId())
        .param("code", share.code())
        .param("recipient", share.recipient())
        .param("purpose", share.purpose())
        .param("at", Sql.time(share.createdAt()))
        .param("until", share.validUntil())
        .update();
  }

  List<Share> of(UUID item) {
    return jdbc.sql("select * from store.share where item_id = :item order by id desc limit 50")
        .param("item", item)
        .query(new SimplePropertyRowMapper<>(Share.class))
        .list();
  }

  Optional<Share> byCode(String code) {
    return jdbc.sql("select * from store.share where code = :code")
        .param("code", code)
        .query(new SimplePropertyRowMapper<>(Share.class))
        .optional();
  }

  boolean end(UUID id, UUID item, Instant now) {
    return jdbc.sql(
                """
                update store.share set ended_at = :now
                where id = :id and item_id = :item and ended_at is null
                """)
            .param("now", Sql.time(now))
            .param("id", id)
            .param("item", item)
            .update()
        == 1;
  }

  void viewed(UUID id, Instant now) {
    jdbc.sql("update store.share set views = views + 1, last_viewed_at = :now where id = :id")
        .param("now", Sql.time(now))
        .param("id", id)
        .update();
  }
}
