package vn.lienthong.dossiers;

import java.util.List;
import java.util.Optional;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.procedures.ProcedureContent.UnitRule;

/** The steps (quy trình nội bộ) that a dossier walks, as its procedure version lays them down. */
public final class StepPath {
  /** For procedures without a table of their own: the ordinary six steps of the one-stop. */
  private static final List<Step> ORDINARY =
      List.of(
          step(
              "receive",
              "Tiếp nhận hồ sơ",
              "Receive",
              StepRole.COUNTER,
              UnitRule.RECEIVING,
              120,
              new Action(ActionKind.ACCEPT, "assign")),
          step(
              "assign",
              "Phân công xử lý",
              "Assign",
              StepRole.HEAD,
              UnitRule.HANDLING_DIVISION,
              240,
              new Action(ActionKind.ASSIGN, "appraise")),
          step(
              "appraise",
              "Thẩm định hồ sơ",
              "Appraise",
              StepRole.SPECIALIST,
              UnitRule.HANDLING_DIVISION,
              960,
              new Action(ActionKind.PROCESS, null),
              new Action(ActionKind.CONSULT, null),
              new Action(ActionKind.PROPOSE, "approve")),
          step(
              "approve",
              "Phê duyệt kết quả",
              "Approve",
              StepRole.LEADER,
              UnitRule.HANDLING,
              480,
              new Action(ActionKind.APPROVE, "issue"),
              new Action(ActionKind.SEND_BACK, "appraise")),
          step(
              "issue",
              "Vào sổ, phát hành kết quả",
              "Issue",
              StepRole.CLERK,
              UnitRule.HANDLING,
              120,
              new Action(ActionKind.ISSUE, "return")),
          step(
              "return",
              "Trả kết quả",
              "Return",
              StepRole.COUNTER,
              UnitRule.RECEIVING,
              0,
              new Action(ActionKind.RETURN, null)));

  private final List<Step> steps;

  private StepPath(List<Step> steps) {
    this.steps = steps;
  }

  public static StepPath of(ProcedureContent content) {
    return new StepPath(content.steps().isEmpty() ? ORDINARY : content.steps());
  }

  private static Step step(
      String key,
      String name,
      String nameEn,
      StepRole role,
      UnitRule rule,
      int minutes,
      Action... actions) {
    return new Step(key, name, nameEn, role, rule, minutes, List.of(actions));
  }

  public List<Step> steps() {
    return steps;
  }

  Step first() {
    return steps.getFirst();
  }

  public Optional<Step> step(String key) {
    return steps.stream().filter(step -> step.key().equals(key)).findFirst();
  }

  boolean offers(String stepKey, ActionKind kind) {
    return action(stepKey, kind).isPresent();
  }

  /** Where the action leads; empty when the dossier stays or its way ends here. */
  Optional<Step> next(String stepKey, ActionKind kind) {
    return action(stepKey, kind).map(Action::to).flatMap(this::step);
  }

  /** The first step at which the action is offered. */
  Optional<Step> where(ActionKind kind) {
    return steps.stream().filter(step -> offers(step.key(), kind)).findFirst();
  }

  private Optional<Action> action(String stepKey, ActionKind kind) {
    return step(stepKey).stream()
        .flatMap(step -> step.actions().stream())
        .filter(action -> action.kind() == kind)
        .findFirst();
  }
}
