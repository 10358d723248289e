package vn.lienthong.dossiers.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.PartAuthority;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.PartStatus;
import vn.lienthong.dossiers.PartWork;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.form.SeenFile;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
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

/** Doing something to a part: a form per action; a refused one comes back with all typed kept. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class PartController {
  private static final String FILES = "files";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final PartDesk desk;
  private final PartAuthority authority;
  private final Authority dossiers;
  private final PartRepository parts;
  private final PartWork work;
  private final DossierSupplement supplement;
  private final SentPapers papers;
  private final FilesApi files;
  private final MessageSource messages;
  private final Clock clock;

  PartController(
      PartDesk desk,
      PartAuthority authority,
      Authority dossiers,
      PartRepository parts,
      PartWork work,
      DossierSupplement supplement,
      SentPapers papers,
      FilesApi files,
      MessageSource messages,
      Clock clock) {
    this.desk = desk;
    this.authority = authority;
    this.dossiers = dossiers;
    this.parts = parts;
    this.work = work;
    this.supplement = supplement;
    this.papers = papers;
    this.files = files;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/dossiers/parts/{part}/{action}")
  String form(@PathVariable UUID part, @PathVariable String action, CurrentUser user, Model model) {
    PartAction what = action(action);
    Part read = authority.read(part, user);
    Dossier dossier = dossiers.read(read.dossierId(), user);
    if (!authority.allowed(dossier, read, user).contains(what)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    return show(read, what, start(what, user), List.of(), FormErrors.NONE, user, model);
  }

  private Map<String, String> start(PartAction what, CurrentUser user) {
    return what == PartAction.APPROVE || what == PartAction.SIGN_APPROVE
        ? Map.of("signer", user.name(), "issuedOn", DAY.format(Vietnam.today(clock)))
        : what == PartAction.PROPOSE ? Map.of("proposal", "GRANT") : Map.of();
  }

  @PostMapping("/dossiers/parts/{part}/{action}")
  @Audited("dossiers.part-acted")
  @StepUp(given = "sha256")
  String act(
      @PathVariable UUID part,
      @PathVariable String action,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    PartAction what = action(action);
    Texts texts = new Texts(messages, locale);
    Part read = authority.read(part, user);
    Map<String, String> refused = new LinkedHashMap<>();
    List<UUID> uploads = papers.collect(FILES, request, user, texts, refused);
    PartForm form = new PartForm(values, uploads);
    boolean refusing = refusing(read);
    FormErrors errors = form.check(what, refusing, texts);
    refused.forEach(errors::add);
    if (errors.isEmpty() && what == PartAction.SIGN_APPROVE) {
      signs(read, form, user, texts, errors);
    }
    if (errors.isEmpty()) {
      try {
        desk.perform(what, part, form, user);
        CurrentUsers.flash(request, "ok", texts.t("dossiers.part.done." + what.name()));
        return "redirect:/dossiers/" + read.dossierId();
      } catch (AppException refusal) {
        errors.add(PartForm.place(what, refusing), texts.t(refusal.expected()));
      }
    }
    response.setStatus(422);
    return show(read, what, values, uploads, errors, user, model);
  }

  /** What is signed lies before the signer first; whoever may not sign is refused all the same. */
  private void signs(Part part, PartForm form, CurrentUser user, Texts texts, FormErrors errors) {
    Dossier dossier = dossiers.read(part.dossierId(), user);
    if (authority.allowed(dossier, part, user).contains(PartAction.SIGN_APPROVE)) {
      SeenFile.check(files.all(form.files()), form.text("sha256"), texts, errors);
    }
  }

  private static boolean refusing(Part part) {
    Part.Proposal proposal = part.proposal();
    return proposal != null && proposal.proposal().name().equals("REFUSE");
  }

  private String show(
      Part part,
      PartAction what,
      Map<String, String> values,
      List<UUID> uploads,
      FormErrors errors,
      CurrentUser user,
      Model model) {
    Dossier dossier = dossiers.read(part.dossierId(), user);
    Map<String, String> kept = new HashMap<>(values);
    kept.putIfAbsent("version", "" + part.version());
    Map<String, String> people = new LinkedHashMap<>();
    if (what == PartAction.ASSIGN) {
      work.candidates(part)
          .forEach(post -> people.put(post.personId().toString(), post.personName()));
    }
    boolean forwards = what == PartAction.FORWARD_SUPPLEMENT;
    List<Supplement.Item> wishes =
        forwards
            ? parts.of(dossier.id()).stream()
                .filter(other -> other.status() == PartStatus.SUPPLEMENT_ASKED)
                .map(Part::wish)
                .filter(Objects::nonNull)
                .flatMap(wish -> wish.items().stream())
                .toList()
            : List.of();
    model.addAttribute(
        "page",
        new PartPage(
            dossier,
            part,
            what,
            kept,
            errors,
            people,
            wishes,
            forwards && supplement.needsLeader(dossier),
            files.all(uploads),
            files.rules(SentPapers.PURPOSE)));
    return "dossiers/linked/part";
  }

  private static PartAction action(@Nullable String path) {
    return Arrays.stream(PartAction.values())
        .filter(action -> action.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }
}
