package vn.lienthong.dossiers.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Consultation;
import vn.lienthong.dossiers.ConsultationRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Answering a question of another unit, or going on without the answer. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class ConsultationController {
  private final DossierConsultation consultation;
  private final ConsultationRepository consultations;
  private final DossierPages pages;
  private final Authority authority;
  private final MessageSource messages;

  ConsultationController(
      DossierConsultation consultation,
      ConsultationRepository consultations,
      DossierPages pages,
      Authority authority,
      MessageSource messages) {
    this.consultation = consultation;
    this.consultations = consultations;
    this.pages = pages;
    this.authority = authority;
    this.messages = messages;
  }

  /**
   * @param ending whether the question is given up rather than answered
   */
  record AnswerPage(
      DossierPage page,
      Consultation consultation,
      boolean ending,
      Map<String, String> values,
      FormErrors errors) {
    Map<String, String> opinions(String agrees, String objects) {
      Map<String, String> opinions = new LinkedHashMap<>();
      opinions.put("true", agrees);
      opinions.put("false", objects);
      return opinions;
    }
  }

  @GetMapping("/dossiers/consultations/{id}")
  String answerForm(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Consultation asked = find(id);
    authority.read(asked.dossierId(), user);
    if (!DossierConsultation.mayAnswer(asked, user)) {
      throw new AppException(DossiersErrors.CONSULTATION_CLOSED);
    }
    return show(asked, false, Map.of("agrees", "true"), FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/dossiers/consultations/{id}")
  @Audited("dossiers.consultation-answered")
  String answer(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Consultation asked = find(id);
    String text = values.getOrDefault("answer", "").strip();
    if (text.isEmpty()) {
      response.setStatus(422);
      return show(asked, false, values, missing("answer", locale), user, locale, model);
    }
    consultation.answer(id, "true".equals(values.get("agrees")), text, List.of(), user);
    return done(asked, "dossiers.done.ANSWER", locale, request);
  }

  @GetMapping("/dossiers/consultations/{id}/end")
  String endForm(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Consultation asked = find(id);
    Dossier dossier = authority.read(asked.dossierId(), user);
    if (!asked.open() || !authority.allowed(dossier, user).contains(DossierAction.CONSULT)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    return show(asked, true, Map.of(), FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/dossiers/consultations/{id}/end")
  @Audited("dossiers.consultation-answered")
  String end(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Consultation asked = find(id);
    String text = values.getOrDefault("reason", "").strip();
    if (text.isEmpty()) {
      response.setStatus(422);
      return show(asked, true, values, missing("reason", locale), user, locale, model);
    }
    consultation.giveUp(id, text, user);
    return done(asked, "dossiers.done.END", locale, request);
  }

  private Consultation find(UUID id) {
    return consultations
        .find(id)
        .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
  }

  private FormErrors missing(String field, Locale locale) {
    Texts texts = new Texts(messages, locale);
    return new FormErrors()
        .add(field, texts.t("dossiers.form.required", texts.t("dossiers.field." + field)));
  }

  private String done(Consultation asked, String key, Locale locale, HttpServletRequest request) {
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t(key, asked.asked().name()));
    return "redirect:/dossiers/" + asked.dossierId();
  }

  private String show(
      Consultation asked,
      boolean ending,
      Map<String, String> values,
      FormErrors errors,
      CurrentUser user,
      Locale locale,
      Model model) {
    Dossier dossier = authority.read(asked.dossierId(), user);
    model.addAttribute(
        "page",
        new AnswerPage(
            pages.of(dossier, user, new Texts(messages, locale)), asked, ending, values, errors));
    return "dossiers/desk/answer";
  }
}
