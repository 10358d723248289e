package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.dossiers.StoredPapers;
import vn.lienthong.dossiers.citizen.FilingPages.Held;
import vn.lienthong.dossiers.citizen.FilingPages.Paper;
import vn.lienthong.dossiers.citizen.FilingPages.PapersPage;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.StoreOffer;
import vn.lienthong.store.national.NationalAnswer;

/** The papers of a filing, one file field for each. */
@Controller
@Access(Access.Who.CITIZEN)
class PapersController {
  static final String PURPOSE = SentPapers.PURPOSE;

  private final Filings filings;
  private final SentPapers sent;
  private final FilesApi files;
  private final StoredPapers stored;
  private final NationalPapersOfFiling national;

  PapersController(
      Filings filings,
      SentPapers sent,
      FilesApi files,
      StoredPapers stored,
      NationalPapersOfFiling national) {
    this.stored = stored;
    this.national = national;
    this.filings = filings;
    this.sent = sent;
    this.files = files;
  }

  @GetMapping("/dossiers/drafts/{id}/papers")
  String papers(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Texts texts = filings.texts(locale);
    Filing filing = filings.open(id, user, texts);
    FilingStep step = filing.step(FilingStep.PAPERS);
    Map<String, String> errors =
        filing.progress(step) == Filing.Progress.TO_MEND
            ? FilingController.messages(filing.problems(step), texts)
            : Map.of();
    return show(new Shown(filing, errors, null, false), user, model);
  }

  /** Keeps every good file, and says beside each refused one why it was refused. */
  @PostMapping("/dossiers/drafts/{id}/papers")
  @Audited(value = "none", reason = "a draft is the citizen's own; the file store records uploads")
  String attach(
      @PathVariable UUID id,
      HttpServletRequest request,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Texts texts = filings.texts(locale);
    Filing before = filings.open(id, user, texts);
    Map<String, List<UUID>> kept = new LinkedHashMap<>();
    Map<String, List<UUID>> chosen = new LinkedHashMap<>();
    Map<String, String> errors = new LinkedHashMap<>();
    Map<String, List<StoreOffer>> offers = offers(before, user);
    for (Component paper : before.papers()) {
      kept.put(paper.key(), sent.collect(paper.key(), request, user, texts, errors));
      String item = request.getParameter("stored-" + paper.key());
      chosen.put(
          paper.key(),
          item != null && item.startsWith(NationalPapersOfFiling.PREFIX)
              ? national
                  .take(
                      before,
                      paper.key(),
                      item,
                      user,
                      new NationalPapersOfFiling.Refusals(errors, texts))
                  .stream()
                  .toList()
              : offers.getOrDefault(paper.key(), List.of()).stream()
                  .map(offer -> offer.item().id())
                  .filter(held -> held.toString().equals(item))
                  .toList());
    }
    if (!filings.attach(before, kept, chosen, request.getParameter("seen"))) {
      response.setStatus(409);
      return show(new Shown(filings.open(id, user, texts), errors, null, true), user, model);
    }
    if (request.getParameter("national") != null) {
      NationalAnswer answer = national.ask(before, user);
      return show(new Shown(filings.open(id, user, texts), errors, answer, false), user, model);
    }
    if (errors.isEmpty() && request.getParameter("later") != null) {
      return "redirect:/dossiers/drafts/" + id;
    }
    Filing filing = filings.open(id, user, texts);
    FilingController.messages(filing.problems(filing.step(FilingStep.PAPERS)), texts)
        .forEach(errors::putIfAbsent);
    if (errors.isEmpty()) {
      String next = filing.next(FilingStep.PAPERS);
      return "redirect:"
          + (next.isEmpty()
              ? FilingController.tasksOrCheck(filing)
              : FilingController.address(id, next));
    }
    response.setStatus(422);
    return show(new Shown(filing, errors, null, false), user, model);
  }

  static @Nullable String caseKey(Filing filing) {
    String chosen = filing.draft().data().answer(FilingStep.CASE, "caseKey");
    return chosen.isEmpty() ? null : chosen;
  }

  /** By the key of the paper. */
  private Map<String, List<StoreOffer>> offers(Filing filing, CurrentUser user) {
    return stored.offers(user.identityNumber(), filing.content(), caseKey(filing)).stream()
        .collect(Collectors.groupingBy(StoreOffer::componentKey));
  }

  List<Paper> papers(Filing filing, CurrentUser user) {
    Map<String, List<StoreOffer>> offers = offers(filing, user);
    Map<String, List<NationalOffer>> told = national.told(filing, user);
    boolean fresh = filing.draft().data().step(FilingStep.PAPERS) == null;
    return filing.papers().stream()
        .map(paper ->
            new Paper(
                paper.key(),
                paper.name(),
                paper.formName(),
                paper.required(),
                files.all(filing.draft().data().files(paper.key())),
                held(filing, paper.key(), offers, fresh),
                told.getOrDefault(paper.key(), List.of())))
        .toList();
  }

  /** The newest is chosen beforehand: what is there need not be handed in again. */
  private static List<Held> held(
      Filing filing, String key, Map<String, List<StoreOffer>> offers, boolean fresh) {
    List<StoreOffer> here = offers.getOrDefault(key, List.of());
    List<UUID> chosen = filing.draft().data().stored(key);
    return here.stream()
        .map(offer ->
            new Held(
                offer.item(),
                fresh ? offer == here.getFirst() : chosen.contains(offer.item().id())))
        .toList();
  }

  private record Shown(
      Filing filing,
      Map<String, String> errors,
      @Nullable NationalAnswer answer,
      boolean elsewhere) {}

  private String show(Shown shown, CurrentUser user, Model model) {
    Filing filing = shown.filing();
    FilingStep step = filing.step(FilingStep.PAPERS);
    model.addAttribute(
        "page",
        new PapersPage(
            filing.draft().id(),
            filing.draft().procedureName(),
            filing.steps().indexOf(step) + 1,
            filing.steps().size(),
            papers(filing, user),
            national.offered(filing, shown.answer()),
            shown.errors(),
            PURPOSE,
            files.rules(PURPOSE),
            filing.draft().data().mark(FilingStep.PAPERS),
            shown.elsewhere()));
    return "dossiers/citizen/papers";
  }
}
