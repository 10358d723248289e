package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Forms by which units are founded and changed. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.edit")
class UnitActController {
  private static final Set<String> ACTS =
      Set.of("RENAMED", "MOVED", "RECODED", "MERGED", "SPLIT", "DISSOLVED", "CORRECTED");

  private final UnitRepository units;
  private final UnitActing acting;
  private final UnitChoices choices;
  private final Refusals refusals;
  private final Clock clock;

  UnitActController(
      UnitRepository units,
      UnitActing acting,
      UnitChoices choices,
      Refusals refusals,
      Clock clock) {
    this.units = units;
    this.acting = acting;
    this.choices = choices;
    this.refusals = refusals;
    this.clock = clock;
  }

  @GetMapping("/directory/units/new")
  String found(
      @RequestParam(required = false) @Nullable String parent,
      CurrentUser user,
      Locale locale,
      Model model) {
    UnitForm form =
        new UnitForm(
            null, null, null, null, parent, null, null, null, null, null, null, null, null);
    return show("FOUNDED", null, form, FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/directory/units/new")
  @Audited("directory.unit-founded")
  String found(
      UnitForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    FormErrors errors = acting.check("FOUNDED", form, locale);
    UUID id = null;
    if (errors.isEmpty()) {
      try {
        id = acting.found(form, user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (id == null) {
      response.setStatus(422);
      return show("FOUNDED", null, form, errors, user, locale, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.FOUNDED", locale));
    return "redirect:/directory/units/" + id;
  }

  @GetMapping("/directory/units/{id}/acts/{act}")
  String act(
      @PathVariable UUID id,
      @PathVariable String act,
      CurrentUser user,
      Locale locale,
      Model model) {
    UnitSummary unit = editable(id, act, user);
    UnitForm form =
        new UnitForm(
            unit.code(),
            unit.name(),
            unit.nameEn(),
            unit.kind().name(),
            unit.parentId() == null ? null : unit.parentId().toString(),
            unit.geoCode(),
            unit.address(),
            unit.phone(),
            null,
            null,
            null,
            null,
            null);
    return show(act, unit, form, FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/directory/units/{id}/acts/{act}")
  @Audited("directory.unit-changed")
  String act(
      @PathVariable UUID id,
      @PathVariable String act,
      UnitForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    UnitSummary unit = editable(id, act, user);
    FormErrors errors = acting.check(act, form, locale);
    if (errors.isEmpty()) {
      try {
        acting.change(act, id, form, user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(act, unit, form, errors, user, locale, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done." + act, locale));
    return "redirect:/directory/units/" + id;
  }

  private UnitSummary editable(UUID id, String act, CurrentUser user) {
    if (!ACTS.contains(act)) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    LocalDate today = Vietnam.today(clock);
    UnitSummary unit =
        units.unit(id, today).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    user.require("directory.edit", unit.path());
    return unit;
  }

  private String show(
      String act,
      @Nullable UnitSummary unit,
      UnitForm form,
      FormErrors errors,
      CurrentUser user,
      Locale locale,
      Model model) {
    List<UnitSummary> within = choices.editable(user);
    model.addAttribute(
        "page",
        new UnitActPage(
            act, unit, form, errors, UnitChoices.byName(within, unit), choices.kinds(locale)));
    return "directory/act";
  }
}
