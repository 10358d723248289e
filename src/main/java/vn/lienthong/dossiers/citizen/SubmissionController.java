package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.citizen.FilingPages.Answers;
import vn.lienthong.dossiers.citizen.FilingPages.CheckPage;
import vn.lienthong.dossiers.citizen.FilingPages.SentPage;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.procedures.form.AnswerRules.Problem;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** Check your answers, send, and the confirmation with the code. */
@Controller
@Access(Access.Who.CITIZEN)
class SubmissionController {
  private final Filings filings;
  private final Submissions submissions;
  private final MyDossiers mine;
  private final PapersController papers;
  private final PapersApi printing;

  SubmissionController(
      Filings filings,
      Submissions submissions,
      MyDossiers mine,
      PapersController papers,
      PapersApi printing) {
    this.filings = filings;
    this.submissions = submissions;
    this.mine = mine;
    this.papers = papers;
    this.printing = printing;
  }

  @GetMapping("/dossiers/drafts/{id}/check")
  String check(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Texts texts = filings.texts(locale);
    return show(filings.open(id, user, texts), user, texts, model);
  }

  @PostMapping("/dossiers/drafts/{id}/submit")
  @Audited("dossiers.filed")
  String submit(
      @PathVariable UUID id,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Texts texts = filings.texts(locale);
    Filing filing = filings.open(id, user, texts);
    if (!filing.complete()) {
      response.setStatus(422);
      return show(filing, user, texts, model);
    }
    return "redirect:/dossiers/mine/" + submissions.submit(filing, user).id() + "/sent";
  }

  @GetMapping("/dossiers/mine/{id}/sent")
  String sent(@PathVariable UUID id, CurrentUser user, Model model) {
    Dossier dossier = mine.get(id, user);
    model.addAttribute(
        "page",
        new SentPage(
            id,
            dossier.code(),
            dossier.procedure().name(),
            picture(lookupAddress(dossier.code())),
            dossier.times().answerBy(),
            !dossier.filing().form().isEmpty()));
    return "dossiers/citizen/sent";
  }

  /** The QR code as a data address, which the content policy lets pictures have. */
  private String picture(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(printing.qrPng(text));
  }

  static String lookupAddress(String code) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/dossiers/lookup")
        .queryParam("code", code)
        .build()
        .toUriString();
  }

  /** The answers as they will be sent. */
  private static FieldView.Showing checked(Filing filing, FilingStep step) {
    return new FieldView.Showing(
        filing.check(step, filing.typed(step)).answers(),
        Map.of(),
        filing.known(step),
        Map.of(),
        filing.context());
  }

  private String show(Filing filing, CurrentUser user, Texts texts, Model model) {
    List<Answers> answers = new ArrayList<>();
    Map<String, String> errors = new LinkedHashMap<>();
    for (FilingStep step : filing.steps()) {
      List<Problem> problems = filing.problems(step);
      FilingController.messages(problems, texts)
          .forEach((field, message) -> errors.putIfAbsent("missing-" + step.key(), message));
      if (!step.papers()) {
        answers.add(
            new Answers(
                step.key(), step.title(), FieldView.of(step.fields(), checked(filing, step))));
      }
    }
    model.addAttribute(
        "page",
        new CheckPage(
            filing.draft().id(),
            filing.draft().procedureCode(),
            filing.draft().procedureName(),
            submissions.agencyName(filing, texts),
            answers,
            papers.papers(filing, user),
            errors,
            filing.complete()));
    return "dossiers/citizen/check";
  }
}
