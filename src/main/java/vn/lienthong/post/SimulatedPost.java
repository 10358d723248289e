package vn.lienthong.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Ids;

/** The post that ships: takes parcels, carries them in a minute or two, tells about it by wire. */
@Component
class SimulatedPost implements DisposableBean {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LATE = 40;

  private final JdbcClient jdbc;
  private final PostSettings settings;
  private final Environment environment;
  private final Clock clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  SimulatedPost(JdbcClient jdbc, PostSettings settings, Environment environment, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
  }

  /** What can go wrong; each is a counter of how many times it still will. */
  enum Fault {
    LATE,
    DUPLICATED,
    OUT_OF_ORDER,
    COMES_BACK,
    SILENT;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }

    String label() {
      return "post.fault." + name();
    }
  }

  void owe(Fault fault, int times) {
    jdbc.sql("update post.simulator set %s = :times".formatted(fault.column()))
        .param("times", times)
        .update();
  }

  int owed(Fault fault) {
    return jdbc.sql("select %s from post.simulator".formatted(fault.column()))
        .query(Integer.class)
        .single();
  }

  boolean take(Fault fault) {
    return jdbc.sql(
                "update post.simulator set %1$s = %1$s - 1 where %1$s > 0"
                    .formatted(fault.column()))
            .update()
        == 1;
  }

  int stepSeconds() {
    return jdbc.sql("select step_seconds from post.simulator").query(Integer.class).single();
  }

  void stepSeconds(int seconds) {
    jdbc.sql("update post.simulator set step_seconds = :seconds")
        .param("seconds", seconds)
        .update();
  }

  /** The same reference gets the same number. */
  @Transactional
  public String order(String reference) {
    jdbc.sql(
            """
            insert into post.simulated_parcel (reference, tracking)
            values (:reference, 'MP' || nextval('post.simulated_tracking') || 'VN')
            on conflict do nothing
            """)
        .param("reference", reference)
        .update();
    return jdbc.sql("select tracking from post.simulated_parcel where reference = :reference")
        .param("reference", reference)
        .query(String.class)
        .single();
  }

  /** A parcel that was announced, or came with a label of its own, starts on its way. */
  @Transactional
  public void handOver(String reference, String tracking) {
    jdbc.sql(
            """
            insert into post.simulated_parcel (reference, tracking) values (:reference, :tracking)
            on conflict (reference) do nothing
            """)
        .param("reference", reference)
        .param("tracking", tracking)
        .update();
    boolean first =
        jdbc.sql(
                    """
                    update post.simulated_parcel set handed_over = true
                    where reference = :reference and not handed_over
                    """)
                .param("reference", reference)
                .update()
            == 1;
    if (first) {
      carry(tracking);
    }
  }

  @Transactional
  public void cancel(String reference) {
    jdbc.sql("update post.simulated_parcel set cancelled = true where reference = :reference")
        .param("reference", reference)
        .update();
  }

  private void carry(String tracking) {
    boolean back = take(Fault.COMES_BACK);
    List<News> way = new ArrayList<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    add(way, tracking, News.Kind.ACCEPTED, now, "Bưu cục Hạc Thành (mô phỏng)", "");
    add(way, tracking, News.Kind.IN_TRANSIT, now, "Trung tâm khai thác (mô phỏng)", "");
    add(way, tracking, News.Kind.OUT_FOR_DELIVERY, now, "Bưu tá (mô phỏng)", "");
    if (back) {
      add(way, tracking, News.Kind.FAILED_ATTEMPT, now, "", "Không gặp người nhận");
      add(way, tracking, News.Kind.RETURNED, now, "", "Không giao được sau 2 lần");
    } else {
      add(way, tracking, News.Kind.DELIVERED, now, "", "");
    }
    boolean late = take(Fault.LATE);
    boolean twice = take(Fault.DUPLICATED);
    boolean mixed = take(Fault.OUT_OF_ORDER);
    int step = stepSeconds();
    for (int i = 0; i < way.size(); i++) {
      int turn = mixed ? way.size() - i : i + 1;
      Instant due = now.plusSeconds((long) turn * step * (late ? LATE : 1));
      schedule(way.get(i), due, "");
      if (twice) {
        schedule(way.get(i), due.plusSeconds(1), "-2");
      }
    }
  }

  private static void add(
      List<News> way, String tracking, News.Kind kind, Instant start, String... words) {
    way.add(
        new News(
            Ids.next().toString(),
            tracking,
            kind,
            start.plusSeconds(1L + way.size()),
            words[0],
            words[1]));
  }

  private void schedule(News news, Instant due, String suffix) {
    jdbc.sql(
            """
            insert into post.simulated_news (key, tracking, body, due_at)
            values (:key, :tracking, :body, :due)
            """)
        .param("key", news.key() + suffix)
        .param("tracking", news.tracking())
        .param("body", JSON.writeValueAsString(news))
        .param("due", Sql.utc(due))
        .update();
  }

  /** What it knows of a parcel, told already or not. */
  List<News> news(String tracking) {
    return jdbc.sql(
            """
            select distinct body from post.simulated_news
            where tracking = :tracking and due_at <= :now
            """)
        .param("tracking", tracking)
        .param("now", Sql.utc(clock.instant()))
        .query((row, i) -> JSON.readValue(row.getString("body"), News.class))
        .list();
  }

  /** Tells what is due; returns how many the house has heard. */
  int deliver() {
    return deliver(clock.instant());
  }

  private record Due(String key, String body, int tries) {}

  int deliver(Instant until) {
    List<Due> due =
        jdbc.sql(
                """
                select key, body, tries from post.simulated_news
                where sent_at is null and due_at <= :now order by due_at, key limit 100
                """)
            .param("now", Sql.utc(until))
            .query((row, i) ->
                new Due(row.getString("key"), row.getString("body"), row.getInt("tries")))
            .list();
    int heard = 0;
    for (Due one : due) {
      String answer = post(one.body());
      boolean done = answer.startsWith("200");
      heard += done ? 1 : 0;
      jdbc.sql(
              """
              update post.simulated_news set tries = tries + 1, answer = :answer,
                sent_at = case when :done then cast(:now as timestamptz) end,
                due_at = case when :done then due_at else cast(:next as timestamptz) end
              where key = :key
              """)
          .param("answer", answer)
          .param("done", done)
          .param("now", Sql.utc(clock.instant()))
          .param("next", Sql.utc(clock.instant().plusSeconds(5L << Math.min(one.tries(), 10))))
          .param("key", one.key())
          .update();
    }
    return heard;
  }

  private String post(String body) {
    String port = environment.getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/post/news"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(PostSignature.HEADER, PostSignature.of(body, settings.secret()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return "" + client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
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
