package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.worktime.LegalParameter;
import vn.lienthong.worktime.Pause;

/** Plays a story through the same rules as everyday work, in memory, and keeps what it leaves. */
final class StoryTeller {
  private final Deadlines deadlines;
  private final Desks desks;
  private final StepPath path;
  private final List<Pause> pauses = new ArrayList<>();
  private final StoryPapers papers = new StoryPapers();
  private final StoryLog log;
  private Dossier dossier;

  StoryTeller(Deadlines deadlines, Desks desks, StepPath path, Dossier begun) {
    this.deadlines = deadlines;
    this.desks = desks;
    this.path = path;
    this.dossier = begun;
    this.log = new StoryLog(deadlines, begun);
  }

  Dossier dossier() {
    return dossier;
  }

  StoryLog log() {
    return log;
  }

  List<Pause> pauses() {
    return pauses;
  }

  StoryPapers papers() {
    return papers;
  }

  /** The first entry of a dossier that was filed, not handed in at the counter. */
  void filed(Deed.Actor by) {
    Deed filing =
        new Deed(
            EventKind.FILED,
            dossier.times().submittedAt(),
            by,
            "",
            null,
            null,
            0,
            List.of(),
            null,
            null,
            Map.of());
    write(filing, null, StoryLog.Pace.NONE, Map.of());
  }

  /** Reception in the moment of handing in: the first step is over as it begins. */
  void receivedAtOnce(Deed deed, Dossier.Times times) {
    Dossier.Desk first = dossier.desk();
    dossier = dossier.with(times);
    if (first != null) {
      Dossier.Desk next = desks.next(path, first, dossier.organisations(), deed.at());
      dossier = log.enter(dossier, next, deed, true);
    }
    write(deed, first, StoryLog.Pace.AT_ONCE, Map.of());
  }

  void received(Deed deed, Dossier.Times times) {
    dossier = dossier.move(DossierStatus.RECEIVED).with(times);
    step(deed, ActionKind.ACCEPT, Map.of());
  }

  void tell(Deed deed, Place place) {
    switch (deed.kind()) {
      case REFUSED -> end(deed, DossierStatus.NOT_RECEIVED);
      case WITHDRAWN -> end(deed, DossierStatus.WITHDRAWN);
      case STOPPED -> end(deed, DossierStatus.STOPPED);
      case ASSIGNED -> {
        begun();
        step(deed, ActionKind.ASSIGN, Map.of());
        Dossier.Desk desk = dossier.desk();
        Deed.Actor to = deed.to();
        if (desk != null && to != null && to.id() != null) {
          dossier = log.reassign(dossier, desk.assigned(to.id(), to.name(), place));
        }
      }
      case NOTED -> {
        begun();
        note(deed, Map.of());
      }
      case CONSULTED -> {
        begun();
        log.involve(place);
        papers.ask(dossier, deed, place, deadlines.workingDays(deed.at(), (int) deed.number()));
        note(deed, Map.of("asked", place.name()));
      }
      case CONSULTATION_ANSWERED -> {
        String asked = papers.answer(deed);
        note(deed, Map.of("asked", asked, "agrees", "" + (deed.number() == 1)));
      }
      case PROPOSED -> {
        begun();
        step(deed, ActionKind.PROPOSE, Map.of("proposal", "GRANT"));
      }
      case APPROVED -> step(deed, ActionKind.APPROVE, Map.of());
      case SENT_BACK -> step(deed, ActionKind.SEND_BACK, Map.of());
      case RESULT_ISSUED -> {
        ResultDocument result = papers.issue(dossier, deed);
        Dossier handled = dossier.move(DossierStatus.HANDLED);
        dossier =
            handled
                .with(handled.states().with(States.Handover.READY))
                .with(handled.times().finished(deed.at(), null));
        step(
            deed,
            ActionKind.ISSUE,
            Map.of("number", result.number(), "outcome", result.outcome().name()));
      }
      case RETURNED -> {
        papers.handOver(deed);
        Dossier returned = dossier.move(DossierStatus.RETURNED);
        dossier =
            returned
                .with(returned.states().with(States.Handover.DELIVERED))
                .with(returned.times().finished(returned.times().finishedAt(), deed.at()));
        dossier = log.enter(dossier, null, deed, true);
        note(deed, Map.of());
      }
      case SUPPLEMENT_REQUESTED -> {
        papers.request(dossier, deed);
        pause(deed, DossierStatus.SUPPLEMENT_REQUESTED);
      }
      case SUPPLEMENTED -> {
        papers.receive(deed);
        resume(deed, Pause.Cause.SUPPLEMENT);
      }
      case PAYMENT_REQUESTED -> {
        dossier = dossier.with(dossier.states().with(States.Payment.DUE));
        pause(deed, DossierStatus.PAYMENT_REQUESTED);
      }
      case PAID -> {
        dossier = dossier.with(dossier.states().with(States.Payment.PAID));
        resume(deed, Pause.Cause.FINANCIAL_DUTY);
      }
      case RATED -> {
        papers.rate(deed);
        note(deed, Map.of());
      }
      case PART_SENT, PART_TAKEN, PART_DONE, PART_REFUSED -> {
        if (deed.kind() != EventKind.PART_SENT) {
          begun();
        }
        log.involve(place);
        note(deed, Map.of());
      }
      case FILED,
          ACCEPTED,
          SUPPLEMENT_GRANTED,
          CORRECTED,
          REAPPOINTED,
          DUE_RECOMPUTED,
          REFUNDED,
          CHARGE_CANCELLED,
          PART_REOPENED,
          POSTED,
          POST_RETURNED ->
          throw new AppException(
              DossiersErrors.ILLEGAL_MOVE,
              dossier.code(),
              dossier.status().name(),
              "" + deed.kind());
    }
  }

