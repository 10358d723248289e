package vn.lienthong.dossiers.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierConflict;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.form.SeenFile;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/**
 * Doing something to a dossier: a form per action; a refused one comes back with all typed kept.
 */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class ActionController {
  private static final String FILES = "files";

  private final ActionDesk desk;
  private final ActionChoices choices;
  private final DossierPages pages;
  private final ConflictPages conflicts;
  private final Authority authority;
  private final SentPapers papers;
  private final FilesApi files;
  private final MessageSource messages;

  ActionController(
      ActionDesk desk,
      ActionChoices choices,
      DossierPages pages,
      ConflictPages conflicts,
      Authority authority,
      SentPapers papers,
      FilesApi files,
      MessageSource messages) {
    this.desk = desk;
    this.choices = choices;
    this.pages = pages;
    this.conflicts = conflicts;
    this.authority = authority;
    this.papers = papers;
    this.files = files;
    this.messages = messages;
  }

  @GetMapping("/dossiers/{id}/{action}")
  String form(
      @PathVariable UUID id,
      @PathVariable String action,
      CurrentUser user,
      Locale locale,
      Model model) {
    DossierAction what = action(action);
    Dossier dossier = authority.read(id, user);
    authority.require(dossier, what, user);
    return show(
        what,
        dossier,
        choices.start(what, dossier),
        List.of(),
        FormErrors.NONE,
        user,
        new Texts(messages, locale),
        model);
  }

  @PostMapping("/dossiers/{id}/{action}")
  @Audited("dossiers.acted")
  @StepUp(given = "sha256")
  String act(
      @PathVariable UUID id,
      @PathVariable String action,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    DossierAction what = action(action);
    Texts texts = new Texts(messages, locale);
    Dossier dossier = authority.read(id, user);
    FormErrors errors;
    Map<String, String> refused = new LinkedHashMap<>();
    List<UUID> uploads = papers.collect(FILES, request, user, texts, refused);
    if (what == DossierAction.RECEIVE_SUPPLEMENT) {
      for (String field : desk.scans(id)) {
        String sent =
            papers.collect(field, request, user, texts, refused).stream()
                .map(UUID::toString)
                .collect(Collectors.joining(","));
        values.put(field + "Ids", sent);
      }
    }
    try {
      ActionForm form = new ActionForm(values, uploads);
      errors = form.check(what, texts);
      refused.forEach(errors::add);
      if (errors.isEmpty() && asks(what) && desk.items(id, form).isEmpty()) {
        errors.add("other", texts.t("dossiers.form.items"));
      }
      // whoever may not sign is refused as for every act, before anything is asked of the file
      if (errors.isEmpty()
          && what == DossierAction.SIGN_RESULT
          && authority.allowed(dossier, user).contains(what)) {
        SeenFile.check(files.all(form.files()), form.text("sha256"), texts, errors);
      }
      if (errors.isEmpty()) {
        desk.perform(what, id, form, user);
        CurrentUsers.flash(request, "ok", texts.t("dossiers.done." + what.name(), dossier.code()));
        return "redirect:/dossiers/" + id;
      }
    } catch (DossierConflict conflict) {
      response.setStatus(409);
      model.addAttribute("page", conflicts.of(conflict, what, values, uploads, user, texts));
      return "dossiers/desk/conflict";
    } catch (AppException refusal) {
      if (!expected(refusal)) {
        throw refusal;
      }
      errors = new FormErrors();
      errors.add(
          field(refusal, what), texts.t(refusal.code().key(), refusal.arguments().toArray()));
    }
    response.setStatus(422);
    return show(what, dossier, values, uploads, errors, user, texts, model);
  }

  private static boolean asks(DossierAction action) {
    return action == DossierAction.ASK_APPLICANT || action == DossierAction.REQUEST_SUPPLEMENT;
  }

  /** Where a refusal of the service is shown. */
  private static String field(AppException refusal, DossierAction what) {
    List<String> required = ActionForm.required(what);
    if (refusal.code() == DossiersErrors.CHARGE_DUE) {
      return "owed";
    }
    if (refusal.code() == DossiersErrors.LATE_NOTICE) {
      return "lateReason";
    }
    if (refusal.code() == DossiersErrors.BAD_DATE && asks(what)) {
      return "answerBy";
    }
    return required.isEmpty() ? "note" : required.getFirst();
  }

  private static boolean expected(AppException refusal) {
    ErrorCode.Type type = refusal.code().type();
    return type == ErrorCode.Type.USER
        || type == ErrorCode.Type.CONFLICT
        || type == ErrorCode.Type.TOO_LARGE;
  }

  private String show(
      DossierAction what,
      Dossier dossier,
      Map<String, String> values,
      List<UUID> uploads,
      FormErrors errors,
      CurrentUser user,
      Texts texts,
      Model model) {
    Map<String, String> kept = new HashMap<>(values);
    kept.putIfAbsent("version", "" + dossier.version());
    model.addAttribute(
        "page",
        new ActionPage(
            pages.of(dossier, user, texts),
            what,
            kept,
            files.all(uploads),
            scans(what, dossier.id(), new ActionForm(values, uploads)),
            files.rules(SentPapers.PURPOSE),
            errors,
            choices.options(what, dossier, texts),
            choices.notice(what, dossier, user, texts)));
    return "dossiers/desk/action";
  }

  private Map<String, List<StoredFile>> scans(DossierAction what, UUID dossier, ActionForm form) {
    return what == DossierAction.RECEIVE_SUPPLEMENT
        ? desk.scans(dossier).stream()
            .collect(Collectors.toMap(field -> field, field -> files.all(form.uploads(field))))
        : Map.of();
  }

  private static DossierAction action(String path) {
    return Arrays.stream(DossierAction.values())
        .filter(action -> action.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }
}
