package vn.lienthong.post;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.DossierReturned;
import vn.lienthong.shared.CurrentUser;

/** What was packed for the post and is collected at the counter does not go to the post. */
@Component
class CollectedAfterAll {
  private final ConsignmentRepository consignments;
  private final Outbox outbox;
  private final AuditApi audit;
  private final Clock clock;

  CollectedAfterAll(
      ConsignmentRepository consignments, Outbox outbox, AuditApi audit, Clock clock) {
    this.consignments = consignments;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  @EventListener
  void on(DossierReturned returned) {
    Instant now = clock.instant();
    consignments.ofDossier(returned.dossier().dossierId()).stream()
        .filter(consignment -> consignment.state() == ConsignmentState.PREPARED)
        .forEach(consignment -> {
          consignments.end(consignment.id(), ConsignmentState.CANCELLED, now, "");
          outbox.add(Outbox.Kind.CANCEL, consignment.id(), now);
          audit.record(
              new AuditEvent(
                  "post.cancelled",
                  "consignment",
                  consignment.reference(),
                  CurrentUser.SYSTEM,
                  consignment.unitPath(),
                  null,
                  null,
                  consignment.dossierCode()));
        });
  }
}
