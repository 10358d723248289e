package vn.lienthong.webhooks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ConsultationRequested;
import vn.lienthong.dossiers.DossierAccepted;
import vn.lienthong.dossiers.DossierApproved;
import vn.lienthong.dossiers.DossierAssigned;
import vn.lienthong.dossiers.DossierCorrected;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierFiled;
import vn.lienthong.dossiers.DossierHandled;
import vn.lienthong.dossiers.DossierMoved;
import vn.lienthong.dossiers.DossierRated;
import vn.lienthong.dossiers.DossierRefused;
import vn.lienthong.dossiers.DossierReturned;
import vn.lienthong.dossiers.DossierStopped;
import vn.lienthong.dossiers.DossierWithdrawn;
import vn.lienthong.dossiers.SupplementReceived;
import vn.lienthong.dossiers.SupplementRequested;

/**
 * Hears what happens to dossiers, in the transaction in which it happens. Dossiers that moved in
 * from elsewhere with their whole life are no news.
 */
@Component
class DossierEvents {
  private final EventLog log;

  DossierEvents(EventLog log) {
    this.log = log;
  }

  @EventListener
  void on(DossierFiled event) {
    add(WebhookKind.FILED, event.dossier());
  }

  @EventListener
  void on(DossierAccepted event) {
    add(WebhookKind.ACCEPTED, event.dossier());
  }

  @EventListener
  void on(DossierRefused event) {
    add(WebhookKind.REFUSED, event.dossier());
  }

  @EventListener
  void on(DossierAssigned event) {
    add(WebhookKind.ASSIGNED, event.dossier());
  }

  @EventListener
  void on(ConsultationRequested event) {
    add(WebhookKind.CONSULTED, event.dossier());
  }

  @EventListener
  void on(SupplementRequested event) {
    add(WebhookKind.SUPPLEMENT_REQUESTED, event.dossier());
  }

  @EventListener
  void on(SupplementReceived event) {
    add(WebhookKind.SUPPLEMENTED, event.dossier());
  }

  @EventListener
  void on(DossierApproved event) {
    add(WebhookKind.APPROVED, event.dossier());
  }

  @EventListener
  void on(DossierHandled event) {
    add(WebhookKind.HANDLED, event.dossier());
  }

  @EventListener
  void on(DossierReturned event) {
    add(WebhookKind.RETURNED, event.dossier());
  }

  @EventListener
  void on(DossierWithdrawn event) {
    add(WebhookKind.WITHDRAWN, event.dossier());
  }

  @EventListener
  void on(DossierStopped event) {
    add(WebhookKind.STOPPED, event.dossier());
  }

  @EventListener
  void on(DossierCorrected event) {
    add(WebhookKind.CORRECTED, event.dossier());
  }

  @EventListener
  void on(DossierRated event) {
    add(WebhookKind.RATED, event.dossier());
  }

  @EventListener
  void on(DossierMoved event) {
    log.add(WebhookKind.MOVED, event.kind().name(), event.dossier());
  }

  private void add(WebhookKind kind, DossierFact dossier) {
    log.add(kind, kind.name(), dossier);
  }
}
