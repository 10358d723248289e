package vn.lienthong.dossiers.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** Reports on the page, as Excel and as PDF, and the dossiers behind each figure. */
@Controller
@Access(value = Access.Who.STAFF, permission = Reports.READ)
class ReportController {
  private static final int LINES = 100;
  private static final int ROWS = 50;

  private final Reports reports;
  private final ReportPrint print;
  private final MessageSource messages;

  ReportController(Reports reports, ReportPrint print, MessageSource messages) {
    this.reports = reports;
    this.print = print;
    this.messages = messages;
  }

  /** A line with its figures in words, in the order of the columns. */
  record Shown(ReportTable.@Nullable Line line, List<Cell> cells) {}

  /**
   * @param href the dossiers behind it; null where there are none to show
   */
  record Cell(String label, String text, @Nullable String href, boolean late) {}

  record ReportPage(
      ReportTable table,
      String period,
      List<Shown> lines,
      Shown total,
      List<ReportTemplate> templates,
      Map<String, String> kinds,
      Map<String, String> groupings,
      @Nullable String previous,
      @Nullable String next,
      boolean mayEdit) {}

  @GetMapping("/dossiers/reports")
  String page(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    ReportTable table = reports.table(asked, user, texts);
    int all = table.lines().size();
    int first = Math.clamp(number(asked.get("page")), 0, Math.max(0, (all - 1) / LINES)) * LINES;
    List<ReportTable.Line> part = table.lines().subList(first, Math.min(all, first + LINES));
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Period.Kind kind : Period.Kind.values()) {
      kinds.put(kind.name().toLowerCase(Locale.ROOT), texts.t(kind.label()));
    }
    Map<String, String> groupings = new LinkedHashMap<>();
    for (Grouping grouping : Grouping.values()) {
      groupings.put(grouping.word(), texts.t(grouping.label()));
    }
    model.addAttribute(
        "page",
        new ReportPage(
            table,
            ReportText.period(table.period(), texts),
            part.stream().map(line -> shown(table, line, texts)).toList(),
            shown(table, null, texts),
            reports.templates(table.period()),
            kinds,
            groupings,
            first == 0 ? null : table.url("/dossiers/reports", "page", "" + (first / LINES - 1)),
            first + LINES >= all
                ? null
                : table.url("/dossiers/reports", "page", "" + (first / LINES + 1)),
            user.may(ReportTemplates.EDIT)));
    return "dossiers/reports/report";
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private static Shown shown(ReportTable table, ReportTable.@Nullable Line line, Texts texts) {
    Figures figures = line == null ? table.total() : line.figures();
    return new Shown(
        line,
        table.template().columns().stream()
            .map(column -> {
              double value = column.of(figures);
              boolean leads = column.cell() != null && value > 0;
              return new Cell(
                  texts.t(column.label()),
                  ReportText.cell(column, figures, texts),
                  !leads
                      ? null
                      : line == null ? table.rows(column) : table.rows(column, line.key()),
                  value > 0 && (column == Column.LATE || column == Column.OVERDUE));
            })
            .toList());
  }

  @GetMapping("/dossiers/reports/report.xlsx")
  void excel(
      @RequestParam Map<String, String> asked,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Texts texts = new Texts(messages, locale);
    ReportTable table = reports.table(asked, user, texts);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(table, "xlsx"));
    ReportSheet.write(table, texts, response.getOutputStream());
  }

  @GetMapping("/dossiers/reports/report.pdf")
  ResponseEntity<byte[]> pdf(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale) {
    Texts texts = new Texts(messages, locale);
    ReportTable table = reports.table(asked, user, texts);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(table, "pdf"))
        .body(print.print(table, user, texts));
  }

  private static String attachment(ReportTable table, String type) {
    return ContentDisposition.attachment()
        .filename("bao-cao-" + table.template().code() + "-" + table.period().from() + "." + type)
        .build()
        .toString();
  }

  record BehindPage(
      String title,
      String period,
      List<String> narrowed,
      List<ReportRows.Row> rows,
      @Nullable String next,
      String back) {}

  @GetMapping("/dossiers/reports/rows")
  String rows(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Reports.Behind behind = reports.behind(asked, ROWS, user, texts);
    Map<String, String> here = new LinkedHashMap<>(asked);
    here.remove("after");
    here.remove("lang");
    String next = behind.page().next();
    Map<String, String> on = new LinkedHashMap<>(here);
    on.put("after", String.valueOf(next));
    here.remove("column");
    here.remove(String.valueOf(here.get("by")));
    model.addAttribute(
        "page",
        new BehindPage(
            texts.t(behind.column().head().label()) + ": " + texts.t(behind.column().label()),
            ReportText.period(behind.period(), texts),
            List.copyOf(behind.narrowed().values()),
            behind.page().rows(),
            next == null ? null : url("/dossiers/reports/rows", on),
            url("/dossiers/reports", here)));
    return "dossiers/reports/rows";
  }

  private static String url(String path, Map<String, String> values) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
    return url.encode().buildAndExpand(values).toUriString();
  }
}
