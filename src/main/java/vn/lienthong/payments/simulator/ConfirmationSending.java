package vn.lienthong.payments.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.payments.Sql;

/** Tells the house, over the wire, what became of the bills; until it answers that it has heard. */
@Component
public class ConfirmationSending implements DisposableBean {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Environment environment;
  private final Clock clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ConfirmationSending(JdbcClient jdbc, Environment environment, Clock clock) {
    this.jdbc = jdbc;
    this.environment = environment;
    this.clock = clock;
  }

  private record Due(UUID id, String body, int tries) {}

  /** Sends what is due; returns how many the house has heard. */
  public int deliver() {
    return deliver(clock.instant());
  }

  /** Sends what is due by then. */
  public int deliver(Instant until) {
    List<Due> due =
        jdbc.sql(
                """
                select id, body, tries from payments.simulated_confirmation
                where sent_at is null and due_at <= :now order by due_at, id limit 100
                """)
            .param("now", Sql.utc(until))
            .query((row, number) ->
                new Due(Sql.id(row, "id"), row.getString("body"), row.getInt("tries")))
            .list();
    int heard = 0;
    for (Due one : due) {
      String answer = post(one.body());
      boolean done = answer.startsWith("200 ");
      heard += done ? 1 : 0;
      jdbc.sql(
              """
              update payments.simulated_confirmation
              set tries = tries + 1, answer = :answer, sent_at = case when :done then cast(:now as timestamptz) end,
                due_at = case when :done then due_at else cast(:next as timestamptz) end
              where id = :id
              """)
          .param("answer", answer)
          .param("done", done)
          .param("now", Sql.utc(clock.instant()))
          .param("next", Sql.utc(clock.instant().plusSeconds(5L << Math.min(one.tries(), 10))))
          .param("id", one.id())
          .update();
    }
    return heard;
  }

  private String post(String body) {
    String port = environment.getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/payments/ipn"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "no answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void destroy() {
    client.close();
  }
}
