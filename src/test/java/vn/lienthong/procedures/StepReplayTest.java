package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.procedures.StepTableTest.action;
import static vn.lienthong.procedures.StepTableTest.sound;
import static vn.lienthong.procedures.StepTableTest.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.procedures.ProcedureUse.Deed;
import vn.lienthong.procedures.ProcedureUse.PastDossier;
import vn.lienthong.procedures.StepReplay.Verdict;

class StepReplayTest {
  private static PastDossier dossier(ActionKind... kinds) {
    List<Deed> deeds = new ArrayList<>();
    for (ActionKind kind : kinds) {
      deeds.add(new Deed(kind, "process", kind == ActionKind.PROPOSE ? 500 : null));
    }
    return new PastDossier(
        "H56-1", true, deeds, Map.of("name", "An"), null, LocalDate.of(2026, 5, 4));
  }

  private static PastDossier ordinary() {
    return dossier(
        ActionKind.ACCEPT,
        ActionKind.ASSIGN,
        ActionKind.CONSULT,
        ActionKind.PROPOSE,
        ActionKind.SEND_BACK,
        ActionKind.PROPOSE,
        ActionKind.APPROVE,
        ActionKind.ISSUE,
        ActionKind.RETURN);
  }

  private static StepReplay.Outcome walk(List<Step> steps, PastDossier dossier) {
    return new StepReplay(steps).walk(dossier);
  }

  @Test
  @DisplayName("A dossier that was sent back and approved later walks the same table as before")
  void same() {
    assertThat(walk(sound(), ordinary()).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  @DisplayName("A new step that nobody had then is named")
  void longer() {
    List<Step> steps = new ArrayList<>(sound());
    steps.set(3, step("approve", 240, action(ActionKind.APPROVE, "check")));
    steps.add(4, step("check", 60, action(ActionKind.PROCESS, "issue")));
    PastDossier dossier =
        dossier(
            ActionKind.ACCEPT,
            ActionKind.ASSIGN,
            ActionKind.PROPOSE,
            ActionKind.APPROVE,
            ActionKind.ISSUE,
            ActionKind.RETURN);
    assertThat(walk(steps, dossier))
        .satisfies(outcome -> {
          assertThat(outcome.verdict()).isEqualTo(Verdict.LONGER);
          assertThat(outcome.passed()).containsExactly("check");
        });
  }

  @Test
  @DisplayName("Without a way to send back, those that were sent back get stuck at the decision")
  void stuck() {
    List<Step> steps = new ArrayList<>(sound());
    steps.set(3, step("approve", 240, action(ActionKind.APPROVE, "issue")));
    assertThat(walk(steps, ordinary()))
        .satisfies(outcome -> {
          assertThat(outcome.verdict()).isEqualTo(Verdict.STUCK);
          assertThat(outcome.step()).isEqualTo("approve");
          assertThat(outcome.action()).isEqualTo(ActionKind.SEND_BACK);
        });
  }

  @Test
  @DisplayName("A table without the assignment asks for less work")
  void shorter() {
    List<Step> steps = new ArrayList<>(sound());
    steps.remove(1);
    steps.set(0, step("intake", 240, action(ActionKind.ACCEPT, "process")));
    assertThat(walk(steps, ordinary()).verdict()).isEqualTo(Verdict.SHORTER);
  }

  @Test
  @DisplayName("The report counts verdicts, compares times with the plan and tries the answers")
  void report() {
    ProcedureContent draft =
        ContentParts.withForm(
            ContentParts.withSteps(TestProcedures.complete("9.700001", "Báo cáo"), sound()),
            new Form(
                List.of(
                    new ProcedureContent.Section(
                        "A",
                        null,
                        List.of(
                            ProcedureContent.Field.plain(
                                "name", "Họ tên", ProcedureContent.FieldType.TEXT, true),
                            ProcedureContent.Field.plain(
                                "birth", "Ngày sinh", ProcedureContent.FieldType.DATE, true)),
                        null))));
    var context =
        new vn.lienthong.procedures.form.FormContext(Map.of(), LocalDate.of(2026, 11, 30), "vi");
    DryRunReport report =
        DryRunReport.of(draft, List.of(ordinary(), dossier(ActionKind.RETURN)), context);
    assertThat(report.dossiers()).isEqualTo(2);
    assertThat(report.count(Verdict.SAME)).isEqualTo(1);
    assertThat(report.count(Verdict.LONGER)).isEqualTo(1);
    assertThat(report.times())
        .filteredOn(time -> time.step().key().equals("process"))
        .singleElement()
        .satisfies(time -> {
          assertThat(time.visits()).isEqualTo(2);
          assertThat(time.median()).isEqualTo(500);
          assertThat(time.within()).isEqualTo(2);
        });
    assertThat(report.answered()).isEqualTo(2);
    assertThat(report.good()).isZero();
    assertThat(report.troubles())
        .singleElement()
        .satisfies(trouble -> {
          assertThat(trouble.label()).isEqualTo("Ngày sinh");
          assertThat(trouble.count()).isEqualTo(2);
        });
  }

  @Test
  @DisplayName("The picture has every step once, ways back on the left, and marks what is wrong")
  void picture() {
    StepPicture picture = StepPicture.of(sound(), Set.of("approve"), Step::name);
    assertThat(picture.nodes()).hasSize(6);
    assertThat(picture.edges()).filteredOn(StepPicture.Edge::back).hasSize(1);
    assertThat(picture.edges()).hasSize(6);
    assertThat(picture.nodes()).filteredOn(StepPicture.Node::faulty).hasSize(1);
    assertThat(picture.nodes().getLast().ends()).isTrue();
    assertThat(picture.nodes()).allMatch(n -> n.x() + StepPicture.NODE_WIDTH < picture.width());
    assertThat(picture.nodes()).allMatch(n -> n.y() + StepPicture.NODE_HEIGHT < picture.height());
  }

  @Test
  @DisplayName("Steps longer than a term in calendar days are a warning, as its working days vary")
  void calendarDays() {
    assertThat(new StepTable(sound()).check(List.of(new Term(2, TermUnit.CALENDAR_DAY))))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.kind()).isEqualTo(StepFinding.Kind.PROBABLY_LONGER);
          assertThat(f.kind().error()).isFalse();
        });
  }
}
