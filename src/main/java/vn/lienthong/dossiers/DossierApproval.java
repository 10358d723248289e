package vn.lienthong.dossiers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.CurrentUser;

/** The leader approves what is proposed, or sends it back with the reason. */
@Service
public class DossierApproval {
  private final Authority authority;
  private final Desks desks;
  private final HistoryRepository history;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierApproval(
      Authority authority,
      Desks desks,
      HistoryRepository history,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.history = history;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  @Transactional
  public Dossier approve(
      UUID id, @Nullable Integer seen, @Nullable String note, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.APPROVE, leader);
    Dossier after = act.dossier().at(desks.after(act.dossier(), ActionKind.APPROVE, act.at()));
    Dossier saved = chronicle.change(act, after, Act.Record.of(EventKind.APPROVED, note));
    tidings.holders(saved, EventKind.APPROVED, "dossiers.issue", saved.place().unitId());
    events.publishEvent(new DossierApproved(DossierFact.of(saved, act.at())));
    return saved;
  }

  /** Back to the person who proposed it. */
  @Transactional
  public Dossier sendBack(UUID id, @Nullable Integer seen, String reason, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.SEND_BACK, leader);
    String why = Required.text(reason, "reason");
    Dossier.Desk desk = desks.after(act.dossier(), ActionKind.SEND_BACK, act.at());
    Dossier after = act.dossier().at(desk == null ? null : toLastWorker(id, desk));
    Dossier saved = chronicle.change(act, after, Act.Record.of(EventKind.SENT_BACK, why));
    Dossier.Desk now = saved.desk();
    if (now != null && now.assignee() != null) {
      tidings.person(saved, EventKind.SENT_BACK, now.assignee());
    }
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), EventKind.SENT_BACK));
    return saved;
  }

  private Dossier.Desk toLastWorker(UUID id, Dossier.Desk desk) {
    return history.visits(id).reversed().stream()
        .filter(visit -> visit.stepKey().equals(desk.stepKey()) && visit.assignee() != null)
        .findFirst()
        .map(visit ->
            new Dossier.Desk(
                desk.stepKey(),
                desk.stepName(),
                desk.role(),
                visit.place(),
                visit.assignee(),
                visit.assigneeName(),
                desk.startedAt(),
                desk.dueAt()))
        .orElse(desk);
  }
}
