package vn.lienthong.dossiers.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.web.Texts;

/** The public statistics: a page, JSON and CSV, without signing in. */
@Controller
@Access(Access.Who.PUBLIC)
@Tag(name = "statistics", description = "Thống kê công khai")
class StatisticsController {
  private static final int LINES = 100;
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final List<Column> COLUMNS =
      List.of(
          Column.RECEIVED,
          Column.DONE,
          Column.IN_TIME_SHARE,
          Column.AVERAGE_DAYS,
          Column.ONLINE_SHARE,
          Column.SATISFACTION);

  private final PublicStatistics statistics;
  private final MessageSource messages;

  StatisticsController(PublicStatistics statistics, MessageSource messages) {
    this.statistics = statistics;
    this.messages = messages;
  }

  record StatisticsPage(
      Grouping by,
      String kind,
      String period,
      List<Column> columns,
      List<Row> rows,
      List<String> total,
      Map<String, String> tabs,
      String month,
      String year,
      String json,
      String csv,
      @Nullable String previous,
      @Nullable String next) {}

  record Row(String name, List<String> cells) {}

  @GetMapping("/dossiers/statistics")
  String page(@RequestParam Map<String, String> asked, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    PublicStatistics.Table table = statistics.table(asked, texts);
    String kind = table.period().kind().name().toLowerCase(Locale.ROOT);
    String here = "?by=" + table.by().word() + "&period=" + kind + "&from=" + table.period().from();
    int all = table.lines().size();
    int first = first(asked.get("page"), all);
    Map<String, String> tabs = new LinkedHashMap<>();
    for (Grouping grouping : PublicStatistics.OPEN) {
      tabs.put(
          grouping.word(),
          "/dossiers/statistics?by="
              + grouping.word()
              + "&period="
              + kind
              + "&from="
              + table.period().from());
    }
    String base = "/dossiers/statistics?by=" + table.by().word() + "&period=";
    model.addAttribute(
        "page",
        new StatisticsPage(
            table.by(),
            kind,
            ReportText.period(table.period(), texts),
            COLUMNS,
            table.lines().subList(first, Math.min(all, first + LINES)).stream()
                .map(line -> new Row(line.name(), cells(line.figures(), texts)))
                .toList(),
            cells(table.total(), texts),
            tabs,
            base + "month",
            base + "year",
            "/api/v1/statistics" + here,
            "/api/v1/statistics.csv" + here,
            first == 0 ? null : "/dossiers/statistics" + here + "&page=" + (first / LINES - 1),
            first + LINES >= all
                ? null
                : "/dossiers/statistics" + here + "&page=" + (first / LINES + 1)));
    return "dossiers/reports/statistics";
  }

  private static int first(@Nullable String page, int all) {
    int number = page != null && page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
    return Math.clamp(number, 0, Math.max(0, (all - 1) / LINES)) * LINES;
  }

  private static List<String> cells(Figures figures, Texts texts) {
    return COLUMNS.stream().map(column -> ReportText.cell(column, figures, texts)).toList();
  }

  /**
   * @param inTimeShare of what had a due date; null when nothing had
   * @param averageDays by the calendar, without waits
   */
  record Statistic(
      String key,
      String name,
      long received,
      long handled,
      @Nullable Double inTimeShare,
      @Nullable Double averageDays,
      @Nullable Double onlineShare,
      @Nullable Double satisfaction) {
    static Statistic of(String key, String name, Figures f) {
      return new Statistic(
          key,
          name,
          f.received(),
          f.done(),
          number(f.inTimeShare()),
          number(f.averageDays()),
          number(f.onlineShare()),
          number(f.satisfaction()));
    }

    private static @Nullable Double number(double value) {
      return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }
  }

  record Statistics(
      Grouping by, LocalDate from, LocalDate to, Statistic total, List<Statistic> rows) {}

  @GetMapping(value = "/api/v1/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Operation(
      summary = "Public statistics of the one-stop, without signing in",
      description = "by: agency, procedure, sector, channel; period: month, quarter, year; from.")
  ResponseEntity<Statistics> json(@RequestParam Map<String, String> asked, Locale locale) {
    PublicStatistics.Table table = statistics.table(asked, new Texts(messages, locale));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .body(
            new Statistics(
                table.by(),
                table.period().from(),
                table.period().to(),
                Statistic.of("", "", table.total()),
                table.lines().stream()
                    .map(line -> Statistic.of(line.key(), line.name(), line.figures()))
                    .toList()));
  }

  @GetMapping("/api/v1/statistics.csv")
  @Operation(summary = "The same as CSV, UTF-8")
  ResponseEntity<String> csv(@RequestParam Map<String, String> asked, Locale locale) {
    PublicStatistics.Table table = statistics.table(asked, new Texts(messages, locale));
    StringBuilder csv = new StringBuilder("\uFEFF");
    csv.append("key,name,received,handled,inTimeShare,averageDays,onlineShare,satisfaction\r\n");
    for (ReportTable.Line line : table.lines()) {
      Statistic s = Statistic.of(line.key(), line.name(), line.figures());
      List<Object> cells = new ArrayList<>(List.of(s.key(), s.name(), s.received(), s.handled()));
      cells.add(text(s.inTimeShare()));
      cells.add(text(s.averageDays()));
      cells.add(text(s.onlineShare()));
      cells.add(text(s.satisfaction()));
      csv.append(String.join(",", cells.stream().map(StatisticsController::quoted).toList()));
      csv.append("\r\n");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("thong-ke-" + table.by().word() + "-" + table.period().from() + ".csv")
                .build()
                .toString())
        .body(csv.toString());
  }

  private static String text(@Nullable Double value) {
    return value == null ? "" : value.toString();
  }

  /** A cell that begins like a formula is shown as text, so that no program runs it. */
  private static String quoted(Object cell) {
    String value = String.valueOf(cell);
    String safe =
        cell instanceof String && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
            ? "'" + value
            : value;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
