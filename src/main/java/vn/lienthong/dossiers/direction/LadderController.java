package vn.lienthong.dossiers.direction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/**
 * The steps of the ladder and the reasons for being late, as the control of procedures sets them.
 */
@Controller
@Access(value = Access.Who.STAFF, permission = LadderLevels.EDIT)
class LadderController {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final LadderLevels levels;
  private final MessageSource messages;
  private final Clock clock;

  LadderController(LadderLevels levels, MessageSource messages, Clock clock) {
    this.levels = levels;
    this.messages = messages;
    this.clock = clock;
  }

  record LadderPage(
      List<LadderLevel> levels,
      List<LadderLevels.Reason> reasons,
      Map<String, String> tells,
      Map<String, String> typed,
      FormErrors errors) {}

  @GetMapping("/dossiers/direction/ladder")
  String page(@RequestParam(required = false) @Nullable Integer level, Locale locale, Model model) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("from", SHOWN.format(today()));
    levels.on(today()).stream()
        .filter(one -> level != null && one.id() == level)
        .forEach(one -> {
          typed.put("instead", "" + one.id());
          typed.put("days", "" + one.days());
          typed.put("tells", one.tells().name());
          typed.put("name", one.name());
          typed.put("nameEn", one.nameEn());
          typed.put("legalBasis", one.legalBasis());
        });
    return show(typed, FormErrors.NONE, locale, model);
  }

  private LocalDate today() {
    return Vietnam.today(clock);
  }

  private String show(Map<String, String> typed, FormErrors errors, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> tells = new LinkedHashMap<>();
    for (LadderLevel.Tells each : LadderLevel.Tells.values()) {
      tells.put(each.name(), texts.t(each.label()));
    }
    model.addAttribute(
        "page", new LadderPage(levels.on(today()), levels.reasons(today()), tells, typed, errors));
    return "dossiers/direction/ladder";
  }

  @PostMapping("/dossiers/direction/ladder")
  @Audited("dossiers.ladder")
  String put(
      @RequestParam Map<String, String> typed,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    String days = typed.getOrDefault("days", "").strip();
    if (!days.matches("-?\\d{1,2}") || Integer.parseInt(days) < -30) {
      errors.add("days", texts.t("dossiers.direction.ladder.badDays"));
    }
    for (String name : List.of("name", "nameEn", "legalBasis")) {
      if (typed.getOrDefault(name, "").isBlank()) {
        errors.add(name, texts.t("shared.required"));
      }
    }
    LocalDate from = Filter.day(typed.get("from"));
    if (from == null || from.isBefore(today())) {
      errors.add("from", texts.t("dossiers.direction.ladder.badFrom"));
    }
    if (!errors.isEmpty() || from == null) {
      response.setStatus(422);
      return show(typed, errors, locale, model);
    }
    String instead = typed.getOrDefault("instead", "");
    levels.put(
        new LadderLevel(
            0,
            Integer.parseInt(days),
            tells(typed.get("tells")),
            typed.getOrDefault("name", "").strip(),
            typed.getOrDefault("nameEn", "").strip(),
            from,
            null,
            typed.getOrDefault("legalBasis", "").strip(),
            typed.containsKey("confirmed")),
        instead.matches("\\d{1,6}") ? Integer.valueOf(instead) : null,
        user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.direction.ladder.saved"));
    return "redirect:/dossiers/direction/ladder";
  }

  private static LadderLevel.Tells tells(@Nullable String word) {
    for (LadderLevel.Tells each : LadderLevel.Tells.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    return LadderLevel.Tells.OFFICER;
  }

  @PostMapping("/dossiers/direction/ladder/end")
  @Audited("dossiers.ladder")
  String end(@RequestParam int level, CurrentUser user, Locale locale, HttpServletRequest request) {
    levels.end(level, today().plusDays(1), user);
    CurrentUsers.flash(
        request, "ok", new Texts(messages, locale).t("dossiers.direction.ladder.ended"));
    return "redirect:/dossiers/direction/ladder";
  }

  @PostMapping("/dossiers/direction/reasons")
  @Audited("dossiers.overdue-reason")
  String reason(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String textEn,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    levels.putReason(
        new LadderLevels.Reason(code.strip().toUpperCase(Locale.ROOT), text, textEn),
        today(),
        user);
    CurrentUsers.flash(
        request, "ok", new Texts(messages, locale).t("dossiers.direction.ladder.saved"));
    return "redirect:/dossiers/direction/ladder";
  }
}
