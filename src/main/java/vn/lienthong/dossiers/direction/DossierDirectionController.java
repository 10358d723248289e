package vn.lienthong.dossiers.direction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.DueRule;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** One dossier: who owes what, what was directed and answered, who was told, why it is late. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class DossierDirectionController {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Authority authority;
  private final Directions directions;
  private final Explanations explanations;
  private final LadderLevels levels;
  private final Owing owing;
  private final WorktimeApi worktime;
  private final MessageSource messages;
  private final Clock clock;

  DossierDirectionController(
      Authority authority,
      Directions directions,
      Explanations explanations,
      LadderLevels levels,
      Owing owing,
      WorktimeApi worktime,
      MessageSource messages,
      Clock clock) {
    this.authority = authority;
    this.directions = directions;
    this.explanations = explanations;
    this.levels = levels;
    this.owing = owing;
    this.worktime = worktime;
    this.messages = messages;
    this.clock = clock;
  }

  record Shown(Directive directive, boolean late, boolean mayAnswer) {}

  /** Who owes the next act, in words. */
  record Debt(String waitsFor, String owes, String unit, Instant since, long waited) {}

  record Given(Explanations.Explanation explanation, String reason) {}

  record DossierDirectionPage(
      Dossier dossier,
      boolean late,
      @Nullable Debt debt,
      List<Shown> directives,
      List<Explanations.Told> told,
      List<Given> explanations,
      Map<String, String> reasons,
      boolean mayDirect,
      boolean mayExplain,
      Map<String, String> typed,
      FormErrors errors) {}

  @GetMapping("/dossiers/{id}/direction")
  String page(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> typed =
        Map.of(
            "text",
            texts.t("dossiers.direction.nudgeText"),
            "due",
            SHOWN.format(tomorrow().atZone(Vietnam.ZONE)));
    return show(id, typed, FormErrors.NONE, user, texts, model);
  }

  /** The end of the next working day. */
  private Instant tomorrow() {
    return worktime.due(clock.instant(), Term.workingDays(1), DueRule.USUAL).at();
  }

  /** With the usual words and until the next working day. */
  @PostMapping("/dossiers/{id}/nudge")
  @Access(value = Access.Who.STAFF, permission = Directions.DIRECT)
  @Audited("dossiers.directed")
  String nudge(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String back,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    Texts texts = new Texts(messages, locale);
    Directive given =
        directions.direct(id, texts.t("dossiers.direction.nudgeText"), tomorrow(), user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.direction.told", given.toName()));
    return "redirect:"
        + (back != null && back.matches("/dossiers/direction/rows(\\?[\\w=&%+.:-]*)?")
            ? back
            : "/dossiers/" + id + "/direction");
  }

  @PostMapping("/dossiers/{id}/directives")
  @Access(value = Access.Who.STAFF, permission = Directions.DIRECT)
  @Audited("dossiers.directed")
  String direct(
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    try {
      Directive given = directions.direct(id, typed.get("text"), due(typed.get("due")), user);
      CurrentUsers.flash(request, "ok", texts.t("dossiers.direction.told", given.toName()));
      return "redirect:/dossiers/" + id + "/direction";
    } catch (AppException e) {
      String field =
          e.code() == DirectionErrors.TEXT_NEEDED
              ? "text"
              : e.code() == DirectionErrors.BAD_DEADLINE || e.code() == DirectionErrors.DAY_OF_REST
                  ? "due"
                  : null;
      if (field == null) {
        throw e;
      }
      response.setStatus(422);
      FormErrors errors =
          new FormErrors().add(field, texts.t(e.code().key(), e.arguments().toArray()));
      return show(id, typed, errors, user, texts, model);
    }
  }

  @PostMapping("/dossiers/{id}/directives/{directive}/answer")
  @Audited("dossiers.direction-answered")
  String answer(
      @PathVariable UUID id,
      @PathVariable UUID directive,
      @RequestParam(defaultValue = "") String answer,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    directions.answer(id, directive, answer, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("dossiers.direction.answered"));
    return "redirect:/dossiers/" + id + "/direction";
  }

  @PostMapping("/dossiers/{id}/overdue-reasons")
  @Audited("dossiers.overdue-explained")
  String explain(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    explanations.explain(id, reason, note, user);
    CurrentUsers.flash(
        request, "ok", new Texts(messages, locale).t("dossiers.direction.explained"));
    return "redirect:/dossiers/" + id + "/direction";
  }

  /** The end of work of the day that was typed; null where none can be read. */
  private @Nullable Instant due(@Nullable String typed) {
    LocalDate day = DayText.parse(typed).orElse(null);
    WorkCalendar calendar = worktime.calendar();
    return day != null && calendar.holds(day)
        ? calendar
            .closing(day)
            .orElseThrow(() ->
                new AppException(
                    DirectionErrors.DAY_OF_REST,
                    SHOWN.format(day),
                    SHOWN.format(calendar.nextWorkingDay(day))))
        : null;
  }

  private String show(
      UUID id,
      Map<String, String> typed,
      FormErrors errors,
      CurrentUser user,
      Texts texts,
      Model model) {
    Dossier dossier = authority.read(id, user);
    Instant now = clock.instant();
    Map<String, String> reasons = new LinkedHashMap<>();
    levels
        .reasons(LocalDate.ofInstant(now, Vietnam.ZONE))
        .forEach(r -> reasons.put(r.code(), texts.pick(r.text(), r.textEn())));
    @Nullable Debt debt = owing.of(id).map(owed -> debt(owed, now, texts)).orElse(null);
    model.addAttribute(
        "page",
        new DossierDirectionPage(
            dossier,
            dossier.late(now),
            debt,
            directions.of(id, user).stream()
                .map(d -> new Shown(d, d.late(now), directions.mayAnswer(d, user)))
                .toList(),
            explanations.told(id),
            explanations.of(id).stream()
                .map(e -> new Given(e, reasons.getOrDefault(e.reason(), e.reason())))
                .toList(),
            reasons,
            debt != null && Directions.may(Directions.DIRECT, dossier, user),
            explanations.mayExplain(dossier, user),
            typed,
            errors));
    return "dossiers/direction/dossier";
  }

  private Debt debt(Owing.Debt owed, Instant now, Texts texts) {
    return new Debt(
        texts.t(owed.waiting().label()),
        owed.waiting().applicant() ? texts.t("dossiers.direction.applicant") : owed.name(),
        owed.unit().name(),
        owed.since(),
        StuckPages.days(worktime.calendar(), owed.since(), now));
  }
}
