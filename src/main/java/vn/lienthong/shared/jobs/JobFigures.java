package vn.lienthong.shared.jobs;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** Jobs that are late, and events that no listener has heard to the end. */
@Component
class JobFigures implements FigureSource {
  private static final Figure LATE =
      Figure.of("lienthong.jobs.late.seconds", "How long the job that is most overdue has waited");
  private static final Figure FAILING =
      Figure.of("lienthong.jobs.failing", "Jobs whose last run failed");
  private static final Figure EVENTS =
      Figure.of("lienthong.events.waiting", "Events that a listener has not heard to the end");
  private static final Figure OLDEST =
      Figure.of("lienthong.events.oldest.seconds", "Age of the oldest of them");

  private final JdbcClient jdbc;

  JobFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(LATE, FAILING, EVENTS, OLDEST);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select
              (select coalesce(max(extract(epoch from now() - execution_time)), 0)
                from shared.scheduled_tasks where not picked and execution_time < now()) as late,
              (select count(*) from shared.scheduled_tasks where consecutive_failures > 0)
                as failing,
              count(*) as events,
              coalesce(max(extract(epoch from now() - publication_date)), 0) as oldest
            from events.event_publication where completion_date is null
            """)
        .query((row, i) ->
            Map.<Figure, Number>of(
                LATE, row.getDouble("late"),
                FAILING, row.getLong("failing"),
                EVENTS, row.getLong("events"),
                OLDEST, row.getDouble("oldest")))
        .single();
  }
}
