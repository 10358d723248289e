package vn.lienthong.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Warnings, looking into a person's store, and the catalogue of kinds. */
@Controller
class StoreDeskController {
  private static final int ROWS = 50;

  private final StoreDesk desk;
  private final ItemDecisions decisions;
  private final WarningRepository warnings;
  private final KindActs kinds;
  private final MessageSource messages;
  private final Clock clock;

  StoreDeskController(
      StoreDesk desk,
      ItemDecisions decisions,
      WarningRepository warnings,
      KindActs kinds,
      MessageSource messages,
      Clock clock) {
    this.desk = desk;
    this.decisions = decisions;
    this.warnings = warnings;
    this.kinds = kinds;
    this.messages = messages;
    this.clock = clock;
  }

  record WarningsPage(
      List<StoreWarning> rows,
      boolean open,
      long count,
      boolean mayAnswer,
      @Nullable String next) {}

  record PeoplePage(
      String owner,
      String purpose,
      @Nullable List<StoreItem> found,
      FormErrors errors,
      LocalDate today) {}

  record KindsPage(List<PaperKind> kinds, List<KindRepository.Acceptance> acceptances) {}

  @GetMapping("/store/warnings")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String warnings(
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    String[] reach = user.reach(StoreAuthority.VIEW);
    List<StoreWarning> rows = warnings.list(reach, open, after, ROWS);
    String next =
        rows.size() < ROWS
            ? null
            : "/store/warnings?open=" + open + "&after=" + rows.getLast().id();
    model.addAttribute(
        "page",
        new WarningsPage(
            rows, open, warnings.open(reach), user.may(StoreAuthority.ACKNOWLEDGE), next));
    return "store/warnings";
  }

  @PostMapping("/store/warnings/{id}/acknowledge")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.ACKNOWLEDGE)
  @Audited("store.acknowledged")
  String acknowledge(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    decisions.acknowledge(id, note, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("store.done.acknowledged"));
    return "redirect:/store/warnings";
  }

  @GetMapping("/store/people")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String people(Model model) {
    model.addAttribute("page", new PeoplePage("", "", null, FormErrors.NONE, Vietnam.today(clock)));
    return "store/people";
  }

  @PostMapping("/store/people")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Audited("store.looked-up")
  String lookUp(
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String purpose,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    if (owner.isBlank()) {
      errors.add("owner", texts.t("store.form.required", texts.t("store.field.owner")));
    }
    if (purpose.isBlank()) {
      errors.add("purpose", texts.t("store.form.required", texts.t("store.field.purpose")));
    }
    List<StoreItem> found = null;
    if (errors.isEmpty()) {
      try {
        found = desk.lookUp(owner, purpose, user);
      } catch (AppException refusal) {
        errors.add("owner", texts.t(refusal));
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
    }
    model.addAttribute("page", new PeoplePage(owner, purpose, found, errors, Vietnam.today(clock)));
    return "store/people";
  }

  @GetMapping("/store/kinds")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  String kinds(Model model) {
    model.addAttribute("page", new KindsPage(kinds.all(), kinds.acceptances()));
    return "store/kinds";
  }

  @PostMapping("/store/kinds")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  @Audited("store.kind-saved")
  String save(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable Integer months,
      @RequestParam(defaultValue = "") String basis,
      CurrentUser user) {
    kinds.save(
        new PaperKind(code.strip(), name.strip(), null, months, months == null, basis.strip()),
        user);
    return "redirect:/store/kinds";
  }

  @PostMapping("/store/acceptances")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  @Audited("store.acceptance-changed")
  String accept(
      @RequestParam(defaultValue = "") String procedure,
      @RequestParam(defaultValue = "") String component,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean remove,
      CurrentUser user) {
    kinds.accept(procedure.strip(), component.strip(), kind.strip(), !remove, user);
    return "redirect:/store/kinds";
  }
}
