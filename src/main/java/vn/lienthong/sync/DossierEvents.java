package vn.lienthong.sync;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ConsultationRequested;
import vn.lienthong.dossiers.DossierAccepted;
import vn.lienthong.dossiers.DossierApproved;
import vn.lienthong.dossiers.DossierAssigned;
import vn.lienthong.dossiers.DossierCorrected;
import vn.lienthong.dossiers.DossierFiled;
import vn.lienthong.dossiers.DossierHandled;
import vn.lienthong.dossiers.DossierMoved;
import vn.lienthong.dossiers.DossierRefused;
import vn.lienthong.dossiers.DossierReturned;
import vn.lienthong.dossiers.DossierStopped;
import vn.lienthong.dossiers.DossierWithdrawn;
import vn.lienthong.dossiers.DossiersLoaded;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.SupplementReceived;
import vn.lienthong.dossiers.SupplementRequested;

/**
 * Hears what happens to dossiers, in the transaction in which it happens: no act without its
 * message, no message without its act. The portal hears each act; the whole dossier goes along when
 * its state, its dates, its papers or its money changed.
 */
@Component
class DossierEvents {
  /** Moves that change what the whole dossier says, though its status stays. */
  private static final Set<EventKind> WHOLE =
      EnumSet.of(
          EventKind.REAPPOINTED,
          EventKind.DUE_RECOMPUTED,
          EventKind.PAID,
          EventKind.REFUNDED,
          EventKind.CHARGE_CANCELLED);

  private final Outbox outbox;

  DossierEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(DossierFiled event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierAccepted event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierRefused event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierAssigned event) {
    outbox.act(event.dossier());
  }

  @EventListener
  void on(DossierApproved event) {
    outbox.act(event.dossier());
  }

  @EventListener
  void on(ConsultationRequested event) {
    outbox.act(event.dossier());
  }

  @EventListener
  void on(SupplementRequested event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(SupplementReceived event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierHandled event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierReturned event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierWithdrawn event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierStopped event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierCorrected event) {
    outbox.add(event.dossier());
  }

  @EventListener
  void on(DossierMoved event) {
    if (WHOLE.contains(event.kind())) {
      outbox.add(event.dossier());
    } else {
      outbox.act(event.dossier());
    }
  }

  /** Dossiers that moved in from elsewhere come with their whole life; the portal gets the end. */
  @EventListener
  void on(DossiersLoaded event) {
    outbox.loaded(event.dossiers());
  }
}
