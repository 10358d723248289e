package vn.lienthong.dossiers.satisfaction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** The formulas and grades of the scores, as the control of procedures sets them. */
@Controller
@Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
class SchemeController {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final Satisfaction satisfaction;
  private final Questionnaires questionnaires;
  private final SatisfactionPages pages;
  private final MessageSource messages;

  SchemeController(
      Satisfaction satisfaction,
      Questionnaires questionnaires,
      SatisfactionPages pages,
      MessageSource messages) {
    this.satisfaction = satisfaction;
    this.questionnaires = questionnaires;
    this.pages = pages;
    this.messages = messages;
  }

  /** What was typed; grades one a line, "15 | Xuất sắc | Excellent | ok". */
  record SchemeForm(
      @Nullable String code,
      @Nullable List<String> questions,
      @Nullable String grades,
      @Nullable String from,
      @Nullable String legalBasis,
      @Nullable Boolean confirmed) {
    boolean adds(String question) {
      return questions != null && questions.contains(question);
    }
  }

  record SchemesPage(List<SchemeForm> forms, List<Question> questions, FormErrors errors) {}

  @GetMapping("/dossiers/satisfaction/schemes")
  String page(Model model) {
    List<SchemeForm> forms = new ArrayList<>();
    for (Satisfaction.Whom whom : Satisfaction.Whom.values()) {
      forms.add(form(whom));
    }
    return show(forms, FormErrors.NONE, model);
  }

  private SchemeForm form(Satisfaction.Whom whom) {
    Scheme scheme = satisfaction.scheme(whom, pages.today());
    return new SchemeForm(
        scheme.code(),
        scheme.questions(),
        scheme.typed(),
        SHOWN.format(pages.today()),
        scheme.legalBasis(),
        scheme.confirmed());
  }

  private String show(List<SchemeForm> forms, FormErrors errors, Model model) {
    model.addAttribute("page", new SchemesPage(forms, questionnaires.on(pages.today()), errors));
    return "dossiers/satisfaction/schemes";
  }

  @PostMapping("/dossiers/satisfaction/schemes")
  @Audited("dossiers.questionnaire")
  String put(
      SchemeForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    String code = text(form.code());
    FormErrors errors = new FormErrors();
    List<String> questions = form.questions() == null ? List.of() : form.questions();
    if (questions.isEmpty()) {
      errors.add(code + "-questions", texts.t("dossiers.satisfaction.noQuestions"));
    }
    List<Scheme.Grade> grades = Scheme.read(text(form.grades()));
    if (grades == null) {
      errors.add(code + "-grades", texts.t("dossiers.satisfaction.badGrades"));
    }
    LocalDate from = DayText.parse(form.from()).orElse(null);
    if (from == null) {
      errors.add(code + "-from", texts.t("shared.dateInvalid"));
    } else if (from.isBefore(pages.today())) {
      errors.add(code + "-from", texts.t("dossiers.satisfaction.schemeFrom"));
    }
    if (text(form.legalBasis()).isEmpty()) {
      errors.add(code + "-legalBasis", texts.t("shared.required"));
    }
    boolean known =
        Arrays.stream(Satisfaction.Whom.values()).anyMatch(whom -> whom.name().equals(code));
    if (!known || !errors.isEmpty() || grades == null || from == null) {
      response.setStatus(422);
      List<SchemeForm> forms = new ArrayList<>();
      for (Satisfaction.Whom whom : Satisfaction.Whom.values()) {
        forms.add(whom.name().equals(code) ? form : form(whom));
      }
      return show(forms, errors, model);
    }
    satisfaction.put(
        new Scheme(
            code,
            questions,
            text(form.legalBasis()),
            Boolean.TRUE.equals(form.confirmed()),
            grades),
        from,
        user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.satisfaction.saved", SHOWN.format(from)));
    return "redirect:/dossiers/satisfaction/schemes";
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
