package vn.lienthong.dossiers.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.Tally;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;

/** The dossiers behind a figure: exactly those that were counted. */
@Repository
class ReportRows {
  private static final String ROWS =
      """
      select d.id, d.code, d.procedure_name, d.owner_name, d.status, d.handling_name,
        d.received_name, d.received_at, d.due_at, d.finished_at, d.assignee_name
      from (%s) c join dossiers.dossier d on d.id = c.dossier_id
      where cast(:after as uuid) is null or d.id < :after
      order by d.id desc limit :limit
      """;

  private static final String FLOW =
      """
      select t.dossier_id from dossiers.report_line t
      where t.day >= :from and t.day <= :to %2$s
      group by t.dossier_id having sum(%1$s) > 0
      """;

  private static final String OPEN =
      "select t.dossier_id from dossiers.report_open t where t.received %2$s %1$s";

  /** Open then: open now, or ended since. */
  private static final String STOOD =
      """
      select t.dossier_id from dossiers.report_line t
      join (select dossier_id from dossiers.report_open
        union select dossier_id from dossiers.report_line where day > :to) c
        on c.dossier_id = t.dossier_id
      where t.day <= :to %2$s
      group by t.dossier_id having %1$s
      """;

  private final JdbcClient jdbc;
  private final Tally tally;
  private final ReportRepository reports;

  ReportRows(JdbcClient jdbc, Tally tally, ReportRepository reports) {
    this.jdbc = jdbc;
    this.tally = tally;
    this.reports = reports;
  }

  record Row(
      UUID id,
      String code,
      String procedureName,
      String ownerName,
      DossierStatus status,
      String handlingName,
      String receivedName,
      @Nullable Instant receivedAt,
      @Nullable Instant dueAt,
      @Nullable Instant finishedAt,
      @Nullable String assigneeName) {}

  /** Newest first; {@code after} is the id of the last row. */
  KeyPage<Row> page(Column.Cell cell, Period period, Slice slice, UnitRanges reach, Place place) {
    if (reach.empty()) {
      return new KeyPage<>(List.of(), null);
    }
    tally.catchUp();
    ReportRepository.Days days = reports.days(period);
    LocalDate at = cell.before() ? period.from().minusDays(1) : days.to();
    boolean now = cell.stock() && !at.isBefore(days.today());
    String channel = cell.channel() == null ? "" : " and t.channel = '" + cell.channel() + "'";
    String where = slice.sql("t") + ReportRepository.reach(reach, "t") + channel;
    String inner =
        (cell.stock() ? (now ? OPEN : STOOD) : FLOW)
            .formatted(cell.stock() ? (now ? open(cell) : stood(cell)) : cell.what(), where);
    JdbcClient.StatementSpec sql =
        ReportRepository.bind(slice.bind(jdbc.sql(ROWS.formatted(inner))), reach);
    if (!now) {
      sql = sql.param("to", at);
    }
    if (!cell.stock()) {
      sql = sql.param("from", period.from());
    }
    if (now && cell.what().matches("in_time|overdue")) {
      sql = sql.param("edge", Sql.time(days.edge()));
    }
    List<Row> rows =
        sql.param("after", place.id())
            .param("limit", place.size() + 1)
            .query((row, number) ->
                new Row(
                    row.getObject("id", UUID.class),
                    row.getString("code"),
                    row.getString("procedure_name"),
                    row.getString("owner_name"),
                    DossierStatus.valueOf(row.getString("status")),
                    row.getString("handling_name"),
                    row.getString("received_name"),
                    Sql.instant(row, "received_at"),
                    Sql.instant(row, "due_at"),
                    Sql.instant(row, "finished_at"),
                    row.getString("assignee_name")))
            .list();
    return KeyPage.of(rows, place.size(), Row::id);
  }

  /** Which page of the list. */
  record Place(@Nullable UUID id, int size) {
    static Place read(@Nullable String after, int size) {
      try {
        return new Place(after == null || after.isBlank() ? null : UUID.fromString(after), size);
      } catch (IllegalArgumentException e) {
        throw new AppException(SharedErrors.BAD_REQUEST, e);
      }
    }
  }

  private static String open(Column.Cell cell) {
    String running = " and t.status in ('RECEIVED', 'PROCESSING')";
    return switch (cell.what()) {
      case "in_time" -> running + " and (t.promised >= :edge or t.promised is null)";
      case "overdue" -> running + " and t.promised < :edge";
      case "running" -> running;
      case "supplement" -> " and t.status = 'SUPPLEMENT_REQUESTED'";
      case "payment" -> " and t.status = 'PAYMENT_REQUESTED'";
      default -> "";
    };
  }

  private static String stood(Column.Cell cell) {
    String open = "sum%s > 0".formatted(ReportRepository.OPENED);
    String running = open + " and sum(t.supplement + t.payment) = 0";
    return switch (cell.what()) {
      case "in_time" -> running + " and sum(t.late_stock) = 0";
      case "overdue" -> running + " and sum(t.late_stock) > 0";
      case "running" -> running;
      case "supplement" -> "sum(t.supplement) > 0";
      case "payment" -> "sum(t.payment) > 0";
      default -> open;
    };
  }
}
