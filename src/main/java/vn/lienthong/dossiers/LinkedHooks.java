package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PersonSummary;
import vn.lienthong.shared.CurrentUser;

/**
 * What follows for the parts when something happens to their dossier. Heard in the transaction of
 * the act itself, so that parts and dossier never tell two stories.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LinkedHooks {
  private final PartRepository parts;
  private final DossierRepository dossiers;
  private final LinkedParts linked;
  private final PartClock clock;
  private final PartLog log;
  private final DirectoryApi directory;

  LinkedHooks(
      PartRepository parts,
      DossierRepository dossiers,
      LinkedParts linked,
      PartClock clock,
      PartLog log,
      DirectoryApi directory) {
    this.parts = parts;
    this.dossiers = dossiers;
    this.linked = linked;
    this.clock = clock;
    this.log = log;
    this.directory = directory;
  }

  /** Who gets the dossier at the lead gets the part of the lead with it. */
  @EventListener
  void on(DossierAssigned event) {
    List<Part> all = parts.of(event.dossier().dossierId());
    if (all.isEmpty()) {
      return;
    }
    Dossier d = dossiers.get(event.dossier().dossierId());
    for (Part part : all) {
      boolean sent = part.status() == PartStatus.SENT;
      if (part.plan().lead() && (sent || part.status() == PartStatus.WORKING)) {
        String name = directory.person(event.assignee()).map(PersonSummary::name).orElse("");
        Instant at = event.dossier().at();
        Part taken =
            (sent ? part.move(PartStatus.WORKING) : part)
                .assigned(event.assignee(), name)
                .with(part.times().taken(at));
        log.change(PartAct.bySystem(d, part, at), taken, PartAction.ASSIGN.name(), name);
      }
    }
  }

  /** One Form 02 goes out: the parts that asked for it wait; else it is the lead that waits. */
  @EventListener
  void on(SupplementRequested event) {
    Instant at = event.dossier().at();
    Dossier d = dossiers.get(event.dossier().dossierId());
    List<Part> all = parts.of(d.id());
    List<Part> asked =
        all.stream().filter(part -> part.status() == PartStatus.SUPPLEMENT_ASKED).toList();
    List<Part> waiting =
        asked.isEmpty()
            ? all.stream()
                .filter(part -> part.plan().lead() && part.status() == PartStatus.WORKING)
                .toList()
            : asked;
    for (Part part : waiting) {
      Part paused = part.move(PartStatus.SUPPLEMENT_WAITING).with(part.times().paused(at));
      log.change(PartAct.bySystem(d, part, at), paused, "SUPPLEMENT_REQUESTED", "");
    }
  }

  @EventListener
  void on(SupplementReceived event) {
    Instant at = event.dossier().at();
    Dossier d = dossiers.get(event.dossier().dossierId());
    for (Part part : parts.of(d.id())) {
      if (part.status() == PartStatus.SUPPLEMENT_WAITING) {
        Part running = part.move(PartStatus.WORKING).with(clock.resumed(part, at));
        log.change(PartAct.bySystem(d, part, at), running, "SUPPLEMENTED", "");
      }
    }
  }

  @EventListener
  void on(DossierWithdrawn event) {
    cancel(event.dossier(), event.reason());
  }

  @EventListener
  void on(DossierStopped event) {
    cancel(event.dossier(), event.reason());
  }

  @EventListener
  void on(DossierRefused event) {
    cancel(event.dossier(), event.reason());
  }

  /** After a refused part the dossier may be handled while others still work. */
  @EventListener
  void on(DossierHandled event) {
    cancel(event.dossier(), "");
  }

  private void cancel(DossierFact fact, String reason) {
    List<Part> all = parts.of(fact.dossierId());
    if (!all.isEmpty()) {
      linked.cancel(dossiers.get(fact.dossierId()), all, reason, fact.at());
    }
  }

  /** A dossier that was stopped or taken back by mistake goes on, and its parts with it. */
  @EventListener
  void on(DossierCorrected event) {
    Dossier d = dossiers.get(event.dossier().dossierId());
    boolean ended =
        switch (event.from()) {
          case STOPPED, WITHDRAWN, NOT_RECEIVED -> true;
          case REGISTERED,
              RECEIVED,
              PROCESSING,
              SUPPLEMENT_REQUESTED,
              PAYMENT_REQUESTED,
              HANDLED,
              RETURNED ->
              false;
        };
    if (ended && d.times().receivedAt() != null) {
      reopen(new Act(d, CurrentUser.SYSTEM, null, event.dossier().at()), parts.of(d.id()));
    }
  }

  private void reopen(Act act, List<Part> all) {
    for (Part part : all) {
      if (part.status() == PartStatus.CANCELLED) {
        Part again = part.correct(PartStatus.WAITING).with(Part.Times.NONE);
        log.change(
            PartAct.bySystem(act.dossier(), part, act.at()), again, PartAction.REOPEN.name(), "");
      }
    }
    linked.release(act, false);
  }
}
