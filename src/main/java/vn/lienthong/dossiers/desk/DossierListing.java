package vn.lienthong.dossiers.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.PerRequest;

/** Lists of dossiers: what lies on the desks that the user may see, and exact counts of it. */
@Repository
public class DossierListing {
  /** Whoever may do one of these has dossiers on the desks of the unit. */
  static final List<String> WORK =
      List.of(
          "dossiers.view",
          "dossiers.process",
          "dossiers.assign",
          "dossiers.approve",
          "dossiers.issue",
          "dossiers.intake");

  static final List<String> ANSWER =
      List.of("dossiers.process", "dossiers.assign", "dossiers.approve");

  private static final int FETCH = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  DossierListing(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A line of a list.
   *
   * @param consulted name of the unit whose answer is due first; null when nobody is asked
   */
  public record Row(
      UUID id,
      String code,
      String procedureName,
      String ownerName,
      @Nullable String ownerAddress,
      String subject,
      Channel channel,
      DossierStatus status,
      @Nullable String stepName,
      @Nullable String deskName,
      @Nullable String assigneeName,
      Instant submittedAt,
      @Nullable Instant answerBy,
      @Nullable Instant receivedAt,
      @Nullable Instant clockStart,
      @Nullable Instant dueAt,
      @Nullable Instant pausedSince,
      @Nullable Instant finishedAt,
      @Nullable String consulted,
      @Nullable Instant consultedUntil) {}

  /**
   * A piece of the user's work.
   *
   * @param askedAt when the user's unit was asked for its opinion; null for the user's own step
   * @param until when the step of the user is due: the result, the acceptance or the answer
   */
  record Urgent(Row row, @Nullable Instant askedAt, @Nullable Instant until) {}

  /** What is due first of all that the user is to do. */
  @Transactional(readOnly = true)
  List<Urgent> urgent(int most, CurrentUser user) {
    return bind(jdbc.sql(ListingSql.URGENT), user, clock.instant())
        .param("limit", most)
        .query((row, number) ->
            new Urgent(row(row, number), Sql.instant(row, "asked_at"), Sql.instant(row, "until")))
        .list();
  }

  /** All counters in one query; a page that shows them in several places asks once. */
  @Transactional(readOnly = true)
  public Map<Queue, Long> counts(CurrentUser user) {
    return PerRequest.once("dossiers.counts:" + user.id(), () -> count(user));
  }

  private Map<Queue, Long> count(CurrentUser user) {
    Instant now = clock.instant();
    return bind(jdbc.sql(ListingSql.COUNTS), user, now)
        .query((row, number) -> {
          Map<Queue, Long> counts = new EnumMap<>(Queue.class);
          for (Queue queue : Queue.values()) {
            counts.put(queue, row.getLong(queue.word()));
          }
          return counts;
        })
        .single();
  }

  /** One page of a queue, what is due first on top; {@code after} is the key of the last row. */
  @Transactional(readOnly = true)
  public KeyPage<Row> queue(
      Queue queue, Filter filter, @Nullable String after, int size, CurrentUser user) {
    return page(ListingSql.queue(queue), filter, PageKey.read(after), size, user);
  }

  /** One page of all dossiers that the user's units ever had to do with, newest first. */
  @Transactional(readOnly = true)
  public KeyPage<Row> all(Filter filter, @Nullable String after, int size, CurrentUser user) {
    return page(everything(user), filter, PageKey.read(after), size, user);
  }

  private static String everything(CurrentUser user) {
    return UnitRanges.of(user, WORK).everything() ? ListingSql.EVERYTHING : ListingSql.INVOLVED;
  }

  /**
   * Every row of a queue, or of all dossiers, in the order of the list; read while it is taken.
   *
   * @param queue null for all dossiers
   */
  @Transactional(readOnly = true)
  void each(@Nullable Queue queue, Filter filter, CurrentUser user, Consumer<Row> taker) {
    String from = queue == null ? everything(user) : ListingSql.queue(queue);
    String sql = ListingSql.page(from, filter, PageKey.read(null));
    try (Stream<Row> rows =
        bind(filter.bind(jdbc.sql(sql)), user, clock.instant())
            .param("limit", null)
            .withFetchSize(FETCH)
            .query(DossierListing::row)
            .stream()) {
      rows.forEach(taker);
    }
  }

  private KeyPage<Row> page(String from, Filter filter, PageKey key, int size, CurrentUser user) {
    String sql = ListingSql.page(from, filter, key);
    List<Row> rows =
        bind(filter.bind(key.bind(jdbc.sql(sql))), user, clock.instant())
            .param("limit", size + 1)
            .query(DossierListing::row)
            .list();
    boolean more = rows.size() > size;
    List<Row> shown = more ? rows.subList(0, size) : rows;
    boolean newestFirst = ListingSql.newestFirst(from);
    return new KeyPage<>(
        List.copyOf(shown), more ? PageKey.of(shown.getLast(), newestFirst) : null);
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec sql, CurrentUser user, Instant now) {
    Instant endOfDay =
        now.atZone(Vietnam.ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    UnitRanges intake = UnitRanges.of(user, List.of("dossiers.intake"));
    UnitRanges returning = UnitRanges.of(user, List.of("dossiers.return"));
    UnitRanges answer = UnitRanges.of(user, ANSWER);
    RoleRanges roles = RoleRanges.of(user);
    return bindRanges(sql, user, UnitRanges.of(user, WORK))
        .param("role_lows", roles.lows())
        .param("role_highs", roles.highs())
        .param("roles", roles.roles())
        .param("now", Sql.time(now))
        .param("end_of_day", Sql.time(endOfDay))
        .param("intake_lows", intake.lows())
        .param("intake_highs", intake.highs())
        .param("return_lows", returning.lows())
        .param("return_highs", returning.highs())
        .param("answer_lows", answer.lows())
        .param("answer_highs", answer.highs());
  }

  private static JdbcClient.StatementSpec bindRanges(
      JdbcClient.StatementSpec sql, CurrentUser user, UnitRanges ranges) {
    return sql.param("me", user.id()).param("lows", ranges.lows()).param("highs", ranges.highs());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("owner_address"),
        row.getString("subject"),
        Channel.valueOf(row.getString("channel")),
        DossierStatus.valueOf(row.getString("status")),
        row.getString("step_name"),
        row.getString("desk_name"),
        row.getString("assignee_name"),
        Sql.at(row, "submitted_at"),
        Sql.instant(row, "answer_by"),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "clock_start"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "paused_since"),
        Sql.instant(row, "finished_at"),
        row.getString("consulted"),
        Sql.instant(row, "consulted_until"));
  }
}
