package vn.lienthong.dossiers.direction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.Tally;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;

/** The open dossiers by where they stand. */
@Repository
class StuckRepository {
  /** By the date that is appointed now; nothing is late while the applicant owes the act. */
  static final String LATE =
      "(o.due_at < :now and o.status in ('REGISTERED', 'RECEIVED', 'PROCESSING'))";

  private static final String GROUPS =
      """
      select o.waiting, o.desk_unit, min(o.desk_name) as desk_name, o.step_name, o.assignee,
        min(o.assignee_name) as assignee_name, o.asked_unit, min(o.asked_name) as asked_name,
        count(*) as dossiers, count(*) filter (where %2$s) as late, min(o.since) as since,
        min(o.due_at) as due_at
      from dossiers.report_open o where true %1$s
      group by o.waiting, o.desk_unit, o.step_name, o.assignee, o.asked_unit
      order by late desc, since limit :limit
      """;

  private static final String COUNTS =
      """
      select o.waiting, count(*) as dossiers, count(*) filter (where %2$s) as late
      from dossiers.report_open o where true %1$s group by o.waiting
      """;

  private static final String REASONS =
      """
      select coalesce(x.reason, '') as reason, count(*) as dossiers
      from dossiers.report_open o
      left join lateral (select reason from dossiers.overdue_explanation
        where dossier_id = o.dossier_id order by given_at desc limit 1) x on true
      where true %1$s group by 1 order by 2 desc
      """;

  private static final String ROWS =
      """
      select o.*, d.code, d.procedure_name, d.owner_name, d.handling_name,
        (select max(e.level) from dossiers.escalation e
          where e.dossier_id = o.dossier_id and e.due_at = o.due_at) as level,
        (select x.reason from dossiers.overdue_explanation x where x.dossier_id = o.dossier_id
          order by x.given_at desc limit 1) as reason,
        (select count(*) from dossiers.directive v
          where v.dossier_id = o.dossier_id and v.answered_at is null) as directives
      from (select o.* from dossiers.report_open o where true %1$s %2$s
        order by coalesce(o.due_at, timestamptz 'infinity'), o.dossier_id
        limit cast(:limit as int)) o
      join dossiers.dossier d on d.id = o.dossier_id
      order by coalesce(o.due_at, timestamptz 'infinity'), o.dossier_id
      """;

  private final JdbcClient jdbc;
  private final Tally tally;
  private final TransactionTemplate reading;
  private final Clock clock;

  StuckRepository(
      JdbcClient jdbc, Tally tally, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.tally = tally;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
  }

  /**
   * Dossiers that stand at one step of one desk and wait for the same.
   *
   * @param since when the one that has waited longest began to
   * @param dueAt of the one that is due first
   */
  record Group(
      Waiting waiting,
      UUID deskUnit,
      String deskName,
      String stepName,
      @Nullable UUID assignee,
      @Nullable String assigneeName,
      @Nullable String askedName,
      long dossiers,
      long late,
      Instant since,
      @Nullable Instant dueAt) {}

  record Count(Waiting waiting, long dossiers, long late) {}

  /**
   * @param level the highest that was told of this due date; null for none
   * @param reason code of the reason given last; null for none
   * @param directives that nobody has answered
   */
  record Row(
      UUID id,
      String code,
      String procedureName,
      String ownerName,
      String handlingName,
      DossierStatus status,
      Waiting waiting,
      String deskName,
      String stepName,
      @Nullable String assigneeName,
      @Nullable String askedName,
      Instant since,
      @Nullable Instant dueAt,
      @Nullable Integer level,
      @Nullable String reason,
      long directives) {}

  List<Group> groups(StuckFilter filter, int most, UnitRanges reach) {
    return reach.empty()
        ? List.of()
        : bind(GROUPS, filter, reach)
            .param("limit", most)
            .query((row, number) ->
                new Group(
                    Waiting.valueOf(row.getString("waiting")),
                    row.getObject("desk_unit", UUID.class),
                    row.getString("desk_name"),
                    row.getString("step_name"),
                    Sql.uuid(row, "assignee"),
                    row.getString("assignee_name"),
                    row.getString("asked_name"),
                    row.getLong("dossiers"),
                    row.getLong("late"),
                    Sql.at(row, "since"),
                    Sql.instant(row, "due_at")))
            .list();
  }

