package vn.lienthong.indices;

import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.DossierAccepted;
import vn.lienthong.dossiers.DossierAssigned;
import vn.lienthong.dossiers.DossierCorrected;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierHandled;
import vn.lienthong.dossiers.DossierMark;
import vn.lienthong.dossiers.DossierMoved;
import vn.lienthong.dossiers.DossierRated;
import vn.lienthong.dossiers.DossierRefused;
import vn.lienthong.dossiers.DossierReturned;
import vn.lienthong.dossiers.DossierStopped;
import vn.lienthong.dossiers.DossierWithdrawn;
import vn.lienthong.dossiers.DossiersLoaded;
import vn.lienthong.dossiers.SupplementReceived;
import vn.lienthong.dossiers.SupplementRequested;
import vn.lienthong.payments.ChargeCancelled;
import vn.lienthong.payments.ChargeRefunded;
import vn.lienthong.payments.ChargeSettled;
import vn.lienthong.procedures.HandlingChanged;
import vn.lienthong.procedures.ProcedurePublished;
import vn.lienthong.sync.DossierSynced;

/**
 * Notes what changed, in the transaction in which it changed: no act without its note. What it
 * means for the figures is found out later, from what the owners of the facts say by then.
 */
@Component
class HouseEvents {
  private final PendingRepository pending;

  HouseEvents(PendingRepository pending) {
    this.pending = pending;
  }

  @EventListener
  void on(DossierAccepted event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierAssigned event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierRefused event) {
    note(event.dossier());
  }

  @EventListener
  void on(SupplementRequested event) {
    note(event.dossier());
  }

  @EventListener
  void on(SupplementReceived event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierMoved event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierHandled event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierReturned event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierWithdrawn event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierStopped event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierCorrected event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossierRated event) {
    note(event.dossier());
  }

  @EventListener
  void on(DossiersLoaded event) {
    pending.dossiers(event.dossiers().stream().map(DossierMark::id).toList());
  }

  @EventListener
  void on(DossierSynced event) {
    pending.dossier(event.dossierId());
  }

  @EventListener
  void on(ChargeSettled event) {
    charge(event.objectType(), event.objectId());
  }

  @EventListener
  void on(ChargeRefunded event) {
    charge(event.objectType(), event.objectId());
  }

  @EventListener
  void on(ChargeCancelled event) {
    charge(event.objectType(), event.objectId());
  }

  @EventListener
  void on(ProcedurePublished event) {
    pending.procedure(event.code());
  }

  @EventListener
  void on(HandlingChanged event) {
    pending.procedure(event.code());
  }

  private void note(DossierFact dossier) {
    pending.dossier(dossier.dossierId());
  }

  private void charge(String objectType, String objectId) {
    if (objectType.equals("dossier")) {
      pending.dossier(UUID.fromString(objectId));
    }
  }
}
