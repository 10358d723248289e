package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureUse.Deed;
import vn.lienthong.procedures.ProcedureUse.PastDossier;
import vn.lienthong.procedures.StepReplay.Outcome;
import vn.lienthong.procedures.StepReplay.Verdict;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.FormContext;

/**
 * What a draft would have made of the dossiers of the past: their way through its steps, the time
 * they took at each, and their answers under its form.
 *
 * @param answered dossiers with an electronic form
 * @param good of them, those whose answers the form of the draft takes
 */
record DryRunReport(
    int dossiers,
    Map<Verdict, Integer> verdicts,
    List<Stuck> stuck,
    List<Passed> passed,
    List<StepTime> times,
    int answered,
    int good,
    List<Trouble> troubles) {

  private static final int EXAMPLES = 3;

  /** Dossiers that could not go on at the step, as it has no such act. */
  record Stuck(String step, ActionKind action, int count, List<String> examples) {}

  /** Dossiers that would have to pass the step, at which nobody did anything then. */
  record Passed(String step, int count) {}

  /**
   * @param median working minutes that the step took
   * @param within visits that kept to the planned minutes
   */
  record StepTime(Step step, int visits, int median, int within) {
    double share() {
      return visits == 0 ? 0 : (double) within / visits;
    }
  }

  /** A question whose answers of then the draft refuses. */
  record Trouble(String field, String label, String key, int count, List<String> examples) {}

  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  static DryRunReport of(
      ProcedureContent draft, List<PastDossier> past, @Nullable FormContext context) {
    StepReplay replay = new StepReplay(draft.steps());
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    Map<List<Object>, List<String>> stuck = new LinkedHashMap<>();
    Map<String, Integer> passed = new LinkedHashMap<>();
    Map<String, List<Integer>> minutes = new LinkedHashMap<>();
    for (PastDossier dossier : past) {
      if (!draft.steps().isEmpty()) {
        Outcome outcome = replay.walk(dossier);
        verdicts.merge(outcome.verdict(), 1, Integer::sum);
        outcome.passed().stream().distinct().forEach(step -> passed.merge(step, 1, Integer::sum));
        if (outcome.step() != null && outcome.action() != null) {
          stuck
              .computeIfAbsent(
                  List.of(outcome.step(), outcome.action()), place -> new ArrayList<>())
              .add(dossier.code());
        }
      }
      for (Deed deed : dossier.deeds()) {
        if (deed.minutes() != null) {
          minutes.computeIfAbsent(deed.step(), step -> new ArrayList<>()).add(deed.minutes());
        }
      }
    }
    Answers answers = Answers.of(draft.form(), past, context);
    return new DryRunReport(
        past.size(),
        verdicts,
        stuck.entrySet().stream()
            .map(e ->
                new Stuck(
                    (String) e.getKey().get(0),
                    (ActionKind) e.getKey().get(1),
                    e.getValue().size(),
                    e.getValue().stream().limit(EXAMPLES).toList()))
            .toList(),
        passed.entrySet().stream().map(e -> new Passed(e.getKey(), e.getValue())).toList(),
        draft.steps().stream()
            .map(step -> time(step, minutes.getOrDefault(step.key(), List.of())))
            .toList(),
        answers.answered(),
        answers.good(),
        answers.troubles());
  }

  private static StepTime time(Step step, List<Integer> minutes) {
    List<Integer> sorted = minutes.stream().sorted().toList();
    int median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    int within = (int) sorted.stream().filter(took -> took <= step.minutes()).count();
    return new StepTime(step, sorted.size(), median, within);
  }

  private record Answers(int answered, int good, List<Trouble> troubles) {
    static Answers of(@Nullable Form form, List<PastDossier> past, @Nullable FormContext context) {
      int answered = 0;
      int good = 0;
      Map<List<String>, List<String>> codes = new LinkedHashMap<>();
      for (PastDossier dossier : past) {
        if (form == null || context == null || dossier.answers().isEmpty()) {
          continue;
        }
        answered++;
        Map<String, String> typed = new LinkedHashMap<>(dossier.answers());
        // Files are kept with the papers of a dossier, not among its answers.
        AnswerRules.files(form).forEach(field -> typed.put(field, "kept"));
        var problems = AnswerRules.check(form, typed, context).problems();
        good += problems.isEmpty() ? 1 : 0;
        problems.stream()
            .map(p -> List.of(p.field().replaceAll("\\.\\d+\\.", "."), p.label(), p.key()))
            .distinct()
            .forEach(
                place -> codes.computeIfAbsent(place, p -> new ArrayList<>()).add(dossier.code()));
      }
      List<Trouble> troubles =
          codes.entrySet().stream()
              .map(e ->
                  new Trouble(
                      e.getKey().get(0),
                      e.getKey().get(1),
                      e.getKey().get(2),
                      e.getValue().size(),
                      e.getValue().stream().limit(EXAMPLES).toList()))
              .sorted(Comparator.comparingInt(Trouble::count).reversed())
              .toList();
      return new Answers(answered, good, Objects.requireNonNull(troubles));
    }
  }
}
