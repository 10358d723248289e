package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.LegalParameter;
import vn.lienthong.worktime.Pause;

/**
 * What a leader may put right on the record: reopen an ended dossier, take back a wrong result (NĐ
 * 61/2018 Art. 21), or make one new appointment when the deadline cannot be kept (Art. 19.9).
 */
@Service
public class DossierCorrection {
  private static final String STOP_BASIS = "Mở lại hồ sơ đã dừng xử lý";

  private final Authority authority;
  private final Desks desks;
  private final DueDates dueDates;
  private final ResultRepository results;
  private final ResultChecks checks;
  private final Apologies apologies;
  private final Deadlines deadlines;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierCorrection(
      Authority authority,
      Desks desks,
      DueDates dueDates,
      ResultRepository results,
      ResultChecks checks,
      Apologies apologies,
      Deadlines deadlines,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.dueDates = dueDates;
    this.results = results;
    this.checks = checks;
    this.apologies = apologies;
    this.deadlines = deadlines;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /** Reopens to the state; the only way out of an end state. */
  @Transactional
  public Dossier correct(
      UUID id, @Nullable Integer seen, DossierStatus to, String reason, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.CORRECT, leader);
    String why = Required.text(reason, "reason");
    Dossier d = act.dossier();
    Dossier moved = d.correct(to);
    Dossier.Desk desk = deskFor(moved, to, act.at());
    Dossier reopened =
        moved
            .with(
                d.times()
                    .finished(to == DossierStatus.HANDLED ? d.times().finishedAt() : null, null))
            .at(desk);
    if (to != DossierStatus.HANDLED) {
      results.of(id).stream()
          .filter(result -> result.revokedAt() == null)
          .forEach(result -> checks.revoked(d, result, act.at(), false));
      results.revoke(id, why, act.at());
      reopened = reopened.with(reopened.states().with(States.Handover.NONE));
    }
    if (d.status() == DossierStatus.STOPPED || d.status() == DossierStatus.WITHDRAWN) {
      reopened =
          dueDates.resume(
              new Act(reopened, act.user(), act.post(), act.at()), Pause.Cause.STOPPED, STOP_BASIS);
    }
    Dossier saved =
        chronicle.change(
            act,
            reopened,
            Act.Record.of(EventKind.CORRECTED, why).with(Map.of("from", d.status().name())));
    tidings.applicant(saved, EventKind.CORRECTED);
    events.publishEvent(new DossierCorrected(DossierFact.of(saved, act.at()), d.status(), why));
    return saved;
  }

  private Dossier.Desk deskFor(Dossier d, DossierStatus to, Instant at) {
    ActionKind work =
        switch (to) {
          case HANDLED -> ActionKind.RETURN;
          case PROCESSING -> ActionKind.PROPOSE;
          case RECEIVED -> ActionKind.ASSIGN;
          case REGISTERED -> ActionKind.ACCEPT;
          case NOT_RECEIVED,
              SUPPLEMENT_REQUESTED,
              PAYMENT_REQUESTED,
              WITHDRAWN,
              STOPPED,
              RETURNED ->
              throw new AppException(
                  DossiersErrors.ILLEGAL_MOVE, d.code(), d.status().name(), to.name());
        };
    return desks
        .where(d, work, at)
        .orElseGet(() -> desks.first(desks.path(d), d.organisations(), at));
  }

  /** Until the counter closes on the day. */
  @Transactional
  public Dossier reappoint(
      UUID id, @Nullable Integer seen, LocalDate day, String reason, CurrentUser leader) {
    return reappoint(id, seen, deadlines.closing(day), reason, leader);
  }

  /**
   * A new appointment with an apology (Form 04). One at most (Art. 19.9).
   *
   * @param due the new date, after the present one, on a working day of the counter
   */
  @Transactional
  public Dossier reappoint(
      UUID id, @Nullable Integer seen, Instant due, String reason, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.REAPPOINT, leader);
    String why = Required.text(reason, "reason");
    Dossier d = act.dossier();
    Instant before = d.times().dueAt();
    if (before == null || !due.isAfter(before) || !due.isAfter(act.at())) {
      throw new AppException(DossiersErrors.BAD_DATE, "due");
    }
    deadlines.requireOpen(due);
    long made =
        dueDates.changes(id).stream()
            .filter(change -> change.cause() == DueDates.Cause.REAPPOINTED)
            .count();
    if (made >= deadlines.value(LegalParameter.REAPPOINTMENTS, act.at()).number()) {
      throw new AppException(DossiersErrors.REAPPOINTED_BEFORE, d.code());
    }
    dueDates.log(
        d,
        new DueDates.Change(act.at(), before, due, DueDates.Cause.REAPPOINTED, why, act.who()),
        leader);
    apologies.signed(act, due, why);
    Due appointed = Objects.requireNonNull(dueDates.count(d));
    Dossier saved =
        chronicle.change(
            act,
            d.with(d.times().due(appointed)),
            Act.Record.of(EventKind.REAPPOINTED, why).with(Map.of("due", due.toString())));
    tidings.applicant(saved, EventKind.REAPPOINTED);
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), EventKind.REAPPOINTED));
    return saved;
  }
}
