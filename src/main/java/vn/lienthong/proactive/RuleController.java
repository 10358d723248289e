package vn.lienthong.proactive;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.store.StoreApi;

/** Rules of proactive services, with their figures; written, checked and tried without code. */
@Controller
class RuleController {
  static final String VIEW = "proactive.view";
  static final String EDIT = "proactive.edit";
  private static final int LATEST = 20;

  private final RuleRepository rules;
  private final RuleEditing editing;
  private final RuleChecks checks;
  private final DoneRepository done;
  private final StoreApi store;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;

  RuleController(
      RuleRepository rules,
      RuleEditing editing,
      RuleChecks checks,
      DoneRepository done,
      StoreApi store,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock) {
    this.rules = rules;
    this.editing = editing;
    this.checks = checks;
    this.done = done;
    this.store = store;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  record Line(Rule rule, RuleRepository.Figures figures) {}

  record ListPage(List<Line> lines, boolean mayEdit) {
    long served() {
      return lines.stream().mapToLong(line -> line.figures().served()).sum();
    }

    long executed() {
      return lines.stream().mapToLong(line -> line.figures().executed()).sum();
    }

    long refused() {
      return lines.stream().mapToLong(line -> line.figures().refused()).sum();
    }
  }

  record RulePage(
      @Nullable Rule rule,
      RuleForm form,
      FormErrors errors,
      Map<String, String> kinds,
      List<RuleChecks.Fault> faults,
      RuleChecks.@Nullable DryRun dryRun,
      RuleRepository.@Nullable Figures figures,
      List<Done> latest,
      boolean mayEdit) {
    @Nullable String value(String name) {
      return form.values().get(name);
    }
  }

  @GetMapping("/proactive")
  @Access(value = Access.Who.STAFF, permission = VIEW)
  String list(CurrentUser user, Model model) {
    Map<UUID, RuleRepository.Figures> figures = rules.figures();
    model.addAttribute(
        "page",
        new ListPage(
            rules.all().stream()
                .map(rule ->
                    new Line(
                        rule,
                        figures.getOrDefault(rule.id(), RuleRepository.Figures.none(rule.id()))))
                .toList(),
            user.may(EDIT)));
    return "proactive/list";
  }

  @GetMapping("/proactive/rules/new")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  String fresh(Locale locale, CurrentUser user, Model model) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("level", "1");
    values.put("days", "30");
    values.put("undoHours", "72");
    values.put(
        "validFrom",
        java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(Vietnam.today(clock)));
    return show(null, new RuleForm(values), FormErrors.NONE, new Asked(user, locale, false), model);
  }

  @GetMapping("/proactive/rules/{id}")
  @Access(value = Access.Who.STAFF, permission = VIEW)
  String one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Locale locale,
      CurrentUser user,
      Model model) {
    Rule rule = editing.get(id);
    return show(
        rule,
        RuleForm.of(rule, agencyCode(rule)),
        FormErrors.NONE,
        new Asked(user, locale, dryRun),
        model);
  }

  private String agencyCode(Rule rule) {
    return rule.agency() == null ? "" : directory.unit(rule.agency()).code();
  }

  @PostMapping({"/proactive/rules/new", "/proactive/rules/{id}"})
  @Access(value = Access.Who.STAFF, permission = EDIT)
  @Audited("proactive.rule-saved")
  String save(
      @PathVariable(required = false) @Nullable UUID id,
      @RequestParam Map<String, String> values,
      Locale locale,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    Rule before = id == null ? null : editing.get(id);
    RuleForm form = new RuleForm(values);
    FormErrors errors = form.check(texts);
    UnitSummary agency =
        form.text("agency").isEmpty()
            ? null
            : directory.unitByCode(form.text("agency"), Vietnam.today(clock)).orElse(null);
    if (!form.text("agency").isEmpty() && agency == null) {
      errors.add("agency", texts.t("proactive.form.badAgency"));
    }
    if (before == null && errors.isEmpty() && rules.taken(form.text("code"))) {
      errors.add("code", texts.t("proactive.form.taken"));
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(before, form, errors, new Asked(user, locale, false), model);
    }
    Rule typed = form.rule(id == null ? new UUID(0, 0) : id, agency == null ? null : agency.id());
    if (before != null && before.state() == Rule.State.ACTIVE && !checks.faults(typed).isEmpty()) {
      errors.add("code", texts.t("proactive.error.FAULTY", typed.code()));
      response.setStatus(422);
      return show(typed, form, errors, new Asked(user, locale, false), model);
    }
    UUID saved = editing.save(id, typed, user);
    CurrentUsers.flash(request, "ok", texts.t("proactive.done.saved"));
    return "redirect:/proactive/rules/" + saved;
  }

  @PostMapping("/proactive/rules/{id}/activate")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  @Audited("proactive.rule-activated")
  String activate(
      @PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    editing.activate(id, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("proactive.done.activated"));
    return "redirect:/proactive/rules/" + id;
  }

  @PostMapping("/proactive/rules/{id}/end")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  @Audited("proactive.rule-ended")
  String end(@PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    editing.end(id, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("proactive.done.ended"));
    return "redirect:/proactive/rules/" + id;
  }

  /** Who asks, in which language, and whether for a dry run. */
  private record Asked(CurrentUser user, Locale locale, boolean dryRun) {}

  private String show(
      @Nullable Rule rule, RuleForm form, FormErrors errors, Asked asked, Model model) {
    Texts texts = new Texts(messages, asked.locale());
    Map<String, String> kinds = new LinkedHashMap<>();
    store
        .kinds()
        .forEach(kind ->
            kinds.put(kind.code(), texts.pick(kind.name(), kind.nameEn()) + " · " + kind.code()));
    model.addAttribute(
        "page",
        new RulePage(
            rule,
            form,
            errors,
            kinds,
            rule == null ? List.of() : checks.faults(rule),
            rule == null || !asked.dryRun() ? null : checks.dryRun(rule),
            rule == null ? null : rules.figures().get(rule.id()),
            rule == null ? List.of() : done.latest(rule.id(), LATEST),
            asked.user().may(EDIT)));
    return "proactive/rule";
  }
}
