package vn.lienthong.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** Notices as the public may see them: published and not withdrawn. */
@Repository
class Notices {
  private static final String VISIBLE =
      """
      select id, title, title_en, text, text_en, published_at from home.notice
      where withdrawn_at is null and published_at <= :now
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Notice> newest(int count) {
    return jdbc.sql(VISIBLE + " order by published_at desc, id desc limit :count")
        .param("now", now())
        .param("count", count)
        .query(Notices::notice)
        .list();
  }

  Optional<Notice> find(UUID id) {
    return jdbc.sql(VISIBLE + " and id = :id")
        .param("now", now())
        .param("id", id)
        .query(Notices::notice)
        .optional();
  }

  UUID add(NewNotice notice) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into home.notice (id, title, title_en, text, text_en, published_at)
            values (:id, :title, :titleEn, :text, :textEn, :publishedAt)
            """)
        .param("id", id)
        .param("title", notice.title())
        .param("titleEn", notice.titleEn())
        .param("text", notice.text())
        .param("textEn", notice.textEn())
        .param("publishedAt", Timestamp.from(notice.publishedAt()))
        .update();
    return id;
  }

  boolean withdraw(UUID id) {
    return jdbc.sql(
                "update home.notice set withdrawn_at = :now where id = :id and withdrawn_at is"
                    + " null")
            .param("now", now())
            .param("id", id)
            .update()
        > 0;
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getObject("id", UUID.class),
        row.getString("title"),
        row.getString("title_en"),
        row.getString("text"),
        row.getString("text_en"),
        row.getTimestamp("published_at").toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(Instant.now(clock));
  }
}
