package vn.lienthong.indices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.payments.ChargeMark;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.sync.SyncApi;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** Brings facts in line with what their owners say now; may be repeated, in any order. */
@Service
class FactUpdates {
  private static final int BATCH = 500;

  private final PendingRepository pending;
  private final FactRepository facts;
  private final ServiceFacts services;
  private final DossiersApi dossiers;
  private final PaymentsApi payments;
  private final SyncApi sync;
  private final ProceduresApi procedures;
  private final WorktimeApi worktime;

  FactUpdates(
      PendingRepository pending,
      FactRepository facts,
      ServiceFacts services,
      DossiersApi dossiers,
      PaymentsApi payments,
      SyncApi sync,
      ProceduresApi procedures,
      WorktimeApi worktime) {
    this.pending = pending;
    this.facts = facts;
    this.services = services;
    this.dossiers = dossiers;
    this.payments = payments;
    this.sync = sync;
    this.procedures = procedures;
    this.worktime = worktime;
  }

  /** One batch of what is pending; returns how many notes were worked off. */
  @Transactional
  public int drain() {
    facts.lock();
    PendingRepository.Batch batch = pending.take(BATCH);
    if (!batch.dossiers().isEmpty()) {
      replace(dossiers.measures(batch.dossiers()), batch.dossiers(), facts.newestRun());
    }
    batch.procedures().forEach(services::update);
    return batch.notes();
  }

  /**
   * A page of the rebuild.
   *
   * @param last id of its last dossier; null for an empty page
   */
  record Page(int size, @Nullable UUID last) {
    boolean end() {
      return size < BATCH;
    }
  }

  @Transactional
  public Page page(@Nullable UUID after, long run) {
    facts.lock();
    List<DossierMeasure> page = dossiers.measuresAfter(after, BATCH);
    replace(page, List.of(), run);
    return new Page(page.size(), page.isEmpty() ? null : page.getLast().id());
  }

  private void replace(List<DossierMeasure> measures, Collection<UUID> asked, long run) {
    List<UUID> ids = measures.stream().map(DossierMeasure::id).toList();
    Map<String, List<ChargeMark>> charges =
        payments.marks("dossier", ids.stream().map(UUID::toString).toList()).stream()
            .collect(Collectors.groupingBy(ChargeMark::objectId));
    Set<UUID> synced = sync.acknowledged(ids);
    Map<UUID, ProcedureContent> contents = contents(measures);
    WorkCalendar calendar = worktime.calendar();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<UUID> gone = new ArrayList<>(asked);
    for (DossierMeasure measure : measures) {
      ProcedureContent content = contents.get(measure.subject().procedureVersion());
      if (measure.received() != null && content != null) {
        gone.remove(measure.id());
        rows.add(
            FactRow.of(
                measure,
                new FactRow.Around(
                    content,
                    charges.getOrDefault(measure.id().toString(), List.of()),
                    synced.contains(measure.id())),
                calendar));
      } else {
        gone.add(measure.id());
      }
    }
    facts.put(rows, gone, run);
  }

  private Map<UUID, ProcedureContent> contents(List<DossierMeasure> measures) {
    Map<UUID, ProcedureContent> contents = new HashMap<>();
    procedures
        .versions(measures.stream().map(m -> m.subject().procedureVersion()).distinct().toList())
        .forEach((ProcedureVersion version) -> contents.put(version.id(), version.content()));
    return contents;
  }
}
