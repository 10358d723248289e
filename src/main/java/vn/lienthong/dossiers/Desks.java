package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.UnitRule;
import vn.lienthong.procedures.ProceduresApi;

/** Says on whose desk a dossier comes to lie when a step is done. */
@Component
class Desks {
  private final ProceduresApi procedures;
  private final Deadlines deadlines;

  Desks(ProceduresApi procedures, Deadlines deadlines) {
    this.procedures = procedures;
    this.deadlines = deadlines;
  }

  StepPath path(Dossier dossier) {
    return StepPath.of(procedures.version(dossier.procedure().versionId()).content());
  }

  /** The desk of the first step. */
  Dossier.Desk first(StepPath path, Dossier.Organisations organisations, Instant at) {
    return desk(path.first(), organisations, at);
  }

  /** The desk after reception; the same where the first step receives nothing. */
  Dossier.Desk next(
      StepPath path, Dossier.Desk first, Dossier.Organisations organisations, Instant at) {
    return path.next(first.stepKey(), ActionKind.ACCEPT)
        .map(step -> desk(step, organisations, at))
        .orElse(first);
  }

  /** The desk to which the action leads; where it leads nowhere, the one where it lies. */
  Dossier.@Nullable Desk after(Dossier dossier, ActionKind kind, Instant at) {
    Dossier.Desk now = dossier.desk();
    if (now == null) {
      return null;
    }
    return path(dossier)
        .next(now.stepKey(), kind)
        .map(step -> desk(step, dossier.organisations(), at))
        .orElse(now);
  }

  /** The desk of the first step that offers the action. */
  Optional<Dossier.Desk> where(Dossier dossier, ActionKind kind, Instant at) {
    return path(dossier).where(kind).map(step -> desk(step, dossier.organisations(), at));
  }

  /** The same step again, begun anew. */
  Dossier.Desk again(Dossier dossier, Dossier.Desk desk, Instant at) {
    int minutes = path(dossier).step(desk.stepKey()).map(Step::minutes).orElse(0);
    return new Dossier.Desk(
        desk.stepKey(),
        desk.stepName(),
        desk.role(),
        desk.place(),
        desk.assignee(),
        desk.assigneeName(),
        at,
        due(minutes, at));
  }

  Dossier.Desk desk(Step step, Dossier.Organisations organisations, Instant at) {
    UnitRule rule = step.unitRule() == null ? UnitRule.HANDLING : step.unitRule();
    Place place =
        switch (rule) {
          case RECEIVING -> organisations.received();
          case HANDLING -> organisations.competent();
          case HANDLING_DIVISION -> organisations.handling();
        };
    return new Dossier.Desk(
        step.key(), step.name(), step.role(), place, null, null, at, due(step.minutes(), at));
  }

  private @Nullable Instant due(int minutes, Instant at) {
    return minutes <= 0 ? null : deadlines.after(at, minutes);
  }
}
