package vn.lienthong.procedures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.Term;

/**
 * The step table (quy trình nội bộ) as a graph: static checks before publishing, and a dry run with
 * a sample dossier. Pure code. The first step of the list is where a dossier enters.
 */
public final class StepTable {

  /** One working day has eight working hours. */
  private static final int MINUTES_A_WORKING_DAY = 480;

  /** A sample dossier that comes this often to one step would never end. */
  private static final int MOST_VISITS = 2;

  private final List<Step> steps;
  private final Map<String, Step> byKey = new LinkedHashMap<>();

  public StepTable(List<Step> steps) {
    this.steps = List.copyOf(steps);
    steps.forEach(step -> byKey.putIfAbsent(step.key(), step));
  }

  /**
   * One stop of the sample dossier.
   *
   * @param action what is done there to go on
   * @param totalMinutes working minutes from intake to the end of this step
   */
  public record Visit(Step step, ActionKind action, int totalMinutes) {}

  /** All findings, errors and warnings, in the order of the table. */
  public List<StepFinding> check(List<Term> legalTerms) {
    if (steps.isEmpty()) {
      return List.of(new StepFinding(StepFinding.Kind.NO_STEPS, "", ""));
    }
    List<StepFinding> found = new ArrayList<>();
    Set<String> reachable = reachable();
    Set<String> ending = ending();
    for (Step step : steps) {
      checkStep(step, found);
      if (!reachable.contains(step.key())) {
        found.add(new StepFinding(StepFinding.Kind.UNREACHABLE, step.key(), ""));
      } else if (!ending.contains(step.key())) {
        found.add(new StepFinding(StepFinding.Kind.DEAD_END, step.key(), ""));
      }
    }
    if (steps.stream().noneMatch(StepTable::endsHere)) {
      found.add(new StepFinding(StepFinding.Kind.NO_END, "", ""));
    }
    if (steps.stream().flatMap(s -> s.actions().stream()).noneMatch(StepTable::decides)) {
      found.add(new StepFinding(StepFinding.Kind.NO_DECISION, "", ""));
    }
    checkTime(legalTerms, found);
    return found;
  }

  private void checkStep(Step step, List<StepFinding> found) {
    if (step.actions().isEmpty()) {
      found.add(new StepFinding(StepFinding.Kind.STEP_WITHOUT_ACTION, step.key(), ""));
    }
    if (step.role() == null || step.unitRule() == null) {
      found.add(new StepFinding(StepFinding.Kind.NOT_ASSIGNED, step.key(), ""));
    }
    if (step.minutes() <= 0) {
      found.add(new StepFinding(StepFinding.Kind.NO_TIME, step.key(), ""));
    }
    for (Action action : step.actions()) {
      if (action.to() != null && !byKey.containsKey(action.to())) {
        found.add(new StepFinding(StepFinding.Kind.UNKNOWN_TARGET, step.key(), action.to()));
      }
    }
  }

  private void checkTime(List<Term> legalTerms, List<StepFinding> found) {
    int sum = dryRun().stream().map(Visit::totalMinutes).max(Integer::compare).orElse(0);
    OptionalInt exact = shortest(legalTerms, true);
    OptionalInt rough = shortest(legalTerms, false);
    if (exact.isPresent() && sum > exact.getAsInt()) {
      found.add(
          new StepFinding(
              StepFinding.Kind.LONGER_THAN_LEGAL_TERM, "", sum + ">" + exact.getAsInt()));
    } else if (rough.isPresent() && sum > rough.getAsInt()) {
      found.add(
          new StepFinding(StepFinding.Kind.PROBABLY_LONGER, "", sum + ">" + rough.getAsInt()));
    }
  }

  /** The shortest term in working minutes, of those that are counted in working time, or others. */
  private static OptionalInt shortest(List<Term> terms, boolean working) {
    return terms.stream()
        .filter(term -> working == countsWork(term))
        .flatMap(term -> workingMinutes(term).stream())
        .mapToInt(minutes -> minutes)
        .min();
  }

  /** Days and months of the calendar hold more or less work, as holidays fall. */
  private static boolean countsWork(Term term) {
    return switch (term.unit()) {
      case HOUR, WORKING_DAY, SAME_DAY_CUTOFF -> true;
      case CALENDAR_DAY, MONTH, NONE -> false;
    };
  }

  /** Working minutes of a term if it is one that can be compared with steps. */
  static List<Integer> workingMinutes(Term term) {
    return switch (term.unit()) {
      case HOUR -> List.of(term.amount() * 60);
      case WORKING_DAY -> List.of(term.amount() * MINUTES_A_WORKING_DAY);
      case SAME_DAY_CUTOFF -> List.of(MINUTES_A_WORKING_DAY);
      // Five working days a week: a rough measure, good enough for a warning.
      case CALENDAR_DAY -> List.of(Math.max(1, term.amount() * 5 / 7) * MINUTES_A_WORKING_DAY);
      case MONTH -> List.of(term.amount() * 21 * MINUTES_A_WORKING_DAY);
      case NONE -> List.of();
    };
  }

  /** Walks a sample dossier from the first step along the ordinary action of each step. */
  public List<Visit> dryRun() {
    List<Visit> visits = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    Step step = steps.isEmpty() ? null : steps.getFirst();
    int minutes = 0;
    while (step != null && seen.merge(step.key(), 1, Integer::sum) <= MOST_VISITS) {
      minutes += step.minutes();
      Action action = ordinary(step, seen);
      visits.add(new Visit(step, action == null ? ActionKind.RETURN : action.kind(), minutes));
      step = action == null || action.to() == null ? null : byKey.get(action.to());
    }
    return visits;
  }

  /** The first action that leads on and not back. */
  private static @Nullable Action ordinary(Step step, Map<String, Integer> seen) {
    return step.actions().stream()
        .filter(a -> a.kind() != ActionKind.SEND_BACK && a.kind() != ActionKind.CONSULT)
        .filter(a -> a.to() != null && !seen.containsKey(a.to()))
        .findFirst()
        .orElse(null);
  }

  private Set<String> reachable() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(steps.getFirst().key()));
    while (!open.isEmpty()) {
      Step step = byKey.get(open.pop());
      if (step != null && reached.add(step.key())) {
        step.actions().stream().map(Action::to).filter(Objects::nonNull).forEach(open::push);
      }
    }
    return reached;
  }

  /** Steps from which an end can be reached: a loop that does not exit is not among them. */
  private Set<String> ending() {
    Set<String> ending = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Step step : steps) {
        boolean ends =
            endsHere(step)
                || step.actions().stream().anyMatch(a -> a.to() != null && ending.contains(a.to()));
        grown |= ends && ending.add(step.key());
      }
    }
    return ending;
  }

  private static boolean endsHere(Step step) {
    return step.actions().stream().anyMatch(a -> a.kind() == ActionKind.RETURN && a.to() == null);
  }

  private static boolean decides(Action action) {
    return action.kind() == ActionKind.APPROVE;
  }
}
