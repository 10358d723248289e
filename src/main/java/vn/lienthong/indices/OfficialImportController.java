package vn.lienthong.indices;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Official scores of all units from one file, with a report of every cell that is wrong. */
@Controller
@Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
class OfficialImportController {
  private static final int SHOWN = 200;

  private final IndicesDesk desk;
  private final Scores scores;
  private final Official official;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;

  OfficialImportController(
      IndicesDesk desk,
      Scores scores,
      Official official,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.official = official;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param report null before a file came; stored unless it has problems
   * @param local our totals of the units in the file
   */
  record OfficialImportPage(
      Period period,
      String source,
      OfficialFile.@Nullable Report report,
      Map<UUID, Double> local,
      FormErrors errors) {
    boolean stored() {
      return report != null && report.problems().isEmpty();
    }

    List<OfficialFile.Problem> problems() {
      return report == null ? List.of() : report.problems().stream().limit(SHOWN).toList();
    }

    int hidden() {
      return report == null ? 0 : Math.max(0, report.problems().size() - SHOWN);
    }
  }

  @GetMapping("/indices/official")
  ModelAndView form(@RequestParam(defaultValue = "") String period, CurrentUser user) {
    desk.requireEdit(user);
    return page(
        new OfficialImportPage(
            Period.read(period, Vietnam.today(clock)), "", null, Map.of(), FormErrors.NONE));
  }

  @PostMapping("/indices/official")
  @Audited("indices.official-entered")
  ModelAndView upload(
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(required = false) Optional<MultipartFile> file,
      CurrentUser user,
      Locale locale)
      throws IOException {
    desk.requireEdit(user);
    Texts texts = new Texts(messages, locale);
    Period asked = Period.read(period, Vietnam.today(clock));
    FormErrors errors = new FormErrors();
    if (file.isEmpty() || file.get().isEmpty()) {
      errors.add("file", texts.t("indices.import.choose"));
    }
    if (source.isBlank()) {
      errors.add("source", texts.t("indices.official.source.wrong"));
    }
    if (!errors.isEmpty()) {
      return page(new OfficialImportPage(asked, source, null, Map.of(), errors));
    }
    MultipartFile upload = file.orElseThrow();
    OfficialFile.Report report =
        new OfficialFile(scores.catalogue(), asked.lastDay(), units(asked))
            .read(Optional.ofNullable(upload.getOriginalFilename()).orElse(""), upload.getBytes());
    if (report.problems().isEmpty()) {
      official.enter(report.scores(), asked, source.strip(), user);
    }
    return page(
        new OfficialImportPage(
            asked, source, report, local(report.scores().keySet(), asked), errors));
  }

  private Map<UUID, Double> local(Collection<UnitSummary> units, Period period) {
    Map<UUID, Double> totals = new java.util.HashMap<>();
    if (!units.isEmpty()) {
      scores.ranking(period).forEach(row -> totals.put(row.unit().id(), row.card().total()));
      UnitSummary root = desk.province();
      if (units.contains(root)) {
        totals.put(root.id(), scores.card(root, period).total());
      }
    }
    return totals;
  }

  /** The province itself, then all that are compared with each other. */
  private List<UnitSummary> units(Period period) {
    UnitSummary root = desk.province();
    List<UnitSummary> units = new ArrayList<>(List.of(root));
    java.time.LocalDate today = Vietnam.today(clock);
    directory
        .subtree(root.path(), period.lastDay().isAfter(today) ? today : period.lastDay())
        .stream()
        .filter(IndicesDesk::scored)
        .sorted(Comparator.comparing(UnitSummary::path))
        .forEach(units::add);
    return units;
  }

  private static ModelAndView page(OfficialImportPage page) {
    ModelAndView view = new ModelAndView("indices/officialImport").addObject("page", page);
    if (!page.errors().isEmpty() || !page.problems().isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /** The table to fill in: all units, and a column for each total, group and indicator. */
  @GetMapping("/indices/official/template.xlsx")
  void template(
      @RequestParam(defaultValue = "") String period,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    desk.requireEdit(user);
    Texts texts = new Texts(messages, locale);
    Period asked = Period.read(period, Vietnam.today(clock));
    Catalogue catalogue = scores.catalogue();
    List<String> head =
        new ArrayList<>(
            List.of(
                texts.t("indices.import.code"),
                texts.t("indices.import.unit"),
                texts.t("indices.total")));
    catalogue.groups().forEach(group -> head.add(texts.pick(group.name(), group.nameEn())));
    catalogue.indicators().stream()
        .filter(one ->
            catalogue.formula(one.code(), asked.lastDay()).filter(Formula::scores).isPresent())
        .forEach(one -> head.add(one.number() + " " + texts.pick(one.name(), one.nameEn())));
    try (ScoreExcel excel = new ScoreExcel(texts.t("indices.import.title"), asked.text(), head)) {
      for (UnitSummary unit : units(asked)) {
        excel.add(List.of(unit.code(), texts.pick(unit.name(), unit.nameEn())));
      }
      ExportController.attach(response, "diem-chinh-thuc-766-" + asked.text());
      excel.write(response.getOutputStream());
    }
  }
}
