package vn.lienthong.dossiers.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** What a leader looks at in the morning; drawn here, so that the page only writes it down. */
@Component
class Dashboard {
  private static final int MONTHS = 12;
  private static final int BARS = 8;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/yy");

  private static final String LATE_UNITS =
      """
      select t.desk_unit as id, min(t.desk_name) as name, count(*) as dossiers
      from dossiers.report_open t
      where t.due_at < :now and t.status in ('REGISTERED', 'RECEIVED', 'PROCESSING') %s
      group by t.desk_unit order by dossiers desc, name limit :most
      """;

  private static final String STEPS =
      """
      select t.step_name as step, t.waiting, count(*) as dossiers, min(t.since) as since
      from dossiers.report_open t where t.step_name <> '' %s
      group by t.step_name, t.waiting order by dossiers desc, since limit :most
      """;

  private final ReportRepository reports;
  private final FormerUnits former;
  private final JdbcClient jdbc;
  private final Clock clock;

  Dashboard(ReportRepository reports, FormerUnits former, JdbcClient jdbc, Clock clock) {
    this.reports = reports;
    this.former = former;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A month of the trend, drawn: heights in the units of the picture, from the bottom. */
  record Bar(
      String month,
      String label,
      int x,
      int early,
      int onTime,
      int late,
      ReportRepository.Month figures,
      String earlyHref,
      String onTimeHref,
      String lateHref) {}

  /** A length of a list of bars, in percent of the longest. */
  record Length(String name, @Nullable String note, long dossiers, int percent, String href) {}

  /** A point of the line of satisfaction. */
  record Point(String month, String label, int x, int y, String share) {}

  record Tile(String label, String value, @Nullable String note, String kind, String href) {}

  record DashboardPage(
      String month,
      List<Tile> tiles,
      List<Bar> bars,
      long top,
      List<Length> lateUnits,
      List<Length> steps,
      List<Point> satisfaction,
      String line) {}

  private record Late(UUID id, String name, long dossiers) {}

  private record Step(String step, String waiting, long dossiers, Instant since) {}

  DashboardPage page(CurrentUser user, Texts texts) {
    UnitRanges reach = former.with(Reports.reach(user));
    LocalDate today = reports.today();
    LocalDate first = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
    Map<LocalDate, ReportRepository.Month> known = new HashMap<>();
    reports.months(first, today, Slice.ALL, reach).forEach(m -> known.put(m.month(), m));
    List<ReportRepository.Month> months = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      LocalDate month = first.plusMonths(i);
      months.add(known.getOrDefault(month, new ReportRepository.Month(month, 0, 0, 0, 0, 0, 0)));
    }
    long top =
        Math.max(
            1, months.stream().mapToLong(m -> m.early() + m.onTime() + m.late()).max().orElse(1));
    List<Point> points = points(months, texts);
    Figures now =
        reports.figures(Grouping.CHANNEL, Period.month(today), Slice.ALL, reach).values().stream()
            .reduce(Figures.NONE, Figures::plus);
    return new DashboardPage(
        ReportText.period(Period.month(today), texts),
        tiles(now, texts),
        bars(months, top),
        top,
        lateUnits(reach),
        steps(reach, texts),
        points,
        String.join(" ", points.stream().map(p -> p.x() + "," + p.y()).toList()));
  }

  private static List<Tile> tiles(Figures f, Texts texts) {
    String rows = "/dossiers/reports/rows?period=month&column=";
    return List.of(
        tile(Column.RECEIVED, f, "", rows + "RECEIVED", texts),
        tile(Column.DONE, f, "", rows + "DONE", texts),
        tile(Column.IN_TIME_SHARE, f, "", "/dossiers/reports?template=06b&period=month", texts),
        tile(Column.IN_PROGRESS, f, "", rows + "IN_PROGRESS", texts),
        tile(Column.OVERDUE, f, f.lateOpen() > 0 ? "late" : "zero", rows + "OVERDUE", texts),
        tile(Column.SATISFACTION, f, "", "/dossiers/satisfaction", texts));
  }

  private static Tile tile(Column column, Figures f, String kind, String href, Texts texts) {
    return new Tile(
        texts.t("dossiers.dashboard." + column.name()),
        ReportText.cell(column, f, texts),
        column == Column.SATISFACTION ? texts.t("dossiers.dashboard.ratings", f.ratings()) : null,
        kind,
        href);
  }

  static final int HEIGHT = 180;
  private static final int WIDTH = 60;

  private static List<Bar> bars(List<ReportRepository.Month> months, long top) {
    List<Bar> bars = new ArrayList<>();
    for (ReportRepository.Month m : months) {
      String rows = "/dossiers/reports/rows?period=month&from=" + m.month() + "&column=";
      bars.add(
          new Bar(
              MONTH.format(m.month()),
              SHORT.format(m.month()),
              bars.size() * WIDTH,
              height(m.early(), top),
              height(m.onTime(), top),
              height(m.late(), top),
              m,
              rows + "EARLY",
              rows + "ON_TIME",
              rows + "LATE"));
    }
    return bars;
  }

  /** What is there is seen, however small. */
  private static int height(long count, long top) {
    return count == 0 ? 0 : Math.max(2, (int) (count * HEIGHT / top));
  }

  private static List<Point> points(List<ReportRepository.Month> months, Texts texts) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      ReportRepository.Month m = months.get(i);
      if (m.most() > 0) {
        double share = (double) m.points() / m.most();
        points.add(
            new Point(
                MONTH.format(m.month()),
                SHORT.format(m.month()),
                i * WIDTH + WIDTH / 2,
                (int) Math.round((1 - share) * HEIGHT),
                ReportText.text(Column.Unit.SHARE, share, texts)));
      }
    }
    return points;
  }

  private List<Length> lateUnits(UnitRanges reach) {
    if (reach.empty()) {
      return List.of();
    }
    List<Late> late =
        ReportRepository.bind(
                jdbc.sql(LATE_UNITS.formatted(ReportRepository.reach(reach, "t"))), reach)
            .param("now", Sql.time(clock.instant()))
            .param("most", BARS)
            .query((row, number) ->
                new Late(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getLong("dossiers")))
            .list();
    long longest = late.stream().mapToLong(Late::dossiers).max().orElse(1);
    return late.stream()
        .map(one ->
            new Length(
                one.name(),
                null,
                one.dossiers(),
                (int) Math.max(2, one.dossiers() * 100 / longest),
                "/dossiers/direction/rows?late=true&unit=" + one.id()))
        .toList();
  }

  private List<Length> steps(UnitRanges reach, Texts texts) {
    if (reach.empty()) {
      return List.of();
    }
    List<Step> steps =
        ReportRepository.bind(jdbc.sql(STEPS.formatted(ReportRepository.reach(reach, "t"))), reach)
            .param("most", BARS)
            .query((row, number) ->
                new Step(
                    row.getString("step"),
                    row.getString("waiting"),
                    row.getLong("dossiers"),
                    Sql.at(row, "since")))
            .list();
    long longest = steps.stream().mapToLong(Step::dossiers).max().orElse(1);
    return steps.stream()
        .map(one ->
            new Length(
                one.step(),
                texts.t("dossiers.direction.waiting." + one.waiting()),
                one.dossiers(),
                (int) Math.max(2, one.dossiers() * 100 / longest),
                "/dossiers/direction/rows?waiting="
                    + one.waiting()
                    + "&step="
                    + java.net.URLEncoder.encode(
                        one.step(), java.nio.charset.StandardCharsets.UTF_8)))
        .toList();
  }
}
