package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.citizen.FilingPages.DraftRow;
import vn.lienthong.dossiers.citizen.FilingPages.StartPage;
import vn.lienthong.dossiers.citizen.FilingPages.Task;
import vn.lienthong.dossiers.citizen.FilingPages.TasksPage;
import vn.lienthong.procedures.form.AnswerRules.Problem;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** Filing step by step: one page of questions at a time, saved at each, taken up again any time. */
@Controller
@Access(Access.Who.CITIZEN)
class FilingController {
  private static final String NO_AUDIT = "a draft is the citizen's own; nothing official happens";

  private final Filings filings;
  private final Questions questions;

  FilingController(Filings filings, Questions questions) {
    this.filings = filings;
    this.questions = questions;
  }

  @GetMapping("/dossiers/file/{code}")
  String start(@PathVariable String code, CurrentUser user, Model model) {
    List<DraftRow> drafts =
        filings.of(user).stream()
            .filter(draft -> draft.procedureCode().equals(code))
            .map(d -> new DraftRow(d.id(), d.procedureCode(), d.procedureName(), d.savedAt()))
            .toList();
    model.addAttribute("page", new StartPage(filings.procedure(code).content(), drafts));
    return "dossiers/citizen/start";
  }

  @PostMapping("/dossiers/file/{code}")
  @Audited(value = "none", reason = NO_AUDIT)
  String begin(@PathVariable String code, CurrentUser user) {
    return "redirect:/dossiers/drafts/" + filings.start(code, user);
  }

  @GetMapping("/dossiers/drafts/{id}")
  String tasks(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Filing filing = filings.open(id, user, filings.texts(locale));
    List<Task> tasks =
        filing.steps().stream()
            .map(s -> new Task(s.title(), address(id, s.key()), filing.progress(s)))
            .toList();
    model.addAttribute(
        "page",
        new TasksPage(
            id,
            filing.draft().procedureCode(),
            filing.draft().procedureName(),
            filing.draft().savedAt(),
            tasks,
            filing.complete()));
    return "dossiers/citizen/tasks";
  }

  /** {@code rows} tells that a row was just added or removed: no word on what is missing yet. */
  @GetMapping("/dossiers/drafts/{id}/step/{step}")
  String question(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(required = false) @Nullable String rows,
      CurrentUser user,
      Locale locale,
      Model model) {
    Texts texts = filings.texts(locale);
    Filing filing = filings.open(id, user, texts);
    FilingStep page = filing.step(step);
    Map<String, String> errors =
        rows == null && filing.progress(page) == Filing.Progress.TO_MEND
            ? messages(filing.problems(page), texts)
            : Map.of();
    model.addAttribute("page", questions.page(filing, page, errors, user, texts));
    return "dossiers/citizen/question";
  }

  @PostMapping("/dossiers/drafts/{id}/step/{step}")
  @Audited(value = "none", reason = NO_AUDIT)
  String answer(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam Map<String, String> typed,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = filings.texts(locale);
    Filing before = filings.open(id, user, texts);
    Map<String, String> errors = new LinkedHashMap<>();
    Map<String, String> sent =
        questions.sent(
            before.step(step), typed, new Questions.Sender(request, user, texts, errors));
    Map<String, String> kept = Filings.kept(before.step(step), sent);
    if (!filings.save(before, step, kept, typed.get("seen"))) {
      response.setStatus(409);
      Filing now = filings.open(id, user, texts);
      model.addAttribute("page", questions.conflict(now, now.step(step), kept, user, texts));
      return "dossiers/citizen/question";
    }
    if (errors.isEmpty() && typed.containsKey("later")) {
      return "redirect:/dossiers/drafts/" + id;
    }
    Optional<String> table = Questions.changedTable(typed);
    if (errors.isEmpty() && table.isPresent()) {
      return "redirect:" + address(id, step) + "?rows=" + table.get() + "#" + table.get();
    }
    Filing filing = filings.open(id, user, texts);
    FilingStep page = filing.step(step);
    messages(filing.problems(page), texts).forEach(errors::putIfAbsent);
    if (errors.isEmpty()) {
      String next = filing.next(step);
      return "redirect:" + (next.isEmpty() ? tasksOrCheck(filing) : address(id, next));
    }
    response.setStatus(422);
    model.addAttribute("page", questions.page(filing, page, errors, user, texts));
    return "dossiers/citizen/question";
  }

  @PostMapping("/dossiers/drafts/{id}/discard")
  @Audited(value = "none", reason = NO_AUDIT)
  String discard(@PathVariable UUID id, CurrentUser user) {
    filings.discard(id, user);
    return "redirect:/dossiers/mine";
  }

  static String address(UUID draft, String step) {
    return "/dossiers/drafts/"
        + draft
        + (step.equals(FilingStep.PAPERS) ? "/papers" : "/step/" + step);
  }

  static String tasksOrCheck(Filing filing) {
    return "/dossiers/drafts/" + filing.draft().id() + (filing.complete() ? "/check" : "");
  }

  static Map<String, String> messages(List<Problem> problems, Texts texts) {
    Map<String, String> messages = new LinkedHashMap<>();
    for (Problem problem : problems) {
      messages.putIfAbsent(
          problem.field(), texts.t(problem.key(), problem.label(), problem.argument()));
    }
    return messages;
  }
}
