package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** A draft tried on past dossiers, and what publishing it would touch. */
@Controller
@RequestMapping("/procedures/drafts/{id}")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class TrialController {
  private final ProcedureEditing editing;
  private final ProcedureTrial trial;
  private final DoubtRepository doubts;
  private final MessageSource messages;

  TrialController(
      ProcedureEditing editing,
      ProcedureTrial trial,
      DoubtRepository doubts,
      MessageSource messages) {
    this.editing = editing;
    this.trial = trial;
    this.doubts = doubts;
    this.messages = messages;
  }

  record DryRunPage(Draft draft, DryRunReport report) {
    /** Name of a step for the reader. */
    String step(vn.lienthong.shared.web.View v, String key) {
      return draft.content().steps().stream()
          .filter(step -> step.key().equals(key))
          .findFirst()
          .map(step -> v.pick(step.name(), step.nameEn()))
          .orElse(key);
    }
  }

  record ImpactPage(
      Draft draft,
      ProcedureTrial.Impact impact,
      List<StepFinding> findings,
      int openDoubts,
      FormRows form,
      java.time.LocalDate today,
      boolean mayPublish) {

    boolean publishable() {
      return draft.content().steps().isEmpty()
          || findings.stream().noneMatch(finding -> finding.kind().error());
    }
  }

  @GetMapping("/dry-run")
  String dryRun(@PathVariable UUID id, Locale locale, Model model) {
    Draft draft = editing.draft(id);
    String language = new Texts(messages, locale).lang();
    model.addAttribute("page", new DryRunPage(draft, trial.dryRun(draft, language)));
    return "procedures/dryRun";
  }

  @GetMapping("/impact")
  String impact(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(editing.draft(id), new FormRows(java.util.Map.of()), user, model);
  }

  /** The same page again, with what was wrong with publishing. */
  String refused(
      Draft draft, FormRows form, CurrentUser user, HttpServletResponse response, Model model) {
    response.setStatus(422);
    return show(draft, form, user, model);
  }

  private String show(Draft draft, FormRows form, CurrentUser user, Model model) {
    model.addAttribute(
        "page",
        new ImpactPage(
            draft,
            trial.impact(draft),
            new StepTable(draft.content().steps()).check(ContentFacts.terms(draft.content())),
            doubts.openOf(draft.code()).size(),
            form,
            editing.today(),
            user.may(ProcedureEditing.PUBLISH)));
    return "procedures/impact";
  }
}
