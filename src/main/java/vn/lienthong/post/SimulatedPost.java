package vn.lienthong.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.shared.simulator.Telling;

/** The post that ships: takes parcels, carries them in a minute or two, tells about it by wire. */
@Component
class SimulatedPost implements DisposableBean {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LATE = 40;

  private final JdbcClient jdbc;
  private final PostSettings settings;
  private final Telling telling;
  private final Clock clock;

  SimulatedPost(JdbcClient jdbc, PostSettings settings, Environment environment, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.telling =
        new Telling(
            jdbc,
            environment,
            clock,
            new Telling.Store("post.simulated_news", "key", "/post/news"));
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
  public void handOver(String reference, String tracking, long collect) {
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
                    update post.simulated_parcel set handed_over = true, collect = :collect
                    where reference = :reference and not handed_over
                    """)
                .param("reference", reference)
                .param("collect", collect)
                .update()
            == 1;
    if (first) {
      carry(tracking);
    }
  }

  /** What its postman collects for the sender, in đồng. */
  long collects(String reference) {
    return jdbc.sql("select collect from post.simulated_parcel where reference = :reference")
        .param("reference", reference)
        .query(Long.class)
        .single();
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

  int deliver(Instant until) {
    return telling.deliver(
        until, body -> Map.of(PostSignature.HEADER, PostSignature.of(body, settings.secret())));
  }

  @Override
  public void destroy() {
    telling.close();
  }
}
