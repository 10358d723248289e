package vn.lienthong.sync;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** The outbox to the national portal. */
@Component
class SyncFigures implements FigureSource {
  private static final Figure WAITING =
      Figure.of("lienthong.sync.waiting", "Messages to the national portal that wait");
  private static final Figure DEAD =
      Figure.of("lienthong.sync.dead", "Messages that wait for a person");
  private static final Figure OLDEST =
      Figure.of("lienthong.sync.oldest.seconds", "Age of the oldest that waits");
  private static final Figure FAILING =
      Figure.of("lienthong.sync.line.failing", "1 while the portal does not answer");

  private final JdbcClient jdbc;

  SyncFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(WAITING, DEAD, OLDEST, FAILING);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select
              (select count(*) from sync.message where state = 'WAITING') as waiting,
              (select count(*) from sync.message where state = 'DEAD') as dead,
              (select coalesce(extract(epoch from now() - min(created_at)), 0)
                from sync.message where state = 'WAITING') as oldest,
              (select count(*) from sync.line where failures > 0) as failing
            """)
        .query((row, i) ->
            Map.<Figure, Number>of(
                WAITING, row.getLong("waiting"),
                DEAD, row.getLong("dead"),
                OLDEST, row.getDouble("oldest"),
                FAILING, row.getLong("failing")))
        .single();
  }
}
