package vn.lienthong.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** Who waits for a counter, and who missed a call, as the officer sees them. */
@Component
class HallQueue {
  static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  HallQueue(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A ticket in a list.
   *
   * @param ground why it goes first; null where it does not
   * @param reserved whether only this counter may call it
   */
  record Row(
      UUID id,
      String code,
      String group,
      @Nullable String ground,
      @Nullable String groundBasis,
      boolean reserved,
      Instant issuedAt) {
    long minutes(Instant now) {
      return Math.max(0, Duration.between(issuedAt, now).toMinutes());
    }
  }

  /** In the order in which they will be called; the first fifty. */
  List<Row> waiting(Centre.Counter counter) {
    return rows(
        counter,
        "t.state = 'WAITING' and t.group_id in (select group_id from queue.counter_group"
            + " where counter_id = :counter) and (t.for_counter is null or t.for_counter ="
            + " :counter)",
        "t.for_counter is null, t.rank, t.issued_at, t.number");
  }

  /** Of the whole hall, the latest first. */
  List<Row> missed(Centre.Counter counter) {
    return rows(counter, "t.state = 'MISSED'", "t.ended_at desc");
  }

  private List<Row> rows(Centre.Counter counter, String which, String order) {
    return jdbc.sql(
            """
            select t.id, t.code, g.name as group_name, p.name as ground, t.ground_basis,
              t.for_counter is not null as reserved, t.issued_at
            from queue.ticket t join queue.service_group g on g.id = t.group_id
            left join lateral (select name from queue.priority_ground p
              where p.code = t.ground and p.from_day <= t.day order by p.from_day desc limit 1) p
              on true
            where t.centre_id = :centre and t.day = :day and %s order by %s limit :shown
            """
                .formatted(which, order))
        .param("centre", counter.centreId())
        .param("counter", counter.id())
        .param("day", Vietnam.today(clock))
        .param("shown", SHOWN)
        .query(HallQueue::row)
        .list();
  }

  private static Row row(ResultSet row, int i) throws SQLException {
    return new Row(
        Sql.id(row, "id"),
        row.getString("code"),
        row.getString("group_name"),
        row.getString("ground"),
        row.getString("ground_basis"),
        row.getBoolean("reserved"),
        Sql.at(row, "issued_at"));
  }
}
