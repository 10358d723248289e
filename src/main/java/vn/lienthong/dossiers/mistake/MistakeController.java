package vn.lienthong.dossiers.mistake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
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
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.MistakeSigning;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultReportRepository;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.form.SeenFile;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorktimeApi;

/** A wrong or missing result on the pages of officers: reported, decided, put right. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class MistakeController {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final DossierMistake service;
  private final MistakeSigning signing;
  private final ResultReportRepository reports;
  private final ResultRepository results;
  private final Authority authority;
  private final SentPapers papers;
  private final FilesApi files;
  private final WorktimeApi worktime;
  private final MessageSource messages;
  private final Clock clock;

  MistakeController(
      DossierMistake service,
      MistakeSigning signing,
      ResultReportRepository reports,
      ResultRepository results,
      Authority authority,
      SentPapers papers,
      FilesApi files,
      WorktimeApi worktime,
      MessageSource messages,
      Clock clock) {
    this.service = service;
    this.signing = signing;
    this.reports = reports;
    this.results = results;
    this.authority = authority;
    this.papers = papers;
    this.files = files;
    this.worktime = worktime;
    this.messages = messages;
    this.clock = clock;
  }

  record MistakePage(
      Dossier dossier,
      @Nullable ResultReport open,
      List<ResultReport> reports,
      Map<UUID, ResultDocument> results,
      DossierMistake.May may,
      Map<String, String> values,
      List<StoredFile> files,
      UploadRules rules,
      FormErrors errors) {
    String value(String name) {
      return values.getOrDefault(name, "");
    }

    String base() {
      return "/dossiers/" + dossier.id() + "/mistake";
    }

    /** Hash of the file that lies before the signer; empty while none does. */
    String seen() {
      return files.size() == 1 ? files.getFirst().sha256() : "";
    }

    String purpose() {
      return SentPapers.PURPOSE;
    }
  }

  @GetMapping("/dossiers/{id}/mistake")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(authority.read(id, user), Map.of(), List.of(), FormErrors.NONE, user, model);
  }

  private String show(
      Dossier d,
      Map<String, String> typed,
      List<UUID> uploads,
      FormErrors errors,
      CurrentUser user,
      Model model) {
    List<ResultReport> all = reports.of(d.id());
    ResultReport open = all.stream().filter(ResultReport::open).findFirst().orElse(null);
    Map<UUID, ResultDocument> documents = new LinkedHashMap<>();
    results.of(d.id()).forEach(result -> documents.put(result.id(), result));
    Map<String, String> values = new HashMap<>(start(open, documents));
    values.putAll(typed);
    model.addAttribute(
        "page",
        new MistakePage(
            d,
            open,
            all,
            documents,
            service.may(d, open, user),
            values,
            files.all(uploads),
            files.rules(SentPapers.PURPOSE),
            errors));
    return "dossiers/mistake/one";
  }

  private Map<String, String> start(
      @Nullable ResultReport open, Map<UUID, ResultDocument> documents) {
    Map<String, String> values = new HashMap<>();
    values.put("kind", ResultReport.Kind.WRONG.name());
    values.put("cost", "0");
    if (open != null) {
      values.put("version", "" + open.version());
      ResultDocument wrong = documents.get(open.resultId());
      if (wrong != null) {
        values.put("outcome", wrong.outcome().name());
        values.put("title", wrong.title());
        values.put("signer", wrong.signer());
        values.put("issuedOn", DAY.format(Vietnam.today(clock)));
      }
    }
    return values;
  }

  @PostMapping("/dossiers/{id}/mistake")
  @Audited("dossiers.mistake-reported")
  String report(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    MistakeForm form = new MistakeForm(values);
    Asked asked =
        new Asked(id, form.checkReport(texts), "description", "dossiers.mistake.done.reported");
    return act(
        asked,
        new Web(values, List.of(), user, texts, model, request, response),
        () -> service.report(id, form.kind(), form.text("description"), user));
  }

  @PostMapping("/dossiers/{id}/mistake/decide")
  @Audited("dossiers.mistake-decided")
  String decide(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    MistakeForm form = new MistakeForm(values);
    Asked asked =
        new Asked(
            id,
            form.checkVerdict(worktime.calendar(), texts),
            "text",
            "dossiers.mistake.done.decided");
    return act(
        asked,
        new Web(values, List.of(), user, texts, model, request, response),
        () -> service.decide(id, form.version(), form.verdict(worktime.calendar()), user));
  }

  @PostMapping("/dossiers/{id}/mistake/reissue")
  @Audited("dossiers.mistake-corrected")
  String reissue(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    authority.read(id, user);
    MistakeForm form = new MistakeForm(values);
    FormErrors errors = form.checkReissue(texts);
    List<UUID> uploads = papers.collect("files", request, user, texts, errors);
    return act(
        new Asked(id, errors, "number", "dossiers.mistake.done.reissued"),
        new Web(values, uploads, user, texts, model, request, response),
        () -> service.reissue(id, form.version(), form.issue(uploads), user));
  }

  @PostMapping("/dossiers/{id}/mistake/sign")
  @Audited("dossiers.mistake-corrected")
  @StepUp(given = "sha256")
  String sign(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    Dossier d = authority.read(id, user);
    if (!service.may(d, reports.open(id).orElse(null), user).sign()) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    MistakeForm form = new MistakeForm(values);
    FormErrors errors = form.checkReissue(texts);
    List<UUID> uploads = papers.collect("files", request, user, texts, errors);
    if (errors.isEmpty()) {
      SeenFile.check(files.all(uploads), form.text("sha256"), texts, errors);
    }
    return act(
        new Asked(id, errors, "number", "dossiers.mistake.done.signed"),
        new Web(values, uploads, user, texts, model, request, response),
        () ->
            signing.signAndReissue(
                id, form.version(), form.issue(uploads), form.text("sha256"), user));
  }

  /**
   * @param field where a refusal of the service is shown
   */
  private record Asked(UUID id, FormErrors errors, String field, String done) {}

  private record Web(
      Map<String, String> values,
      List<UUID> uploads,
      CurrentUser user,
      Texts texts,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {}

  private String act(Asked asked, Web web, Runnable doing) {
    Dossier d = authority.read(asked.id(), web.user());
    FormErrors errors = asked.errors();
    if (errors.isEmpty()) {
      try {
        doing.run();
        CurrentUsers.flash(web.request(), "ok", web.texts().t(asked.done()));
        return "redirect:/dossiers/" + asked.id() + "/mistake";
      } catch (AppException refusal) {
        errors.add(asked.field(), web.texts().t(refusal.expected()));
      }
    }
    web.response().setStatus(422);
    return show(d, web.values(), web.uploads(), errors, web.user(), web.model());
  }
}
