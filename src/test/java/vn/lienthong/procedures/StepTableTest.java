package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.procedures.ProcedureContent.UnitRule;

class StepTableTest {

  private static final List<Term> FIVE_DAYS = List.of(new Term(5, TermUnit.WORKING_DAY));

  static List<Step> sound() {
    return List.of(
        step("intake", 240, action(ActionKind.ACCEPT, "assign")),
        step("assign", 120, action(ActionKind.ASSIGN, "process")),
        step(
            "process",
            960,
            action(ActionKind.PROPOSE, "approve"),
            action(ActionKind.CONSULT, null)),
        step(
            "approve",
            240,
            action(ActionKind.APPROVE, "issue"),
            action(ActionKind.SEND_BACK, "process")),
        step("issue", 120, action(ActionKind.ISSUE, "return")),
        step("return", 60, action(ActionKind.RETURN, null)));
  }

  static Step step(String key, int minutes, Action... actions) {
    return new Step(
        key, key, null, StepRole.SPECIALIST, UnitRule.HANDLING, minutes, List.of(actions));
  }

  static Action action(ActionKind kind, @Nullable String to) {
    return new Action(kind, to);
  }

  private static List<StepFinding.Kind> kinds(List<Step> steps, List<Term> terms) {
    return new StepTable(steps).check(terms).stream().map(StepFinding::kind).toList();
  }

  @Test
  void aSoundTableHasNoFinding() {
    assertThat(kinds(sound(), FIVE_DAYS)).isEmpty();
  }

  @Test
  void stepsLongerThanTheLegalTermCannotBePublished() {
    var findings = new StepTable(sound()).check(List.of(new Term(2, TermUnit.WORKING_DAY)));
    assertThat(findings)
        .singleElement()
        .satisfies(f -> {
          assertThat(f.kind()).isEqualTo(StepFinding.Kind.LONGER_THAN_LEGAL_TERM);
          assertThat(f.kind().error()).isTrue();
          assertThat(f.detail()).isEqualTo("1740>960");
        });
  }

  @Test
  void aLoopWithoutExitIsADeadEnd() {
    var steps =
        List.of(
            step("a", 60, action(ActionKind.ACCEPT, "b"), action(ActionKind.APPROVE, "end")),
            step("b", 60, action(ActionKind.PROCESS, "c")),
            step("c", 60, action(ActionKind.SEND_BACK, "b")),
            step("end", 60, action(ActionKind.RETURN, null)));
    assertThat(new StepTable(steps).check(FIVE_DAYS))
        .extracting(f -> f.kind() + " " + f.step())
        .containsExactly("DEAD_END b", "DEAD_END c");
  }

  @Test
  void whatIsMissingIsNamed() {
    var steps =
        List.of(
            step("a", 0, action(ActionKind.ACCEPT, "nowhere")),
            new Step("b", "b", null, null, null, 60, List.of()));
    assertThat(kinds(steps, FIVE_DAYS))
        .contains(
            StepFinding.Kind.NO_TIME,
            StepFinding.Kind.UNKNOWN_TARGET,
            StepFinding.Kind.DEAD_END,
            StepFinding.Kind.STEP_WITHOUT_ACTION,
            StepFinding.Kind.NOT_ASSIGNED,
            StepFinding.Kind.UNREACHABLE,
            StepFinding.Kind.NO_END,
            StepFinding.Kind.NO_DECISION);
    assertThat(kinds(List.of(), FIVE_DAYS)).containsExactly(StepFinding.Kind.NO_STEPS);
  }

  @Test
  void aStepNeedsBothARoleAndAUnit() {
    for (Step half :
        List.of(
            new Step("b", "b", null, StepRole.SPECIALIST, null, 60, List.of()),
            new Step("b", "b", null, null, UnitRule.HANDLING, 60, List.of()))) {
      assertThat(kinds(List.of(half), FIVE_DAYS)).contains(StepFinding.Kind.NOT_ASSIGNED);
    }
  }

  @Test
  void theDryRunWalksFromIntakeToReturnAndAddsUpTheTime() {
    var visits = new StepTable(sound()).dryRun();
    assertThat(visits)
        .extracting(v -> v.step().key() + " " + v.totalMinutes())
        .containsExactly(
            "intake 240",
            "assign 360",
            "process 1320",
            "approve 1560",
            "issue 1680",
            "return 1740");
  }
}
