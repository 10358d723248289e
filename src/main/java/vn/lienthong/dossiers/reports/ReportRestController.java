package vn.lienthong.dossiers.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Reports for programs. */
@RestController
@RequestMapping("/api/v1/dossiers/reports")
@Access(value = Access.Who.STAFF, permission = Reports.READ)
@Tag(name = "reports", description = "Báo cáo giải quyết thủ tục hành chính")
class ReportRestController {
  private static final int MOST = 200;

  private final Reports reports;
  private final ReportTemplates templates;
  private final ReportRepository figures;
  private final FormerUnits former;
  private final MessageSource messages;

  ReportRestController(
      Reports reports,
      ReportTemplates templates,
      ReportRepository figures,
      FormerUnits former,
      MessageSource messages) {
    this.reports = reports;
    this.templates = templates;
    this.figures = figures;
    this.former = former;
    this.messages = messages;
  }

  record ReportResource(
      String template,
      Grouping by,
      LocalDate from,
      LocalDate to,
      List<ReportTable.Line> lines,
      Figures total) {}

  @GetMapping
  @Operation(
      summary = "A report of what the caller may follow",
      description =
          "template; by: agency, unit, centre, sector, procedure, officer, channel; period: month,"
              + " quarter, year, days; from, to; narrowed by the same names as by.")
  ReportResource report(@RequestParam Map<String, String> asked, CurrentUser user, Locale locale) {
    ReportTable table = reports.table(asked, user, new Texts(messages, locale));
    return new ReportResource(
        table.template().code(),
        table.by(),
        table.period().from(),
        table.period().to(),
        table.lines(),
        table.total());
  }

  @GetMapping("/rows")
  @Operation(summary = "The dossiers behind the figure of a column, paged by key")
  KeyPage<ReportRows.Row> rows(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale) {
    return reports.behind(asked, MOST, user, new Texts(messages, locale)).page();
  }

  @GetMapping("/months")
  @Operation(summary = "What was done early, on time and late in the last twelve months")
  List<ReportRepository.Month> months(@RequestParam Map<String, String> asked, CurrentUser user) {
    LocalDate today = figures.today();
    return figures.months(
        today.withDayOfMonth(1).minusMonths(11),
        today,
        Slice.read(asked),
        former.with(Reports.reach(user)));
  }

  @GetMapping("/templates")
  @Operation(summary = "The templates in force today")
  List<ReportTemplate> templates() {
    return templates.on(figures.today());
  }

  @PutMapping("/templates")
  @Access(value = Access.Who.STAFF, permission = ReportTemplates.EDIT)
  @Audited("dossiers.report-template")
  @Operation(summary = "Put a template into force from a day on")
  ReportTemplate save(@RequestBody ReportTemplate template, CurrentUser user) {
    templates.save(template, user);
    return template;
  }
}
