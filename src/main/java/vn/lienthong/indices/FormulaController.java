package vn.lienthong.indices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.shared.web.View;

/** Formulas with their validity, and counting everything anew. */
@Controller
class FormulaController {
  private final CatalogueRepository catalogues;
  private final FormulaEditing editing;
  private final IndicesDesk desk;
  private final Rebuild rebuild;
  private final MessageSource messages;
  private final Clock clock;

  FormulaController(
      CatalogueRepository catalogues,
      FormulaEditing editing,
      IndicesDesk desk,
      Rebuild rebuild,
      MessageSource messages,
      Clock clock) {
    this.catalogues = catalogues;
    this.editing = editing;
    this.desk = desk;
    this.rebuild = rebuild;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param sums days on which something changes → all points from then on
   */
  record FormulasPage(
      Catalogue catalogue,
      LocalDate today,
      Map<LocalDate, Double> sums,
      Rebuild.@Nullable Progress rebuild,
      boolean edits) {}

  record FormulaPage(
      Catalogue.Indicator indicator,
      List<Formula> history,
      LocalDate today,
      FormulaForm form,
      FormErrors errors,
      boolean edits) {

    static Map<String, String> measures(View v) {
      Map<String, String> names = new LinkedHashMap<>();
      for (Measure measure : Measure.values()) {
        names.put(measure.name(), v.t(measure.label()));
      }
      return names;
    }

    static Map<String, String> kinds(View v) {
      Map<String, String> names = new LinkedHashMap<>();
      for (Formula.Kind kind : Formula.Kind.values()) {
        names.put(kind.name(), v.t(kind.label()));
      }
      return names;
    }

    static Map<String, String> empties(View v) {
      Map<String, String> names = new LinkedHashMap<>();
      for (Formula.WhenEmpty empty : Formula.WhenEmpty.values()) {
        names.put(empty.name(), v.t(empty.word()));
      }
      return names;
    }
  }

  @GetMapping("/indices/formulas")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  ModelAndView formulas(CurrentUser user) {
    Catalogue catalogue = catalogues.load();
    LocalDate today = Vietnam.today(clock);
    Map<LocalDate, Double> sums = new LinkedHashMap<>();
    sums.put(today, FormulaEditing.points(catalogue, today));
    new TreeSet<>(
            catalogue.formulas().values().stream()
                .flatMap(List::stream)
                .map(Formula::from)
                .filter(day -> day.isAfter(today))
                .toList())
        .forEach(day -> sums.put(day, FormulaEditing.points(catalogue, day)));
    ModelAndView page = new ModelAndView("indices/formulas");
    return page.addObject(
        "page",
        new FormulasPage(
            catalogue, today, sums, rebuild.newest().orElse(null), desk.mayEdit(user)));
  }

  @GetMapping("/indices/formulas/{indicator}")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  ModelAndView formula(@PathVariable String indicator, CurrentUser user) {
    List<Formula> history = catalogues.load().history(indicator);
    FormulaForm form =
        history.isEmpty()
            ? new FormulaForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null)
            : FormulaForm.of(history.getLast(), editing.next());
    return page(indicator, form, FormErrors.NONE, user);
  }

  @PostMapping("/indices/formulas/{indicator}")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.formula-planned")
  ModelAndView plan(
      @PathVariable String indicator,
      FormulaForm form,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    FormErrors errors = new FormErrors();
    Optional<Formula> planned = editing.plan(indicator, form, user, locale, errors);
    if (planned.isEmpty()) {
      return page(indicator, form, errors, user);
    }
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("indices.formula.planned"));
    return new ModelAndView("redirect:/indices/formulas/" + indicator);
  }

  private ModelAndView page(
      String indicator, FormulaForm form, FormErrors errors, CurrentUser user) {
    Catalogue catalogue = catalogues.load();
    ModelAndView page = new ModelAndView("indices/formula");
    page.addObject(
        "page",
        new FormulaPage(
            catalogue.indicator(indicator),
            catalogue.history(indicator).reversed(),
            Vietnam.today(clock),
            form,
            errors,
            desk.mayEdit(user)));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @PostMapping("/indices/rebuild")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.rebuild-asked")
  String rebuild(CurrentUser user, Locale locale, HttpServletRequest request) {
    rebuild.request(user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("indices.rebuild.asked"));
    return "redirect:/indices/formulas";
  }
}
