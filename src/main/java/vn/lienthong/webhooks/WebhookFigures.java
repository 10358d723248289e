package vn.lienthong.webhooks;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource;

/** The outbox to the software of agencies. */
@Component
class WebhookFigures implements FigureSource {
  private static final Figure WAITING =
      Figure.of("lienthong.webhooks.waiting", "Messages to linked software that wait");
  private static final Figure DEAD =
      Figure.of("lienthong.webhooks.dead", "Messages that wait for a person");
  private static final Figure FAILING =
      Figure.of(
          "lienthong.webhooks.receivers.failing", "Receivers that do not answer or were given up");

  private final JdbcClient jdbc;

  WebhookFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(WAITING, DEAD, FAILING);
  }

  @Override
  public Map<Figure, Number> read() {
    return jdbc.sql(
            """
            select
              (select coalesce(sum(last - done), 0) from webhooks.lane where done < last and not dead)
                as waiting,
              (select count(*) from webhooks.delivery where state = 'DEAD') as dead,
              (select count(*) from webhooks.subscription
                where failures > 0 or paused_why in ('SILENT', 'GONE')) as failing
            """)
        .query((row, i) ->
            Map.<Figure, Number>of(
                WAITING, row.getLong("waiting"),
                DEAD, row.getLong("dead"),
                FAILING, row.getLong("failing")))
        .single();
  }
}
