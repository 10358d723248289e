package vn.lienthong.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SigningApi;

/** Certified electronic copies: the register, a new one, taking one back. */
@Controller
class CopyController {
  private static final int ROWS = 50;

  private final Certification certification;
  private final CopyRepository copies;
  private final CopiedResults copied;
  private final PaperForm paper;
  private final FilesApi files;
  private final SigningApi signing;
  private final MessageSource messages;
  private final Clock clock;

  CopyController(
      Certification certification,
      CopyRepository copies,
      CopiedResults copied,
      PaperForm paper,
      FilesApi files,
      SigningApi signing,
      MessageSource messages,
      Clock clock) {
    this.certification = certification;
    this.copies = copies;
    this.copied = copied;
    this.paper = paper;
    this.files = files;
    this.signing = signing;
    this.messages = messages;
    this.clock = clock;
  }

  record CopiesPage(
      List<CertifiedCopy> rows,
      String q,
      boolean mayCertify,
      @Nullable String next,
      LocalDate today) {}

  record NewCopyPage(
      FactsForm form,
      FormErrors errors,
      Map<String, String> kinds,
      List<StoredFile> scans,
      String purpose,
      UploadRules rules) {
    @Nullable String value(String name) {
      return form.values().get(name);
    }
  }

  /**
   * @param results of dossiers that it copies, as far as the reader sees them
   * @param signature of whoever certified; null for a copy from before copies were signed
   */
  record CopyPage(
      CertifiedCopy copy,
      List<StoreItem> results,
      @Nullable StoredFile file,
      @Nullable SignatureSummary signature,
      boolean mayRevoke,
      LocalDate today) {}

  @GetMapping("/store/copies")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    List<CertifiedCopy> rows = copies.list(user.reach(StoreAuthority.VIEW), q.strip(), after, ROWS);
    String next =
        rows.size() < ROWS
            ? null
            : "/store/copies?after="
                + rows.getLast().id()
                + "&q="
                + java.net.URLEncoder.encode(q.strip(), java.nio.charset.StandardCharsets.UTF_8);
    model.addAttribute(
        "page",
        new CopiesPage(
            rows, q.strip(), user.may(StoreAuthority.CERTIFY), next, Vietnam.today(clock)));
    return "store/copies";
  }

  @GetMapping("/store/copies/new")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CERTIFY)
  String fresh(Locale locale, Model model) {
    return form(new FactsForm(Map.of()), FormErrors.NONE, List.of(), locale, model);
  }

  private String form(
      FactsForm form, FormErrors errors, List<StoredFile> scans, Locale locale, Model model) {
    model.addAttribute(
        "page",
        new NewCopyPage(
            form,
            errors,
            paper.kinds(new Texts(messages, locale)),
            scans,
            StoreFiles.PURPOSE,
            paper.rules()));
    return "store/copyNew";
  }

  @PostMapping("/store/copies/new")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CERTIFY)
  @Audited("store.certified")
  String certify(
      @RequestParam Map<String, String> values,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(true, texts);
    PaperForm.require(form, "owner", texts, errors);
    PaperForm.require(form, "ownerName", texts, errors);
    if (!form.text("copyUntil").isEmpty() && form.day("copyUntil") == null) {
      errors.add("copyUntil", texts.t("store.form.badDate"));
    }
    if (form.text("compared").isEmpty()) {
      errors.add("compared", texts.t("store.error.NOT_COMPARED"));
    }
    List<StoredFile> scans = paper.collect(new PaperForm.Sent(values, sent), user, texts, errors);
    if (errors.isEmpty()) {
      try {
        CertifiedCopy copy =
            certification.certify(
                new Certification.Wanted(
                    form.text("owner"),
                    form.text("ownerName"),
                    form.facts(),
                    scans.getFirst().id(),
                    true,
                    form.day("copyUntil"),
                    form.text("dossierCode")),
                user);
        CurrentUsers.flash(request, "ok", texts.t("store.done.certified", copy.code()));
        return "redirect:/store/copies/" + copy.id();
      } catch (AppException refusal) {
        String field =
            refusal.code() == StoreErrors.NO_NUMBER
                ? "owner"
                : refusal.code() == StoreErrors.BAD_DATE
                    ? "copyUntil"
                    : refusal.code() == StoreErrors.BAD_DOSSIER_CODE ? "dossierCode" : "file";
        errors.add(field, texts.t(refusal));
      }
    }
    response.setStatus(422);
    return form(form, errors, scans, locale, model);
  }

  @GetMapping("/store/copies/{id}")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    CertifiedCopy copy = certification.read(id, user);
    model.addAttribute(
        "page",
        new CopyPage(
            copy,
            copied.results(copy.itemId(), user),
            files.all(List.of(copy.fileId())).stream().findFirst().orElse(null),
            signing.ofContent(copy.sha256()).orElse(null),
            copy.revokedAt() == null && user.may(StoreAuthority.CERTIFY, copy.unitPath()),
            Vietnam.today(clock)));
    return "store/copy";
  }

  @PostMapping("/store/copies/{id}/revoke")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CERTIFY)
  @Audited("store.copy-revoked")
  String revoke(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    certification.revoke(id, reason, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("store.done.copyRevoked"));
    return "redirect:/store/copies/" + id;
  }
}
