package vn.lienthong.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.store.KeptComponent;
import vn.lienthong.store.KeptResult;
import vn.lienthong.store.Origins;
import vn.lienthong.store.PaperFacts;
import vn.lienthong.store.StoreApi;

/**
 * Accepted papers and issued results come into the store of their owner by themselves (NĐ
 * 310/2026/NĐ-CP), in the transaction that accepts or issues them, so that no paper is ever lost.
 */
@Component
class StoreFeed {
  private final DossierRepository dossiers;
  private final ComponentRepository components;
  private final ResultRepository results;
  private final DossierCharges charges;
  private final ProceduresApi procedures;
  private final StoreApi store;

  StoreFeed(
      DossierRepository dossiers,
      ComponentRepository components,
      ResultRepository results,
      DossierCharges charges,
      ProceduresApi procedures,
      StoreApi store) {
    this.dossiers = dossiers;
    this.components = components;
    this.results = results;
    this.charges = charges;
    this.procedures = procedures;
    this.store = store;
  }

  @EventListener
  void on(DossierAccepted event) {
    components(dossiers.get(event.dossier().dossierId()));
  }

  /** What is owed for comes when it is paid or given away: in the store its owner reads it. */
  @EventListener
  void on(DossierHandled event) {
    paidResults(event.dossier());
  }

  @EventListener
  void on(DossierReturned event) {
    paidResults(event.dossier());
  }

  @EventListener
  void on(DossierMoved event) {
    if (event.kind() == EventKind.PAID || event.kind() == EventKind.CHARGE_CANCELLED) {
      paidResults(event.dossier());
    }
  }

  private void paidResults(DossierFact fact) {
    Dossier dossier = dossiers.get(fact.dossierId());
    if (DossierCharges.withholding(dossier, charges.of(dossier.id())).isEmpty()) {
      results(dossier);
    }
  }

  /** A result that was taken back is out of force wherever it served. */
  @EventListener
  void on(DossierCorrected event) {
    UUID id = event.dossier().dossierId();
    if (results.current(id).isEmpty()) {
      store.withdrawResults(StoredPapers.OBJECT, id.toString(), event.reason());
    }
  }

  /** Of two results of one case only the later is in force; it comes as any other result does. */
  @EventListener
  void on(ResultReplaced event) {
    paidResults(event.dossier());
    store.replaceResults(
        StoredPapers.OBJECT,
        event.dossier().dossierId().toString(),
        event.later().id(),
        event.reason());
  }

  @EventListener
  void on(DossiersLoaded event) {
    for (DossierMark mark : event.dossiers()) {
      Dossier dossier = dossiers.get(mark.id());
      if (dossier.times().receivedAt() != null) {
        components(dossier);
        results(dossier);
      }
    }
  }

  /** Forms are filled in anew each time; what was taken from the store is in it already. */
  private void components(Dossier dossier) {
    Place keeper = dossier.organisations().received();
    String owner = owner(dossier);
    if (owner == null) {
      return;
    }
    ProcedureContent content = procedures.version(dossier.procedure().versionId()).content();
    for (ComponentRepository.Line line : components.of(dossier.id())) {
      List<UUID> fresh = new ArrayList<>(line.files());
      fresh.removeAll(line.reuse().files());
      boolean form =
          content.components().stream()
              .anyMatch(c -> c.key().equals(line.key()) && c.formName() != null);
      if (!form && !fresh.isEmpty()) {
        store.keep(
            new KeptComponent(
                origins(dossier, owner, keeper), content.code(), line.key(), line.name(), fresh));
      }
    }
  }

  private void results(Dossier dossier) {
    String owner = owner(dossier);
    ResultDocument result = results.current(dossier.id()).orElse(null);
    if (owner == null || result == null || result.outcome() != ResultDocument.Outcome.GRANTED) {
      return;
    }
    ProcedureContent content = procedures.version(dossier.procedure().versionId()).content();
    Place agency = dossier.organisations().competent();
    store.keep(
        new KeptResult(
            origins(dossier, owner, agency),
            result.id(),
            new PaperFacts(
                kind(content, result),
                result.title(),
                result.number(),
                agency.name(),
                result.signer(),
                result.issuedOn(),
                null,
                false,
                null),
            result.fileId()));
  }

  /** Which result of several was made is known by its name alone; without that, no code is told. */
  private static @Nullable String kind(ProcedureContent content, ResultDocument result) {
    return content.results().stream()
        .filter(r -> content.results().size() == 1 || r.name().equals(result.title()))
        .map(ProcedureContent.Result::code)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String owner(Dossier dossier) {
    return dossier.owner().identityNumber();
  }

  private static Origins origins(Dossier dossier, String owner, Place keeper) {
    return new Origins(
        owner,
        dossier.owner().name(),
        StoredPapers.OBJECT,
        dossier.id().toString(),
        dossier.code(),
        keeper.unitId(),
        keeper.path(),
        keeper.name());
  }
}
