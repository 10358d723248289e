package vn.lienthong.notifications;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** Mails and short messages that are not out yet. */
@Component
class NoticeFigures implements FigureSource {
  private static final Figure WAITING =
      Figure.of("lienthong.notifications.waiting", "Mails and short messages that wait");
  private static final Figure DEAD =
      Figure.of("lienthong.notifications.dead", "Those that wait for a person");
  private static final Figure OLDEST =
      Figure.of("lienthong.notifications.oldest.seconds", "Age of the oldest that waits");

  private final JdbcClient jdbc;

  NoticeFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(WAITING, DEAD, OLDEST);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select
              count(*) filter (where state not in ('DEAD', 'UNCERTAIN')) as waiting,
              count(*) filter (where state in ('DEAD', 'UNCERTAIN')) as dead,
              coalesce(extract(epoch from now() - min(next_at)
                filter (where state not in ('DEAD', 'UNCERTAIN'))), 0) as oldest
            from notifications.delivery where state in ('WAITING', 'CLAIMED', 'SENDING', 'DEAD', 'UNCERTAIN')
            """)
        .query((row, i) ->
            Map.<Figure, Number>of(
                WAITING, row.getLong("waiting"),
                DEAD, row.getLong("dead"),
                OLDEST, row.getDouble("oldest")))
        .single();
  }
}
