package vn.lienthong.dossiers.apology;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Apology;
import vn.lienthong.dossiers.ApologyRepository;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApology;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.DueDates;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.dossiers.form.Typed;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorktimeErrors;

/** Apologies on pages: what waits for me, and the one of a dossier from draft to signature. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class ApologyController {
  private static final int SIZE = 30;
  private static final Set<ErrorCode> ABOUT_THE_DAY =
      Set.of(
          DossiersErrors.BAD_DATE,
          DossiersErrors.DAY_OF_REST,
          DossiersErrors.PUBLIC_HOLIDAY,
          WorktimeErrors.OUT_OF_CALENDAR);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final ApologyListing listing;
  private final ApologyRepository repository;
  private final DossierApology service;
  private final DueDates dueDates;
  private final Authority authority;
  private final SentPapers papers;
  private final FilesApi files;
  private final MessageSource messages;

  ApologyController(
      ApologyListing listing,
      ApologyRepository repository,
      DossierApology service,
      DueDates dueDates,
      Authority authority,
      SentPapers papers,
      FilesApi files,
      MessageSource messages) {
    this.listing = listing;
    this.repository = repository;
    this.service = service;
    this.dueDates = dueDates;
    this.authority = authority;
    this.papers = papers;
    this.files = files;
    this.messages = messages;
  }

  record ListPage(
      ApologyListing.Tab tab,
      Map<ApologyListing.Tab, Long> counts,
      KeyPage<ApologyListing.Row> list) {}

  record ApologyPage(
      Dossier dossier,
      @Nullable Apology apology,
      DossierApology.May may,
      List<DueDates.Change> changes,
      Map<String, String> values,
      List<StoredFile> files,
      UploadRules rules,
      FormErrors errors) {
    String value(String name) {
      return values.getOrDefault(name, "");
    }

    String base() {
      return "/dossiers/" + dossier.id() + "/apology";
    }

    String purpose() {
      return SentPapers.PURPOSE;
    }
  }

  @GetMapping("/dossiers/apologies")
  String list(
      @RequestParam(defaultValue = "WAITING") ApologyListing.Tab tab,
      @RequestParam(required = false) @Nullable String after,
      CurrentUser user,
      Model model) {
    model.addAttribute(
        "page", new ListPage(tab, listing.counts(user), listing.page(tab, after, SIZE, user)));
    return "dossiers/apology/list";
  }

  @GetMapping("/dossiers/{id}/apology")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    Dossier d = authority.read(id, user);
    Apology apology = repository.current(id).orElse(null);
    return show(d, apology, start(d, apology), List.of(), FormErrors.NONE, user, model);
  }

  private static Map<String, String> start(Dossier d, @Nullable Apology apology) {
    Map<String, String> values = new HashMap<>();
    if (apology == null) {
      values.put("subject", "V/v xin lỗi và hẹn lại ngày trả kết quả hồ sơ " + d.code());
      return values;
    }
    values.put("version", "" + apology.version());
    values.put("subject", apology.subject());
    values.put("reason", apology.reason());
    if (apology.newDue() != null) {
      values.put("due", DAY.format(apology.newDue().atZone(Vietnam.ZONE)));
    }
    return values;
  }

  private String show(
      Dossier d,
      @Nullable Apology apology,
      Map<String, String> values,
      List<UUID> uploads,
      FormErrors errors,
      CurrentUser user,
      Model model) {
    List<UUID> attached =
        uploads.isEmpty() && apology != null && apology.fileId() != null
            ? List.of(apology.fileId())
            : uploads;
    model.addAttribute(
        "page",
        new ApologyPage(
            d,
            apology,
            service.may(d, apology, user),
            dueDates.changes(d.id()),
            values,
            files.all(attached),
            files.rules(SentPapers.PURPOSE),
            errors));
    return "dossiers/apology/one";
  }

  @PostMapping("/dossiers/{id}/apology")
  @Audited("dossiers.apology-written")
  String write(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    Dossier d = authority.read(id, user);
    FormErrors errors = new FormErrors();
    List<UUID> uploads = papers.collect("files", request, user, texts, errors);
    Typed.require(values, List.of("subject", "reason", "due"), texts, errors);
    LocalDate day = Filter.day(Typed.text(values, "due"));
    if (day == null) {
      errors.add("due", texts.t("shared.dateInvalid"));
    }
    if (errors.isEmpty()) {
      try {
        Apology before = repository.current(id).orElse(null);
        UUID file =
            uploads.isEmpty() ? (before == null ? null : before.fileId()) : uploads.getFirst();
        service.write(
            id,
            Typed.version(values),
            new DossierApology.Content(
                Typed.text(values, "subject"),
                Typed.text(values, "reason"),
                service.closing(Objects.requireNonNull(day)),
                file),
            user);
        CurrentUsers.flash(request, "ok", texts.t("dossiers.apology.done.written"));
        return "redirect:/dossiers/" + id + "/apology";
      } catch (AppException refusal) {
        errors.add(field(refusal), texts.t(refusal.expected()));
      }
    }
    response.setStatus(422);
    return show(d, repository.current(id).orElse(null), values, uploads, errors, user, model);
  }

  private static String field(AppException refusal) {
    return ABOUT_THE_DAY.contains(refusal.code()) ? "due" : "subject";
  }

  @PostMapping("/dossiers/{id}/apology/approve")
  @Audited("dossiers.apology-approved")
  String approve(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    return act(
        id,
        "dossiers.apology.done.approved",
        locale,
        request,
        () -> service.approve(id, Typed.version(values), user));
  }

  @PostMapping("/dossiers/{id}/apology/sign")
  @Audited("dossiers.apology-signed")
  String sign(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    return act(
        id,
        "dossiers.apology.done.signed",
        locale,
        request,
        () -> service.sign(id, Typed.version(values), user));
  }

  @PostMapping("/dossiers/{id}/apology/drop")
  @Audited("dossiers.apology-dropped")
  String drop(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    return act(
        id,
        "dossiers.apology.done.dropped",
        locale,
        request,
        () -> service.drop(id, Typed.version(values), Typed.text(values, "reason"), user));
  }

  private String act(
      UUID id, String done, Locale locale, HttpServletRequest request, Runnable doing) {
    Texts texts = new Texts(messages, locale);
    try {
      doing.run();
      CurrentUsers.flash(request, "ok", texts.t(done));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
    return "redirect:/dossiers/" + id + "/apology";
  }
}
