package vn.lienthong.npsp;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The failures that are ordered and still owed. */
@Repository
class Faults {
  private final JdbcClient jdbc;

  Faults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param remaining how often it still strikes
   * @param share of requests that it strikes, in percent
   * @param struck how often it has struck
   */
  record Order(Fault kind, int remaining, int share, int delayMs, long struck) {}

  List<Order> all() {
    return jdbc.sql("select * from npsp.fault order by kind")
        .query((row, i) ->
            new Order(
                Fault.valueOf(row.getString("kind")),
                row.getInt("remaining"),
                row.getInt("share"),
                row.getInt("delay_ms"),
                row.getLong("struck")))
        .list();
  }

  void order(Fault kind, int times, int share, int delayMs) {
    jdbc.sql(
            """
            update npsp.fault set remaining = :times, share = :share, delay_ms = :delay
            where kind = :kind
            """)
        .param("times", times)
        .param("share", share)
        .param("delay", delayMs)
        .param("kind", kind.name())
        .update();
  }

  /** Which of the failures strike this request; each that does is used up by one. */
  List<Order> strike() {
    List<Order> owed =
        jdbc.sql(
                """
                select kind from npsp.fault where remaining > 0 and random() * 100 < share
                """)
            .query((row, i) -> new Order(Fault.valueOf(row.getString(1)), 0, 0, 0, 0))
            .list();
    return owed.isEmpty()
        ? owed
        : jdbc.sql(
                """
                update npsp.fault set remaining = remaining - 1, struck = struck + 1
                where kind = any(:kinds) and remaining > 0
                returning kind, remaining, share, delay_ms, struck
                """)
            .param("kinds", owed.stream().map(o -> o.kind().name()).toArray(String[]::new))
            .query((row, i) ->
                new Order(
                    Fault.valueOf(row.getString("kind")),
                    row.getInt("remaining"),
                    row.getInt("share"),
                    row.getInt("delay_ms"),
                    row.getLong("struck")))
            .list();
  }
}
