package vn.lienthong.audit;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** Entries that are not sealed yet. */
@Component
class AuditFigures implements FigureSource {
  private static final Figure WAITING =
      Figure.of("lienthong.audit.unsealed", "Entries of the log that are not sealed yet");

  private final JdbcClient jdbc;

  AuditFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(WAITING);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select count(*) as waiting from audit.pending
            """)
        .query((row, i) -> Map.<Figure, Number>of(WAITING, row.getLong("waiting")))
        .single();
  }
}
