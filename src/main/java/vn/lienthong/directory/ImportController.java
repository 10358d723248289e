package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Upload of units, its report, the Excel template, and the catalogue that was loaded. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.import")
class ImportController {
  private static final int SHOWN = 200;

  private final Imports imports;
  private final UnitTemplate template;
  private final TerritoryRepository territories;
  private final Refusals texts;
  private final Clock clock;

  ImportController(
      Imports imports,
      UnitTemplate template,
      TerritoryRepository territories,
      Refusals texts,
      Clock clock) {
    this.imports = imports;
    this.template = template;
    this.territories = territories;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/directory/import")
  String form(Model model) {
    model.addAttribute("page", new ImportPage(null, List.of(), List.of(), 0, "", FormErrors.NONE));
    return "directory/import";
  }

  @PostMapping("/directory/import")
  @Audited("directory.units-imported")
  String upload(
      @RequestParam(required = false) Optional<MultipartFile> file,
      @RequestParam(defaultValue = "") String from,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    FormErrors errors = new FormErrors();
    if (file.isEmpty() || file.get().isEmpty()) {
      errors.add("file", texts.text("directory.import.choose", locale));
    }
    texts.day(errors, "from", from, false, locale);
    if (!errors.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("page", new ImportPage(null, List.of(), List.of(), 0, from, errors));
      return "directory/import";
    }
    MultipartFile upload = file.orElseThrow();
    String name = Optional.ofNullable(upload.getOriginalFilename()).orElse("");
    ImportReport report =
        imports.run(name, upload.getBytes(), DayText.parse(from).orElse(null), user, done -> {});
    if (report.stored() && report.notes().isEmpty()) {
      CurrentUsers.flash(
          request,
          "ok",
          texts.text(
              "directory.import.stored",
              locale,
              report.read(),
              report.added(),
              report.changed(),
              report.unchanged(),
              report.ended()));
      return report.kind().equals(ImportReport.UNITS)
          ? "redirect:/directory"
          : "redirect:/directory/territories";
    }
    if (!report.stored()) {
      response.setStatus(422);
    }
    model.addAttribute(
        "page",
        new ImportPage(
            report,
            lines(report.problems(), locale),
            lines(report.notes(), locale),
            Math.max(0, report.problems().size() - SHOWN),
            from,
            FormErrors.NONE));
    return "directory/import";
  }

  private List<ImportPage.Line> lines(List<CellProblem> cells, Locale locale) {
    return cells.stream()
        .limit(SHOWN)
        .map(cell ->
            new ImportPage.Line(cell, imports.problem(cell, locale), imports.remedy(cell, locale)))
        .toList();
  }

  @GetMapping("/directory/import/template.xlsx")
  ResponseEntity<byte[]> template(Locale locale) {
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mau-don-vi.xlsx\"")
        .body(template.workbook(locale));
  }

  @GetMapping("/directory/territories")
  @Access(value = Access.Who.STAFF, permission = "directory.view")
  String territories(
      @RequestParam(defaultValue = "") String province,
      @RequestParam(defaultValue = "") String on,
      Model model) {
    LocalDate day = DayText.parse(on).orElse(Vietnam.today(clock));
    model.addAttribute(
        "page",
        new TerritoriesPage(
            territories.provinces(day),
            province.isBlank() ? List.of() : territories.communes(province, day),
            province,
            on,
            day));
    return "directory/territories";
  }
}
