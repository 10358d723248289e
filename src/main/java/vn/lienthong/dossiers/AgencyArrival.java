package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.LegalParameter;

/**
 * The competent agency confirms that it has what another counter received: only now the clock
 * starts (NĐ 309/2026 Art. 8.3). Until then the due date rests on the hour of the hand-over.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AgencyArrival {
  private final TransferRepository transfers;
  private final DossierRepository dossiers;
  private final DueDates dueDates;
  private final Deadlines deadlines;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;

  AgencyArrival(
      TransferRepository transfers,
      DossierRepository dossiers,
      DueDates dueDates,
      Deadlines deadlines,
      Chronicle chronicle,
      ApplicationEventPublisher events) {
    this.transfers = transfers;
    this.dossiers = dossiers;
    this.dueDates = dueDates;
    this.deadlines = deadlines;
    this.chronicle = chronicle;
    this.events = events;
  }

  /** Starts the clocks of the list at the instant. */
  void taken(Transfer list, CurrentUser user, Instant at) {
    List<UUID> ids =
        transfers.items(list.id()).stream().map(TransferRepository.Item::dossierId).toList();
    for (Dossier dossier : dossiers.all(ids)) {
      Instant received = dossier.times().receivedAt();
      if (received != null
          && dossier.times().finishedAt() == null
          && !at.equals(dossier.times().clockStart())
          && dossier.filing().channel() != Channel.ONLINE
          && dueDates.elsewhere(dossier.organisations(), received)) {
        start(new Act(dossier, user, post(list, user), at), list);
      }
    }
  }

  private static CurrentUser.@Nullable Post post(Transfer list, CurrentUser user) {
    return list.direction().takes().stream()
        .flatMap(permission -> user.postFor(permission, list.to().path()).stream())
        .findFirst()
        .orElse(null);
  }

  private void start(Act act, Transfer list) {
    Dossier d = act.dossier();
    Dossier started = d.with(d.times().clockFrom(act.at()));
    Due due = dueDates.count(started);
    Instant after = due == null ? null : due.at();
    if (!Objects.equals(after, d.times().dueAt())) {
      String basis = deadlines.value(LegalParameter.START_RULE, act.at()).basis();
      dueDates.log(
          d,
          new DueDates.Change(
              act.at(), d.times().dueAt(), after, DueDates.Cause.AT_AGENCY, basis, act.who()),
          act.user());
    }
    Dossier saved =
        chronicle.change(
            act,
            started.with(started.times().due(due)),
            Act.Record.of(EventKind.DUE_RECOMPUTED, list.number())
                .with(after == null ? Map.of() : Map.of("due", after.toString())));
    events.publishEvent(
        new DossierMoved(DossierFact.of(saved, act.at()), EventKind.DUE_RECOMPUTED));
  }
}
