package vn.lienthong.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Lists on which results were handed over to the post. */
@Repository
class HandOverRepository {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final JdbcClient jdbc;

  HandOverRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A list (bảng kê). */
  record HandOver(
      UUID id,
      String number,
      UUID unitId,
      String unitName,
      String unitPath,
      Instant at,
      String by,
      String postman) {}

  /** H56.14-BK-261130-01; gapless per unit and day, as the row stays locked. */
  String number(UUID unit, String code, LocalDate day) {
    int number =
        jdbc.sql(
                """
                insert into post.list_counter (unit_id, day, last) values (:unit, :day, 1)
                on conflict (unit_id, day) do update set last = post.list_counter.last + 1
                returning last
                """)
            .param("unit", unit)
            .param("day", day)
            .query(Integer.class)
            .single();
    String start = code.isEmpty() ? unit.toString().substring(0, 8) : code;
    return start + "-BK-" + DAY.format(day) + "-%02d".formatted(number);
  }

  void insert(HandOver h, @Nullable UUID by) {
    jdbc.sql(
            """
            insert into post.hand_over (id, number, unit_id, unit_name, unit_path, at, by_id,
              by_name, postman)
            values (:id, :number, :unit, :name, :path, :at, :by, :byName, :postman)
            """)
        .param("id", h.id())
        .param("number", h.number())
        .param("unit", h.unitId())
        .param("name", h.unitName())
        .param("path", h.unitPath())
        .param("at", Sql.utc(h.at()))
        .param("by", by)
        .param("byName", h.by())
        .param("postman", h.postman())
        .update();
  }

  HandOver get(UUID id) {
    return jdbc.sql("select * from post.hand_over where id = :id")
        .param("id", id)
        .query(HandOverRepository::row)
        .optional()
        .orElseThrow(() -> new AppException(PostErrors.NO_SUCH_LIST));
  }

  /** Newest first. */
  List<HandOver> within(String[] reach, @Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from post.hand_over where unit_path like any (:reach)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :size
            """)
        .param("reach", reach)
        .param("after", after)
        .param("size", size)
        .query(HandOverRepository::row)
        .list();
  }

  private static HandOver row(ResultSet row, int i) throws SQLException {
    return new HandOver(
        Sql.id(row, "id"),
        row.getString("number"),
        Sql.id(row, "unit_id"),
        row.getString("unit_name"),
        row.getString("unit_path"),
        Sql.at(row, "at"),
        row.getString("by_name"),
        row.getString("postman"));
  }
}