  private void begun() {
    if (dossier.status() == DossierStatus.RECEIVED) {
      dossier = dossier.move(DossierStatus.PROCESSING);
    }
  }

  private void end(Deed deed, DossierStatus status) {
    dossier = dossier.move(status).with(dossier.times().finished(deed.at(), null));
    Dossier.Desk left = dossier.desk();
    dossier = log.enter(dossier, null, deed, true);
    write(deed, left, StoryLog.Pace.NONE, Map.of());
  }

  private void pause(Deed deed, DossierStatus status) {
    DossierStatus now = dossier.status();
    dossier = dossier.move(status).with(dossier.times().paused(deed.at(), now));
    note(deed, Map.of());
  }

  private void resume(Deed deed, Pause.Cause cause) {
    Dossier.Times times = dossier.times();
    DossierStatus back = times.resume() == null ? DossierStatus.PROCESSING : times.resume();
    Instant since = times.pausedSince();
    dossier = dossier.move(back).with(times.paused(null, null));
    if (since != null && times.receivedAt() != null && times.clockStart() != null) {
      String basis =
          cause == Pause.Cause.FINANCIAL_DUTY
              ? deadlines.value(LegalParameter.FINANCIAL_DUTY, deed.at()).basis()
              : deadlines.supplementBasis(dossier.procedure().term(), deed.at());
      pauses.add(new Pause(since, deed.at(), cause, basis));
      dossier =
          dossier.with(
              dossier
                  .times()
                  .due(
                      deadlines.due(
                          new Deadlines.Clock(
                              times.receivedAt(),
                              times.clockStart(),
                              dossier.procedure().term(),
                              pauses,
                              null))));
    }
    note(deed, Map.of());
  }

  private void step(Deed deed, ActionKind kind, Map<String, String> details) {
    Dossier.Desk left = dossier.desk();
    if (left == null || !path.offers(left.stepKey(), kind)) {
      throw new AppException(
          DossiersErrors.NOT_THIS_STEP, dossier.code(), dossier.status().name(), kind.name());
    }
    Dossier.Desk next =
        path.next(left.stepKey(), kind)
            .map(step -> desks.desk(step, dossier.organisations(), deed.at()))
            .orElse(left);
    if (kind == ActionKind.SEND_BACK) {
      next = log.toLastWorker(next);
    }
    StoryLog.Pace pace = log.pace(left, deed);
    dossier = log.enter(dossier, next, deed, next != left);
    write(deed, left, pace, details);
  }

  private void note(Deed deed, Map<String, String> details) {
    write(deed, dossier.desk(), StoryLog.Pace.NONE, details);
  }

  private void write(
      Deed deed, Dossier.@Nullable Desk left, StoryLog.Pace pace, Map<String, String> details) {
    dossier = log.write(dossier, deed, left, pace, details);
  }
}
