package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureUse.Deed;
import vn.lienthong.procedures.ProcedureUse.PastDossier;

/** Walks a dossier of the past through a step table: the same acts, where the table has them. */
final class StepReplay {
  private final List<Step> steps;
  private final Map<String, Step> byKey = new LinkedHashMap<>();

  StepReplay(List<Step> steps) {
    this.steps = steps;
    steps.forEach(step -> byKey.putIfAbsent(step.key(), step));
  }

  /** How it went. */
  enum Verdict {
    /** Every act has its place. */
    SAME,
    /** It would have to pass steps at which nobody did anything then. */
    LONGER,
    /** Some acts of then are not asked for any more. */
    SHORTER,
    /** An act of then has no place, and the dossier could not go on. */
    STUCK
  }

  /**
   * @param passed steps that are new to the dossier
   * @param step where it got stuck
   */
  record Outcome(
      Verdict verdict, List<String> passed, @Nullable String step, @Nullable ActionKind action) {}

  Outcome walk(PastDossier dossier) {
    List<String> passed = new ArrayList<>();
    boolean dropped = false;
    Step at = steps.getFirst();
    boolean ended = false;
    for (Deed deed : dossier.deeds()) {
      if (ended) {
        break;
      }
      Optional<Action> action = action(at, deed.kind());
      if (action.isEmpty()) {
        List<Step> way = way(at, deed.kind());
        if (way.isEmpty()) {
          if (decides(deed.kind())) {
            return new Outcome(Verdict.STUCK, passed, at.key(), deed.kind());
          }
          dropped = true;
          continue;
        }
        way.subList(0, way.size() - 1).forEach(step -> passed.add(step.key()));
        at = way.getLast();
        action = action(at, deed.kind());
      }
      String to = action.map(Action::to).orElse(null);
      ended = deed.kind() == ActionKind.RETURN && to == null;
      at = to == null ? at : byKey.getOrDefault(to, at);
    }
    Verdict verdict = !passed.isEmpty() ? Verdict.LONGER : dropped ? Verdict.SHORTER : Verdict.SAME;
    return new Outcome(verdict, passed, null, null);
  }

  /** Without these a dossier cannot come to its end. */
  private static boolean decides(ActionKind kind) {
    return switch (kind) {
      case ACCEPT, APPROVE, SEND_BACK, RETURN -> true;
      case ASSIGN, PROCESS, CONSULT, PROPOSE, ISSUE -> false;
    };
  }

  private static Optional<Action> action(Step step, ActionKind kind) {
    return step.actions().stream().filter(action -> action.kind() == kind).findFirst();
  }

  /**
   * From the step along the ordinary acts to the first one with the act; empty if there is none.
   */
  private List<Step> way(Step from, ActionKind kind) {
    List<Step> way = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Step at = from;
    while (at != null && seen.add(at.key())) {
      way.add(at);
      if (action(at, kind).isPresent()) {
        return way;
      }
      Step here = at;
      at =
          here.actions().stream()
              .filter(a -> a.kind() != ActionKind.SEND_BACK && a.kind() != ActionKind.CONSULT)
              .filter(a -> a.to() != null && !a.to().equals(here.key()))
              .findFirst()
              .map(a -> byKey.get(a.to()))
              .orElse(null);
    }
    return List.of();
  }
}
