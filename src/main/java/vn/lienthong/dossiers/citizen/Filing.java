package vn.lienthong.dossiers.citizen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.AnswerRules.Problem;
import vn.lienthong.procedures.form.FormContext;

/**
 * A draft beside the procedure it is for: which pages are done, what is still missing.
 *
 * @param all every page, those too that an answer hides
 */
record Filing(Draft draft, ProcedureContent content, List<FilingStep> all, FormContext context) {

  private static final String CASE = "caseKey";

  enum Progress {
    NOT_STARTED,
    TO_MEND,
    DONE
  }

  List<Problem> problems(FilingStep step) {
    if (step.papers()) {
      return requiredPapers().stream()
          .filter(paper -> !draft.data().has(paper.key()))
          .map(paper -> new Problem(paper.key(), paper.name(), "procedures.answer.paper", ""))
          .toList();
    }
    List<Problem> problems = new ArrayList<>(check(step, typed(step)).problems());
    if (step.key().equals(FilingStep.OWNER)
        && draft.data().answer(FilingStep.OWNER, "whose").equals("other")
        && draft.data().answer(FilingStep.OWNER, "ownerName").isBlank()) {
      problems.add(
          new Problem("ownerName", step.fields().get(1).label(), "procedures.answer.required", ""));
    }
    return problems;
  }

  AnswerRules.Checked check(FilingStep step, Map<String, String> typed) {
    return AnswerRules.check(step.fields(), typed, known(step), context);
  }

  /** The pages that the answers so far ask for. */
  List<FilingStep> steps() {
    return walk(null).shown();
  }

  /** Answers on earlier pages, which conditions may ask for; the chosen case is one of them. */
  Map<String, String> known(FilingStep step) {
    return walk(step).known();
  }

  private record Walk(List<FilingStep> shown, Map<String, String> known) {}

  /** Goes through the pages in order up to the given one, or through all. */
  private Walk walk(@Nullable FilingStep before) {
    Map<String, String> known = new HashMap<>();
    known.put(CASE, draft.data().answer(FilingStep.CASE, CASE));
    List<FilingStep> shown = new ArrayList<>();
    for (FilingStep step : all) {
      if (before != null && step.key().equals(before.key())) {
        break;
      }
      if (AnswerRules.holds(step.showWhen(), known)) {
        shown.add(step);
        if (step.form()) {
          known.putAll(
              AnswerRules.check(step.fields(), typed(step), Map.copyOf(known), context).answers());
        }
      }
    }
    return new Walk(shown, known);
  }

  /** As it would be with these answers of a page. */
  Filing with(FilingStep step, Map<String, String> typed) {
    return new Filing(draft.with(draft.data().withStep(step.key(), typed)), content, all, context);
  }

  Map<String, String> typed(FilingStep step) {
    Map<String, String> typed = draft.data().step(step.key());
    return typed == null ? Map.of() : typed;
  }

  Progress progress(FilingStep step) {
    if (draft.data().step(step.key()) == null) {
      return Progress.NOT_STARTED;
    }
    return problems(step).isEmpty() ? Progress.DONE : Progress.TO_MEND;
  }

  boolean complete() {
    return steps().stream().allMatch(step -> progress(step) == Progress.DONE);
  }

  /** The first page that is not done after the given one; empty = all done, check the answers. */
  String next(String after) {
    boolean seen = false;
    for (FilingStep step : steps()) {
      if (seen && progress(step) != Progress.DONE) {
        return step.key();
      }
      seen = seen || step.key().equals(after);
    }
    return "";
  }

  FilingStep step(String key) {
    return steps().stream()
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new vn.lienthong.shared.AppException(vn.lienthong.shared.SharedErrors.NOT_FOUND));
  }

  /** Papers that this case hands in; a paper without a case belongs to all of them. */
  List<Component> papers() {
    String chosen = draft.data().answer(FilingStep.CASE, "caseKey");
    return content.components().stream()
        .filter(paper -> paper.group() == null || paper.group() == ComponentGroup.SUBMIT)
        .filter(
            paper -> paper.caseKey() == null || chosen.isEmpty() || paper.caseKey().equals(chosen))
        .toList();
  }

  private List<Component> requiredPapers() {
    return papers().stream().filter(Component::required).toList();
  }

  /** Every answer of the electronic form itself, in its order. */
  Map<String, String> formAnswers() {
    Map<String, String> answers = new LinkedHashMap<>();
    for (FilingStep step : steps()) {
      if (step.form()) {
        answers.putAll(check(step, typed(step)).answers());
      }
    }
    return answers;
  }
}
