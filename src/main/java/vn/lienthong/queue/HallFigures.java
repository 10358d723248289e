package vn.lienthong.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;

/** Waiting and serving times, exact to the second, by hour, group and counter. */
@Component
class HallFigures {
  static final String VIEW = "queue.view";

  private final JdbcClient jdbc;
  private final HallRepository halls;

  HallFigures(JdbcClient jdbc, HallRepository halls) {
    this.jdbc = jdbc;
    this.halls = halls;
  }

  /** By what rows are grouped; {@code key} is fixed SQL. */
  enum By {
    HOUR(
        "to_char(t.issued_at at time zone 'Asia/Ho_Chi_Minh', 'HH24') || ':00'",
        "extract(hour from t.issued_at at time zone 'Asia/Ho_Chi_Minh')"),
    GROUP("g.letter || ' – ' || g.name", "g.place"),
    COUNTER("coalesce(c.name, '–')", "coalesce(c.number, 100)");

    private final String name;
    private final String order;

    By(String name, String order) {
      this.name = name;
      this.order = order;
    }

    String label() {
      return "queue.by." + name();
    }
  }

  /**
   * A line of the figures.
   *
   * @param drawn numbers given
   * @param called of them called at least once; waiting times are of these
   * @param done of them served to the end; serving times are of these
   * @param waitSeconds from the number to the first call, on average; null where nobody was called
   */
  record Row(
      String name,
      long drawn,
      long called,
      long done,
      long missed,
      @Nullable Long waitSeconds,
      @Nullable Long longestSeconds,
      @Nullable Long serveSeconds) {}

  record Range(LocalDate from, LocalDate to) {}

  List<Row> rows(Centre centre, Range range, By by, CurrentUser user) {
    user.require(VIEW, centre.unitPath());
    return query(centre.id(), range, by.name, by.order);
  }

  /** All together. */
  Row total(Centre centre, Range range, CurrentUser user) {
    user.require(VIEW, centre.unitPath());
    return query(centre.id(), range, "''", "1").stream()
        .findFirst()
        .orElse(new Row("", 0, 0, 0, 0, null, null, null));
  }

  private List<Row> query(UUID centre, Range range, String name, String order) {
    return jdbc.sql(
            """
            select %s as name, count(*) as drawn, count(t.first_called_at) as called,
              count(*) filter (where t.state = 'DONE') as done,
              count(*) filter (where t.state = 'MISSED') as missed,
              round(avg(extract(epoch from t.first_called_at - t.issued_at))) as wait,
              round(max(extract(epoch from t.first_called_at - t.issued_at))) as longest,
              round(avg(extract(epoch from t.ended_at - t.serving_at))
                filter (where t.state = 'DONE')) as serve
            from queue.ticket t join queue.service_group g on g.id = t.group_id
            left join queue.counter c on c.id = t.counter_id
            where t.centre_id = :centre and t.day between :from and :to
            group by 1 order by min(%s), 1
            """
                .formatted(name, order))
        .param("centre", centre)
        .param("from", range.from())
        .param("to", range.to())
        .query(HallFigures::row)
        .list();
  }

  /** Tickets that wait in the halls of the user now. */
  long waiting(CurrentUser user, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from queue.ticket t join queue.centre h on h.id = t.centre_id
            where h.unit_path like any (:reach) and t.day = :day and t.state = 'WAITING'
            """)
        .param("reach", user.reach(Calling.SERVE))
        .param("day", day)
        .query(Long.class)
        .single();
  }

  /** The halls whose figures the user may see. */
  List<Centre> halls(CurrentUser user) {
    return halls.within(user.reach(VIEW));
  }

  private static Row row(ResultSet row, int i) throws SQLException {
    return new Row(
        row.getString("name"),
        row.getLong("drawn"),
        row.getLong("called"),
        row.getLong("done"),
        row.getLong("missed"),
        seconds(row, "wait"),
        seconds(row, "longest"),
        seconds(row, "serve"));
  }

  private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
