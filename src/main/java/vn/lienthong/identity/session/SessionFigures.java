package vn.lienthong.identity.session;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** Who is signed in. */
@Component
class SessionFigures implements FigureSource {
  private static final Figure OPEN =
      Figure.of("lienthong.sessions.open", "Sessions that have not ended");

  private final JdbcClient jdbc;

  SessionFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(OPEN);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select count(*) as open from identity.session
            where ends_at > now() and last_access + idle_seconds * interval '1 second' > now()
            """)
        .query((row, i) -> Map.<Figure, Number>of(OPEN, row.getLong("open")))
        .single();
  }
}
