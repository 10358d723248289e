package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.View;

/** The wizard by which units are merged: choose, see what will move, do it, take it back. */
@Controller
@RequestMapping("/directory/mergers")
@Access(value = Access.Who.STAFF, permission = "directory.edit")
class MergerController {
  private final Mergers mergers;
  private final UnitChoices choices;
  private final Refusals refusals;

  MergerController(Mergers mergers, UnitChoices choices, Refusals refusals) {
    this.mergers = mergers;
    this.choices = choices;
    this.refusals = refusals;
  }

  record ListPage(KeyPage<MergerSnapshots.Merger> mergers) {}

  @GetMapping
  String list(@RequestParam(required = false) @Nullable UUID after, CurrentUser user, Model model) {
    model.addAttribute("page", new ListPage(mergers.list(after, user)));
    return "directory/mergers";
  }

  record FormPage(MergerForm form, FormErrors errors, Map<String, String> units) {}

  @GetMapping("/new")
  String choose(CurrentUser user, Model model) {
    return form(MergerForm.EMPTY, FormErrors.NONE, user, model);
  }

  private String form(MergerForm form, FormErrors errors, CurrentUser user, Model model) {
    model.addAttribute(
        "page", new FormPage(form, errors, UnitChoices.byName(choices.editable(user), null)));
    return "directory/mergerForm";
  }

  record PreviewPage(MergerForm form, Mergers.Preview preview) {
    /** What the units have nothing of, as one list; null when they have something of each. */
    @Nullable String nothing(View v) {
      String none =
          preview.work().stream()
              .filter(line -> line.count() == 0)
              .map(line -> v.t(line.label()).toLowerCase(v.locale()))
              .collect(Collectors.joining(", "));
      return none.isEmpty() ? null : none;
    }
  }

  /** Shows what will move; "back" returns to the form with everything in it. */
  @PostMapping("/preview")
  @Audited(value = "none", reason = "a preview; nothing is stored")
  String preview(
      MergerForm form,
      @RequestParam(defaultValue = "") String action,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    if (action.equals("back")) {
      return form(form, FormErrors.NONE, user, model);
    }
    FormErrors errors = form.check(refusals, locale);
    if (errors.isEmpty()) {
      try {
        model.addAttribute(
            "page",
            new PreviewPage(
                form, mergers.preview(form.units(), form.successor(), form.day(), user)));
        return "directory/mergerPreview";
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    response.setStatus(422);
    return form(form, errors, user, model);
  }

  @PostMapping
  @Audited("directory.unit-merged")
  @StepUp
  String merge(
      MergerForm form,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FormErrors errors = form.check(refusals, locale);
    if (errors.isEmpty()) {
      try {
        mergers.merge(form.merger(), user);
        CurrentUsers.flash(request, "ok", refusals.text("directory.done.MERGED", locale));
        return "redirect:/directory/mergers";
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    response.setStatus(422);
    return form(form, errors, user, model);
  }

  @PostMapping("/{id}/undo")
  @Audited("directory.merger-undone")
  @StepUp
  String undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String documentNumber,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    try {
      mergers.undo(id, new Decision(documentNumber.strip(), null, ""), user);
      CurrentUsers.flash(request, "ok", refusals.text("directory.merger.undone", locale));
    } catch (AppException refusal) {
      if (refusal.code() != DirectoryErrors.LATER_CHANGE_EXISTS
          && refusal.code() != DirectoryErrors.DECISION_MISSING) {
        throw refusal;
      }
      CurrentUsers.flash(
          request,
          "warn",
          refusals.text(
              refusal.code() == DirectoryErrors.DECISION_MISSING
                  ? "directory.error.DECISION_MISSING"
                  : "directory.merger.changedSince",
              locale));
    }
    return "redirect:/directory/mergers";
  }
}
