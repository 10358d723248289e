package vn.lienthong.dossiers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** Dossiers that lie on desks, by state; those that are over are too many to count each time. */
@Component
class DossierFigures implements FigureSource {
  private static final String OPEN = "lienthong.dossiers.open";
  private static final Figure OVERDUE =
      Figure.of("lienthong.dossiers.overdue", "Dossiers on a desk whose due date has passed");
  private static final Figure STORED =
      Figure.of("lienthong.dossiers.stored", "All dossiers, as the server estimates");
  private static final List<Figure> STATES =
      Figure.each(
          OPEN, "Dossiers on a desk, by state", "status", (Object[]) DossierStatus.values());

  private final JdbcClient jdbc;

  DossierFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    List<Figure> all = new ArrayList<>(STATES);
    all.add(OVERDUE);
    all.add(STORED);
    return all;
  }

  @Override
  public Map<Figure, Number> read() {
    Map<String, Long> open = new HashMap<>();
    long[] overdue = {0};
    jdbc.sql(
            """
            select status, count(*) as dossiers,
              count(*) filter (where finished_at is null and paused_since is null
                and due_at < now()) as overdue
            from dossiers.dossier where step_key is not null group by status
            """)
        .query((row, i) -> {
          overdue[0] += row.getLong("overdue");
          return open.put(row.getString("status"), row.getLong("dossiers")) == null;
        })
        .list();
    Map<Figure, Number> values = new HashMap<>();
    STATES.forEach(figure -> values.put(figure, open.getOrDefault(figure.value(), 0L)));
    values.put(OVERDUE, overdue[0]);
    values.put(
        STORED,
        jdbc.sql(
                "select greatest(reltuples, 0)::bigint from pg_class where oid ="
                    + " 'dossiers.dossier'::regclass")
            .query(Long.class)
            .single());
    return values;
  }
}
