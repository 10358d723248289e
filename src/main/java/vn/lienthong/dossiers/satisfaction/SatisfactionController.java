package vn.lienthong.dossiers.satisfaction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.desk.ExcelRows;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Scores by quarter, the questionnaire and its editor, the indexes scored per unit. */
@Controller
@Access(value = Access.Who.STAFF, permission = Satisfaction.READ)
class SatisfactionController {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final int POINTS = 2;

  private final SatisfactionPages pages;
  private final Satisfaction satisfaction;
  private final Questionnaires questionnaires;
  private final MessageSource messages;

  SatisfactionController(
      SatisfactionPages pages,
      Satisfaction satisfaction,
      Questionnaires questionnaires,
      MessageSource messages) {
    this.pages = pages;
    this.satisfaction = satisfaction;
    this.questionnaires = questionnaires;
    this.messages = messages;
  }

  static Satisfaction.Whom whom(@Nullable String word) {
    return "officer".equalsIgnoreCase(word) ? Satisfaction.Whom.OFFICER : Satisfaction.Whom.AGENCY;
  }

  @GetMapping("/dossiers/satisfaction")
  String scores(
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String quarter,
      CurrentUser user,
      Locale locale,
      Model model) {
    model.addAttribute(
        "page",
        pages.page(
            whom(by),
            SatisfactionPages.quarter(quarter, pages.today()),
            user,
            new Texts(messages, locale)));
    return "dossiers/satisfaction/scores";
  }

  @GetMapping("/dossiers/satisfaction/scores.xlsx")
  void excel(
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String quarter,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Texts texts = new Texts(messages, locale);
    SatisfactionPages.ScoresPage page =
        pages.page(whom(by), SatisfactionPages.quarter(quarter, pages.today()), user, texts);
    List<String> head = new ArrayList<>();
    head.add(texts.t("dossiers.register.no"));
    head.add(texts.t("dossiers.satisfaction.by." + page.whom()));
    head.add(texts.t("dossiers.satisfaction.ratings"));
    page.questions().forEach(question -> head.add(question.code()));
    head.add(texts.t("dossiers.satisfaction.total"));
    head.add(texts.t("dossiers.satisfaction.grade"));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("hai-long-" + page.quarter().from() + ".xlsx")
            .build()
            .toString());
    try (ExcelRows rows = new ExcelRows(texts.t("dossiers.menu.satisfaction"), head)) {
      for (SatisfactionPages.Line line : page.lines()) {
        List<String> cells = new ArrayList<>();
        cells.add(line.name());
        cells.add("" + line.ratings());
        cells.addAll(line.points());
        cells.add(line.total());
        Scheme.Grade grade = line.grade();
        cells.add(grade == null ? "" : texts.pick(grade.text(), grade.textEn()));
        rows.add(cells);
      }
      rows.write(response.getOutputStream());
    }
  }

  record QuestionsPage(
      List<Question> questions,
      Map<String, String> scopes,
      Map<String, String> typed,
      FormErrors errors) {}

  @GetMapping("/dossiers/satisfaction/questions")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  String questions(
      @RequestParam(required = false) @Nullable String code, Locale locale, Model model) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("from", SHOWN.format(pages.today().plusDays(1)));
    questionnaires.on(pages.today()).stream()
        .filter(question -> question.code().equals(code))
        .forEach(question -> {
          typed.put("code", question.code());
          typed.put("place", "" + question.place());
          typed.put("text", question.text());
          typed.put("textEn", question.textEn());
          typed.put("scope", question.scope().name());
          typed.put("legalBasis", question.legalBasis());
          for (Question.Option option : question.options()) {
            typed.put("option" + option.points(), option.text());
            typed.put("optionEn" + option.points(), option.textEn());
          }
        });
    return show(typed, FormErrors.NONE, locale, model);
  }

  private String show(Map<String, String> typed, FormErrors errors, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> scopes = new LinkedHashMap<>();
    for (Question.Scope scope : Question.Scope.values()) {
      scopes.put(scope.name(), texts.t(scope.label()));
    }
    model.addAttribute(
        "page", new QuestionsPage(questionnaires.on(pages.today()), scopes, typed, errors));
    return "dossiers/satisfaction/questions";
  }

  @PostMapping("/dossiers/satisfaction/questions")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.questionnaire")
  String put(
      @RequestParam Map<String, String> typed,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    if (!text(typed, "code").matches("[A-Z][A-Z0-9]{1,9}")) {
      errors.add("code", texts.t("dossiers.satisfaction.badCode"));
    }
    for (String name : List.of("text", "textEn", "legalBasis")) {
      if (text(typed, name).isEmpty()) {
        errors.add(name, texts.t("shared.required"));
      }
    }
    List<Question.Option> options = new ArrayList<>();
    for (int points = POINTS; points >= 0; points--) {
      String vi = text(typed, "option" + points);
      String en = text(typed, "optionEn" + points);
      if (vi.isEmpty() || en.isEmpty()) {
        errors.add((vi.isEmpty() ? "option" : "optionEn") + points, texts.t("shared.required"));
      } else {
        options.add(new Question.Option(points, vi, en));
      }
    }
    LocalDate from = Filter.day(typed.get("from"));
    if (from == null || !from.isAfter(pages.today())) {
      errors.add("from", texts.t("dossiers.satisfaction.badFrom"));
    }
    if (!errors.isEmpty() || from == null) {
      response.setStatus(422);
      return show(typed, errors, locale, model);
    }
    String place = text(typed, "place");
    questionnaires.put(
        new Question(
            0,
            text(typed, "code"),
            place.matches("\\d{1,3}") ? Integer.parseInt(place) : 99,
            text(typed, "text"),
            text(typed, "textEn"),
            scope(typed.get("scope")),
            from,
            null,
            text(typed, "legalBasis"),
            typed.containsKey("confirmed"),
            options),
        user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.satisfaction.saved", SHOWN.format(from)));
    return "redirect:/dossiers/satisfaction/questions";
  }

  private static Question.Scope scope(@Nullable String word) {
    for (Question.Scope scope : Question.Scope.values()) {
      if (scope.name().equals(word)) {
        return scope;
      }
    }
    return Question.Scope.DOSSIER;
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  @PostMapping("/dossiers/satisfaction/questions/end")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.questionnaire")
  String end(
      @RequestParam String code, CurrentUser user, Locale locale, HttpServletRequest request) {
    questionnaires.end(code, pages.today().plusDays(1), user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("dossiers.satisfaction.ended"));
    return "redirect:/dossiers/satisfaction/questions";
  }

  /** The points of an index that is scored per unit. */
  @PostMapping("/dossiers/satisfaction/scores")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.unit-scored")
  String score(
      Satisfaction.UnitScore score, CurrentUser user, Locale locale, HttpServletRequest request) {
    satisfaction.score(score, user);
    CurrentUsers.flash(
        request, "ok", new Texts(messages, locale).t("dossiers.satisfaction.scored"));
    return "redirect:/dossiers/satisfaction?quarter=" + score.quarter();
  }
}
