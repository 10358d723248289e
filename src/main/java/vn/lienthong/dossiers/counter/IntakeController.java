package vn.lienthong.dossiers.counter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.FormFiles;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Reception at the counter: one page on which Enter always does the next thing. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.intake")
class IntakeController {
  private final IntakeDesk desk;
  private final Reception reception;
  private final SentPapers papers;
  private final NationalAtCounter national;
  private final Authority authority;
  private final MessageSource messages;

  IntakeController(
      IntakeDesk desk,
      Reception reception,
      SentPapers papers,
      NationalAtCounter national,
      Authority authority,
      MessageSource messages) {
    this.desk = desk;
    this.reception = reception;
    this.papers = papers;
    this.national = national;
    this.authority = authority;
    this.messages = messages;
  }

  /** Where an applicant may have been helped before coming here. */
  @ModelAttribute("centres")
  Map<String, String> centres() {
    return desk.centres();
  }

  @GetMapping("/dossiers/intake")
  String start(
      @RequestParam Map<String, String> values, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    model.addAttribute("page", desk.next(new IntakeForm(values), FormErrors.NONE, user, texts));
    return "dossiers/counter/intake";
  }

  @PostMapping("/dossiers/intake")
  @Audited("dossiers.accepted")
  String go(
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    Optional<ProcedureVersion> version = desk.chosen(new IntakeForm(values));
    Map<String, String> refused = new LinkedHashMap<>();
    IntakeForm form = new IntakeForm(values, scans(version, request, user, texts, refused));
    FormErrors errors = new FormErrors();
    if (version.isPresent()) {
      ProcedureContent content = version.get().content();
      form = national.take(form, content, user, texts, refused);
      if (form.asksNational()) {
        form = national.ask(form, content, user, texts, errors);
      }
    }
    refused.forEach(errors::add);
    boolean deciding =
        !form.toLookUp()
            && !form.toFind()
            && !form.toRead()
            && !form.asksAgain()
            && !form.asksNational();
    if (deciding && version.isPresent()) {
      ProcedureContent content = version.get().content();
      form.check(content, texts, errors);
      if (errors.isEmpty()) {
        try {
          Dossier dossier = reception.decide(form, content, user);
          CurrentUsers.flash(
              request,
              "ok",
              texts.t("dossiers.intake.done." + form.decision().name(), dossier.code()));
          return "redirect:/dossiers/intake/"
              + dossier.id()
              + (form.visit() == null ? "" : "?visit=" + form.visit());
        } catch (AppException refusal) {
          if (refusal.code().type() != ErrorCode.Type.USER) {
            throw refusal;
          }
          errors =
              new FormErrors()
                  .add(
                      refusal.code() == DossiersErrors.BAD_DATE ? "answerBy" : "agency",
                      texts.t(refusal));
        }
      }
    } else if (deciding) {
      errors =
          new FormErrors().add("q", texts.t("dossiers.form.required", texts.t("dossiers.field.q")));
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
    }
    model.addAttribute("page", desk.next(form, errors, user, texts));
    return "dossiers/counter/intake";
  }

  /** The scans that came with the form; a refused one leaves its reason at its paper. */
  private Map<String, List<UUID>> scans(
      Optional<ProcedureVersion> version,
      HttpServletRequest request,
      CurrentUser user,
      Texts texts,
      Map<String, String> refused) {
    Map<String, List<UUID>> scans = new LinkedHashMap<>();
    version.stream()
        .flatMap(v ->
            Stream.concat(
                v.content().components().stream(), FormFiles.components(v.content()).stream()))
        .forEach(paper ->
            scans.put(
                paper.key(),
                papers.collect(IntakeForm.scan(paper.key()), request, user, texts, refused)));
    return scans;
  }

  /** What was just received, ready to print. */
  @GetMapping("/dossiers/intake/{id}")
  String done(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID visit,
      CurrentUser user,
      Model model) {
    model.addAttribute(
        "page",
        new DonePage(authority.read(id, user), visit, desk.stillHere(visit, user), desk.back()));
    return "dossiers/counter/done";
  }

  /**
   * What was received.
   *
   * @param visit who had been called for it; null where the hall calls nobody
   * @param stillHere whether they have more to hand in
   * @param back where the officer calls the next
   */
  record DonePage(Dossier dossier, @Nullable UUID visit, boolean stillHere, @Nullable String back) {
    String form() {
      return switch (dossier.status()) {
        case SUPPLEMENT_REQUESTED -> "form-02";
        case NOT_RECEIVED -> "form-03";
        case REGISTERED,
            RECEIVED,
            PROCESSING,
            PAYMENT_REQUESTED,
            WITHDRAWN,
            STOPPED,
            HANDLED,
            RETURNED ->
            "form-01";
      };
    }

    String formLabel() {
      return "dossiers." + form().replace("form-", "form.");
    }
  }
}
