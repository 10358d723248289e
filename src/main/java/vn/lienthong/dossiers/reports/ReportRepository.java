package vn.lienthong.dossiers.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.Tally;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.Vietnam;

/**
 * Reads the figures. What is open now is counted on the few dossiers that are; what was open at the
 * end of an earlier day is that without what was booked since, so no report reads more days than it
 * looks back.
 */
@Repository
class ReportRepository {
  /** What a day adds to the open ones. */
  static final String OPENED =
      "(received - early - on_time - late - undated - returned - withdrawn - stopped)";

  private static final String ENTRIES =
      """
      (select * from dossiers.tally where day >= :from
        union all
        select day, agency, unit, unit_path, centre, centre_path, procedure_code, sector, officer,
          channel, received, early, on_time, late, undated, returned, withdrawn, stopped,
          turned_away, late_stock, supplement, payment, minutes, ratings, points, most
        from dossiers.tally_delta where day >= :from) t
      """;

  private static final String FIGURES =
      """
      with flow as (
        select %1$s as key,
          sum(received) filter (where day <= :to and channel = 'ONLINE') as online,
          sum(received) filter (where day <= :to and channel = 'COUNTER') as counter,
          sum(received) filter (where day <= :to and channel = 'POST') as post,
          sum(early) filter (where day <= :to) as early,
          sum(on_time) filter (where day <= :to) as on_time,
          sum(late) filter (where day <= :to) as late,
          sum(undated) filter (where day <= :to) as undated,
          sum(returned) filter (where day <= :to) as returned,
          sum(withdrawn) filter (where day <= :to) as withdrawn,
          sum(stopped) filter (where day <= :to) as stopped,
          sum(turned_away) filter (where day <= :to) as turned_away,
          sum(minutes) filter (where day <= :to) as minutes,
          sum(ratings) filter (where day <= :to) as ratings,
          sum(points) filter (where day <= :to) as points,
          sum(most) filter (where day <= :to) as most,
          sum(%2$s) as opened,
          sum(%2$s) filter (where day > :to) as opened_after,
          sum(late_stock) filter (where day > :to and day <= :today) as late_after,
          sum(supplement) filter (where day > :to) as supplement_after,
          sum(payment) filter (where day > :to) as payment_after
        from %3$s where true %4$s group by 1
      ), stock as (
        select %1$s as key, count(*) as open,
          count(*) filter (where status in ('RECEIVED', 'PROCESSING') and promised < :edge) as late,
          count(*) filter (where status = 'SUPPLEMENT_REQUESTED') as supplement,
          count(*) filter (where status = 'PAYMENT_REQUESTED') as payment
        from dossiers.report_open t where received %4$s group by 1
      )
      select key::text as key, flow.*, stock.open, stock.late as late_open,
        stock.supplement as supplement_open, stock.payment as payment_open
      from flow full join stock using (key)
      """;

  private static final String MONTHS =
      """
      select date_trunc('month', day)::date as month, sum(early) as early,
        sum(on_time + undated) as on_time, sum(late) as late, sum(points) as points,
        sum(most) as most, sum(received) as received
      from %s where day <= :to %s group by 1 order by 1
      """;

  private final JdbcClient jdbc;
  private final Tally tally;
  private final Clock clock;

  ReportRepository(JdbcClient jdbc, Tally tally, Clock clock) {
    this.jdbc = jdbc;
    this.tally = tally;
    this.clock = clock;
  }

  /** A month of the trend. */
  record Month(
      LocalDate month, long early, long onTime, long late, long points, long most, long received) {}

  LocalDate today() {
    return Vietnam.today(clock);
  }

  /** The figures of each row, by its key as text; rows of zeros are left out. */
  Map<String, Figures> figures(Grouping by, Period period, Slice slice, UnitRanges reach) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    if (reach.empty()) {
      return figures;
    }
    tally.catchUp();
    String where = slice.sql("t") + reach(reach, "t");
    Days days = days(period);
    bind(
            slice.bind(
                jdbc.sql(FIGURES.formatted("t." + by.column(), OPENED, ENTRIES, where))
                    .param("edge", Sql.time(days.edge()))
                    .param("today", days.today())),
            reach)
        .param("from", period.from())
        .param("to", days.to())
        .query((ResultSet row) -> {
          Figures one = row(row);
          if (!one.equals(Figures.NONE)) {
            figures.put(row.getString("key"), one);
          }
        });
    return figures;
  }

  /** Figures by month, oldest first; months without any are left out. */
  List<Month> months(LocalDate from, LocalDate to, Slice slice, UnitRanges reach) {
    tally.catchUp();
    return reach.empty()
        ? List.of()
        : bind(
                slice.bind(jdbc.sql(MONTHS.formatted(ENTRIES, slice.sql("t") + reach(reach, "t")))),
                reach)
            .param("from", from)
            .param("to", to)
            .query((row, number) ->
                new Month(
                    row.getObject("month", LocalDate.class),
                    row.getLong("early"),
                    row.getLong("on_time"),
                    row.getLong("late"),
                    row.getLong("points"),
                    row.getLong("most"),
                    row.getLong("received")))
            .list();
  }

  /**
   * @param to no later than today
   * @param edge what was promised before is late at the end of the period
   */
  record Days(LocalDate to, LocalDate today, Instant edge) {}

  Days days(Period period) {
    LocalDate today = today();
    boolean past = period.to().isBefore(today);
    return new Days(
        past ? period.to() : today,
        today,
        past ? today.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant() : clock.instant());
  }

  /** Handled by a unit within reach, or received by a counter within reach. */
  static String reach(UnitRanges reach, String alias) {
    return reach.everything()
        ? ""
        : """
         and exists (select 1
          from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
          where (%1$s.unit_path >= r.low collate "C" and %1$s.unit_path < r.high)
            or (%1$s.centre_path >= r.low collate "C" and %1$s.centre_path < r.high))
        """
            .formatted(alias);
  }

  static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, UnitRanges reach) {
    return reach.everything() ? sql : sql.param("lows", reach.lows()).param("highs", reach.highs());
  }

  private static Figures row(ResultSet row) throws SQLException {
    long open = row.getLong("open");
    return new Figures(
        open - row.getLong("opened"),
        row.getLong("online"),
        row.getLong("counter"),
        row.getLong("post"),
        row.getLong("early"),
        row.getLong("on_time"),
        row.getLong("late"),
        row.getLong("undated"),
        row.getLong("returned"),
        row.getLong("withdrawn"),
        row.getLong("stopped"),
        row.getLong("turned_away"),
        open - row.getLong("opened_after"),
        row.getLong("late_open") - row.getLong("late_after"),
        row.getLong("supplement_open") - row.getLong("supplement_after"),
        row.getLong("payment_open") - row.getLong("payment_after"),
        row.getLong("minutes"),
        row.getLong("ratings"),
        row.getLong("points"),
        row.getLong("most"));
  }
}
