package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/**
 * Officers read the catalogue: the list, one procedure with its versions, two versions compared.
 */
@Controller
@Access(value = Access.Who.STAFF, permission = "procedures.view")
class ManageController {
  private static final int SIZE = 50;

  private final ListRepository lists;
  private final VersionRepository versions;
  private final ProcedureEditing editing;
  private final ProcedureExport export;
  private final DirectoryApi directory;

  ManageController(
      ListRepository lists,
      VersionRepository versions,
      ProcedureEditing editing,
      ProcedureExport export,
      DirectoryApi directory) {
    this.lists = lists;
    this.versions = versions;
    this.editing = editing;
    this.export = export;
    this.directory = directory;
  }

  /** What officers filter by. */
  record Query(
      @Nullable String q, @Nullable String sector, @Nullable String state, @Nullable String after) {
    ListRepository.Filter filter() {
      return new ListRepository.Filter(
          q == null ? "" : q.strip(),
          blank(sector),
          blank(state),
          after == null ? "" : after,
          SIZE);
    }

    private static @Nullable String blank(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  @GetMapping("/procedures/manage")
  String list(Query query, Model model) {
    ListRepository.Filter filter = query.filter();
    model.addAttribute(
        "page",
        new ManageListPage(filter, lists.forOfficers(filter), lists.sectors(editing.today())));
    return "procedures/manageList";
  }

  @GetMapping("/procedures/manage/{code}")
  String one(@PathVariable String code, CurrentUser user, Model model) {
    List<VersionRow> rows = versions.versions(code);
    if (rows.isEmpty()) {
      throw new AppException(ProcedureErrors.PROCEDURE_UNKNOWN);
    }
    VersionRow shown = rows.getFirst();
    ProcedureContent content = content(shown.id());
    var version =
        new ProcedureVersion(
            shown.id(),
            code,
            shown.effectiveFrom() == null ? editing.today() : shown.effectiveFrom(),
            content);
    var units = directory.units(lists.handlingUnits(code, editing.today()));
    model.addAttribute(
        "page",
        new ManagePage(
            PublicPage.of(version, units, editing.today()),
            rows,
            user.may(ProcedureEditing.EDIT),
            user.may(ProcedureEditing.PUBLISH)));
    return "procedures/manage";
  }

  @GetMapping("/procedures/manage/{code}/compare")
  String compare(
      @PathVariable String code, @RequestParam UUID left, @RequestParam UUID right, Model model) {
    VersionRow a = row(left, code);
    VersionRow b = row(right, code);
    model.addAttribute(
        "page", new ComparePage(a, b, ContentDifference.between(content(left), content(right))));
    return "procedures/compare";
  }

  @PostMapping("/procedures/manage/{code}/draft")
  @Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
  @Audited("procedures.drafted")
  String begin(@PathVariable String code, CurrentUser user) {
    return "redirect:/procedures/drafts/" + editing.begin(code, user);
  }

  @GetMapping("/procedures/manage/export.json")
  void json(HttpServletResponse response) throws IOException {
    attach(response, "application/json", "procedures.json");
    export.json(response.getOutputStream());
  }

  @GetMapping("/procedures/manage/export.xlsx")
  void excel(HttpServletResponse response, Locale locale) throws IOException {
    attach(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "procedures.xlsx");
    export.excel(response.getOutputStream(), locale);
  }

  private static void attach(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
  }

  private VersionRow row(UUID id, String code) {
    return versions
        .row(id)
        .filter(row -> row.code().equals(code))
        .orElseThrow(() -> new AppException(ProcedureErrors.VERSION_UNKNOWN));
  }

  private ProcedureContent content(UUID id) {
    return versions
        .content(id)
        .orElseThrow(() -> new AppException(ProcedureErrors.VERSION_UNKNOWN));
  }
}
