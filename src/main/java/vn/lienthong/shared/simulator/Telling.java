package vn.lienthong.shared.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the house, over the wire as an outside system would, what a simulator has to say; each
 * message again, later each time, until the house answers 200.
 */
public final class Telling implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Environment environment;
  private final Clock clock;
  private final Store store;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Telling(JdbcClient jdbc, Environment environment, Clock clock, Store store) {
    this.jdbc = jdbc;
    this.environment = environment;
    this.clock = clock;
    this.store = store;
  }

  /**
   * Where a simulator keeps its messages.
   *
   * @param table of the simulator: body, due_at, tries, answer, sent_at
   * @param key its primary key
   * @param path of the house that hears them
   */
  public record Store(String table, String key, String path) {}

  private record Due(String key, String body, int tries) {}

  /** Sends what is due by then; returns how many the house has heard. */
  public int deliver(Instant until, Function<String, Map<String, String>> headers) {
    List<Due> due =
        jdbc.sql(
                """
                select %2$s, body, tries from %1$s
                where sent_at is null and due_at <= :now order by due_at, %2$s limit 100
                """
                    .formatted(store.table(), store.key()))
            .param("now", until.atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new Due(row.getString(1), row.getString("body"), row.getInt("tries")))
            .list();
    int heard = 0;
    for (Due one : due) {
      String answer = post(one.body(), headers.apply(one.body()));
      boolean done = answer.startsWith("200 ");
      heard += done ? 1 : 0;
      answered(one, answer, done);
    }
    return heard;
  }

  private void answered(Due one, String answer, boolean done) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update %s set tries = tries + 1, answer = :answer,
              sent_at = case when :done then cast(:now as timestamptz) end,
              due_at = case when :done then due_at else cast(:next as timestamptz) end
            where %s = :key
            """
                .formatted(store.table(), store.key()))
        .param("answer", answer)
        .param("done", done)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("next", now.plusSeconds(5L << Math.min(one.tries(), 10)).atOffset(ZoneOffset.UTC))
        .param("key", one.key(), Types.OTHER)
        .update();
  }

  private String post(String body, Map<String, String> headers) {
    String port = environment.getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + store.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "no answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