  /** All that is open, by what it waits for. */
  List<Count> counts(StuckFilter filter, UnitRanges reach) {
    return reach.empty()
        ? List.of()
        : bind(COUNTS, filter, reach)
            .query((row, number) ->
                new Count(
                    Waiting.valueOf(row.getString("waiting")),
                    row.getLong("dossiers"),
                    row.getLong("late")))
            .list();
  }

  /** The reason given last and how many have it; an empty reason is none. */
  record ReasonCount(String reason, long dossiers) {}

  List<ReasonCount> reasons(StuckFilter filter, UnitRanges reach) {
    return reach.empty()
        ? List.of()
        : bind(REASONS, filter, reach)
            .query(
                (row, number) -> new ReasonCount(row.getString("reason"), row.getLong("dossiers")))
            .list();
  }

  /** What is due first on top; {@code after} is the key of the last row. */
  KeyPage<Row> rows(StuckFilter filter, @Nullable String after, int size, UnitRanges reach) {
    if (reach.empty()) {
      return new KeyPage<>(List.of(), null);
    }
    List<Row> rows = page(filter, after, reach).param("limit", size + 1).query(this::row).list();
    return KeyPage.of(rows, size, StuckRepository::key);
  }

  /** Every row, read while it is taken. */
  void each(StuckFilter filter, UnitRanges reach, Consumer<Row> taker) {
    if (reach.empty()) {
      return;
    }
    JdbcClient.StatementSpec all = page(filter, null, reach).param("limit", null);
    // the driver reads piece by piece only within a transaction
    reading.executeWithoutResult(status -> {
      try (Stream<Row> rows = all.withFetchSize(500).query(this::row).stream()) {
        rows.forEach(taker);
      }
    });
  }

  /** A moment or infinity, and an id, as {@link #key} writes them. */
  private static final Pattern KEY =
      Pattern.compile("(infinity|[12]\\d{3}-\\d\\d-\\d\\dT[\\d:.]+Z)_[0-9a-f-]{36}");

  private JdbcClient.StatementSpec page(
      StuckFilter filter, @Nullable String after, UnitRanges reach) {
    tally.catchUp();
    String key =
        after == null || after.isBlank()
            ? ""
            : " and (coalesce(o.due_at, timestamptz 'infinity'), o.dossier_id)"
                + " > (cast(:after_due as timestamptz), cast(:after_id as uuid))";
    JdbcClient.StatementSpec sql =
        filter.bind(jdbc.sql(ROWS.formatted(filter.sql() + reach(reach), key)));
    if (filter.late()) {
      sql = sql.param("now", Sql.time(clock.instant()));
    }
    if (!key.isEmpty()) {
      String[] parts = String.valueOf(after).split("_");
      if (!KEY.matcher(String.valueOf(after)).matches()) {
        throw new AppException(SharedErrors.BAD_REQUEST);
      }
      sql = sql.param("after_due", parts[0]).param("after_id", parts[1]);
    }
    return ranges(sql, reach);
  }

  private static String key(Row row) {
    return (row.dueAt() == null ? "infinity" : row.dueAt().toString()) + "_" + row.id();
  }

  private JdbcClient.StatementSpec bind(String sql, StuckFilter filter, UnitRanges reach) {
    tally.catchUp();
    return ranges(
        filter
            .bind(jdbc.sql(sql.formatted(filter.sql() + reach(reach), LATE)))
            .param("now", Sql.time(clock.instant())),
        reach);
  }

  /** On a desk within reach, handled there, or received there. */
  private static String reach(UnitRanges reach) {
    return reach.everything()
        ? ""
        : """
         and exists (select 1
          from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
          where (o.desk_path >= r.low collate "C" and o.desk_path < r.high)
            or (o.unit_path >= r.low collate "C" and o.unit_path < r.high)
            or (o.centre_path >= r.low collate "C" and o.centre_path < r.high))
        """;
  }

  private static JdbcClient.StatementSpec ranges(JdbcClient.StatementSpec sql, UnitRanges reach) {
    return reach.everything() ? sql : sql.param("lows", reach.lows()).param("highs", reach.highs());
  }

  private Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("dossier_id", UUID.class),
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("handling_name"),
        DossierStatus.valueOf(row.getString("status")),
        Waiting.valueOf(row.getString("waiting")),
        row.getString("desk_name"),
        row.getString("step_name"),
        row.getString("assignee_name"),
        row.getString("asked_name"),
        Sql.at(row, "since"),
        Sql.instant(row, "due_at"),
        Sql.integer(row, "level"),
        row.getString("reason"),
        row.getLong("directives"));
  }
}
