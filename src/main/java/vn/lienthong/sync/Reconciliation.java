package vn.lienthong.sync;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.DossierMark;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.shared.Vietnam;

/**
 * Compares, code by code, the dossiers received on a day with those the portal has for that day.
 * What differs gets a kind, and each kind an act that mends it.
 */
@Component
class Reconciliation {
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
  private static final int DAYS_BACK = 31;

  private final DossiersApi dossiers;
  private final PortalQueries portal;
  private final ReconciliationRepository repository;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Reconciliation(
      DossiersApi dossiers,
      PortalQueries portal,
      ReconciliationRepository repository,
      TransactionTemplate transactions,
      Clock clock) {
    this.dossiers = dossiers;
    this.portal = portal;
    this.repository = repository;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Why a dossier is not the same on both sides. */
  enum Kind {
    /** Told and acknowledged, but the portal does not have it: send it again. */
    MISSING_THERE,
    /** The portal has it, we do not: a person finds out and explains. */
    MISSING_HERE,
    /** All messages acknowledged, and yet another status: send it again. */
    STATUS_DIFFERS,
    /** A dead letter stands in the way: mend and replay it. */
    DEAD_LETTER,
    /** Messages are still waiting: nothing to do. */
    ON_ITS_WAY;

    boolean resends() {
      return this == MISSING_THERE || this == STATUS_DIFFERS;
    }
  }

  record Difference(
      String code,
      Kind kind,
      @Nullable UUID dossierId,
      @Nullable String ourStatus,
      @Nullable Integer theirStatus,
      @Nullable String note) {}

  /**
   * @param matched on both sides with the same status
   * @param synced of ours that the portal has, whatever the status
   */
  record Counts(int ours, int theirs, int matched, int synced) {}

  /** The days of the last month that are due: new ones often, old ones daily. */
  void runDue() {
    if (!portal.ready()) {
      return;
    }
    LocalDate today = Vietnam.today(clock);
    for (LocalDate day : repository.due(today.minusDays(DAYS_BACK), today, clock.instant())) {
      try {
        run(day);
      } catch (Unsendable e) {
        log.info("reconciliation of {} waits: {}", day, e.failure().reason());
        return;
      }
    }
  }

  Counts run(LocalDate day) throws Unsendable {
    // Theirs first: what is received meanwhile shows as on its way, never as missing.
    Map<String, Integer> theirs = portal.receivedOn(day);
    List<DossierMark> ours = dossiers.receivedOn(day);
    Map<UUID, ReconciliationRepository.Standing> lanes =
        repository.standings(ours.stream().map(DossierMark::id).toList());
    List<Difference> differences = new ArrayList<>();
    Map<String, Integer> left = new HashMap<>(theirs);
    int matched = 0;
    int synced = 0;
    for (DossierMark mark : ours) {
      Integer theirStatus = left.remove(mark.code());
      synced += theirStatus == null ? 0 : 1;
      if (theirStatus != null && theirStatus == mark.status().code()) {
        matched++;
      } else {
        differences.add(
            new Difference(
                mark.code(),
                kind(lanes.get(mark.id()), theirStatus),
                mark.id(),
                mark.status().name(),
                theirStatus,
                null));
      }
    }
    left.forEach((code, status) ->
        differences.add(new Difference(code, Kind.MISSING_HERE, null, null, status, null)));
    Counts counts = new Counts(ours.size(), theirs.size(), matched, synced);
    transactions.executeWithoutResult(
        status -> repository.store(day, counts, differences, clock.instant()));
    return counts;
  }

  private static Kind kind(
      ReconciliationRepository.@Nullable Standing standing, @Nullable Integer theirStatus) {
    if (standing != null && standing.dead()) {
      return Kind.DEAD_LETTER;
    }
    if (standing != null && standing.waiting()) {
      return Kind.ON_ITS_WAY;
    }
    return theirStatus == null ? Kind.MISSING_THERE : Kind.STATUS_DIFFERS;
  }
}
