package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/**
 * What the score will be at the end of a running period, if things go on as they do: open dossiers
 * by their limits, arrivals and all other rates as they are now.
 */
@Service
class Forecast {
  private static final int MONTHS_OF_EXPERIENCE = 3;

  private final JdbcClient jdbc;
  private final Scores scores;
  private final WorktimeApi worktime;
  private final Clock clock;

  Forecast(JdbcClient jdbc, Scores scores, WorktimeApi worktime, Clock clock) {
    this.jdbc = jdbc;
    this.scores = scores;
    this.worktime = worktime;
    this.clock = clock;
  }

  /**
   * @param due open dossiers whose limit falls before the end of the period
   * @param lateRate of those that ended in the last three months, the share that was late
   * @param arrivals dossiers that still come in, at the pace of the period so far
   * @param expected total if so many of the due ones become late as usual
   * @param best if none does
   * @param worst if all do
   */
  record Outlook(
      Period period,
      long due,
      double lateRate,
      double arrivals,
      Scorecard expected,
      Scorecard best,
      Scorecard worst) {}

  /** Empty for a period that is over, or that has nothing yet. */
  @Transactional(readOnly = true)
  public Optional<Outlook> of(UnitSummary unit, Period period) {
    Instant now = clock.instant();
    if (!period.running(now)) {
      return Optional.empty();
    }
    Catalogue catalogue = scores.catalogue();
    Counts today = scores.counts(unit, List.of(period), catalogue).getFirst();
    if (today.get(Measure.RECEIVED) == 0) {
      return Optional.empty();
    }
    long due = due(unit, period, now);
    double lateRate = lateRate(unit, period);
    double arrivals = today.get(Measure.RECEIVED) * (growth(period, now) - 1);
    Assumption usual = new Assumption(due, lateRate, arrivals);
    return Optional.of(
        new Outlook(
            period,
            due,
            lateRate,
            arrivals,
            Scorecard.of(period, catalogue, usual.at(today)),
            Scorecard.of(period, catalogue, usual.with(0).at(today)),
            Scorecard.of(period, catalogue, usual.with(1).at(today))));
  }

  /** So many due dossiers become late, at this rate; arrivals are as what came so far. */
  record Assumption(long due, double rate, double arrivals) {
    Assumption with(double other) {
      return new Assumption(due, other, arrivals);
    }

    /** Everything in proportion; then the due ones that fail move from on time to late. */
    Counts at(Counts now) {
      double received = now.get(Measure.RECEIVED);
      double factor = (received + arrivals) / received;
      Counts then = now.copy();
      Measure.of(Measure.From.DOSSIERS).forEach(m -> then.set(m, now.get(m) * factor));
      then.add(Measure.LATE, due * rate);
      then.add(Measure.ON_TIME, -due * rate);
      return then;
    }
  }

  private long due(UnitSummary unit, Period period, Instant now) {
    return jdbc.sql(
            """
            select count(*) from indices.fact
            where open = 1 and month >= :from and month < :until and unit_path like :path
              and limit_at >= :now and limit_at < :end
            """)
        .param("from", period.from())
        .param("until", period.until())
        .param("path", unit.path() + "%")
        .param("now", Sql.utc(now))
        .param("end", Sql.utc(period.end()))
        .query(Long.class)
        .single();
  }

  private double lateRate(UnitSummary unit, Period period) {
    return rate(
        jdbc.sql(
                """
                select coalesce(sum(late), 0) as late, coalesce(sum(late + on_time), 0) as ended
                from indices.tally
                where month >= :from and month < :until and unit_path like :path
                """)
            .param("from", period.until().minusMonths(MONTHS_OF_EXPERIENCE))
            .param("until", period.until())
            .param("path", unit.path() + "%")
            .query((row, i) -> new long[] {row.getLong("late"), row.getLong("ended")})
            .single());
  }

  private static double rate(long[] lateAndEnded) {
    return lateAndEnded[1] == 0 ? 0 : (double) lateAndEnded[0] / lateAndEnded[1];
  }

  /** All working time of the period by what is over of it. */
  private double growth(Period period, Instant now) {
    WorkCalendar calendar = worktime.calendar();
    Instant start = period.from().atStartOfDay(Vietnam.ZONE).toInstant();
    return growth(calendar.workedBetween(start, now), calendar.workedBetween(start, period.end()));
  }

  static double growth(long over, long all) {
    return over <= 0 ? 1 : Math.max(1, (double) all / over);
  }
}
