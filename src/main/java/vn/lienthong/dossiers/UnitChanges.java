package vn.lienthong.dossiers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.MergerUndone;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.directory.UnitWorkload;
import vn.lienthong.directory.UnitsChanged;
import vn.lienthong.dossiers.UnitChangeRows.Change;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * Dossiers follow their units. What is not over goes to the successor on the day of the merger, in
 * the transaction of the act when that day has come; what is over keeps its old names, and the
 * successor may read it. A move in the tree takes all dossiers along.
 */
@Component
class UnitChanges implements UnitWorkload {
  private final UnitChangeRows rows;
  private final DossierRepository dossiers;
  private final HistoryRepository history;
  private final SearchEntries search;
  private final Tally tally;
  private final DirectoryApi directory;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UnitChanges(
      UnitChangeRows rows,
      DossierRepository dossiers,
      HistoryRepository history,
      SearchEntries search,
      Tally tally,
      DirectoryApi directory,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.history = history;
    this.search = search;
    this.tally = tally;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<Line> workload(Collection<String> paths) {
    String[] prefixes = paths.toArray(String[]::new);
    return List.of(
        new Line("dossiers.merger.open", rows.countOpen(prefixes)),
        new Line("dossiers.merger.consultations", rows.countAsked(prefixes)));
  }

  @EventListener
  @Transactional
  public void on(UnitsChanged event) {
    event.changes().forEach(rows::insert);
    follow();
  }

  /** Does what is due; nothing is done twice. */
  @Transactional
  public void follow() {
    for (Change change : rows.due(Vietnam.today(clock))) {
      apply(named(change));
    }
  }

  private Change named(Change change) {
    if (change.toUnit() == null) {
      return change;
    }
    UnitSummary successor = directory.unit(change.toUnit());
    return new Change(
        change.id(),
        change.act(),
        change.on(),
        change.from(),
        change.toUnit(),
        successor.name(),
        change.to());
  }

  private void apply(Change change) {
    Instant now = clock.instant();
    rows.widenSight(change);
    List<UUID> moved = rows.remember(change);
    rows.moveDossiers(change);
    rows.moveConsultations(change);
    if (change.toUnit() != null) {
      rows.moveDivisions(change, lastOf(change.from()));
    }
    rows.markDone(change, now);
    tell(change, moved, now, false);
  }

  /** The unit that the path leads to. */
  private UUID lastOf(String path) {
    return directory
        .unitAt(path)
        .orElseThrow(() -> new IllegalStateException("no unit ever stood at " + path));
  }

  @EventListener
  @Transactional
  public void on(MergerUndone event) {
    Instant now = clock.instant();
    for (Change change : rows.ofAct(event.act())) {
      List<UUID> moved = rows.moveBack(change);
      rows.markUndone(change, now);
      tell(change, moved, now, true);
    }
  }

  private void tell(Change change, List<UUID> moved, Instant now, boolean back) {
    for (UUID id : moved) {
      Dossier dossier = dossiers.get(id);
      history.add(entry(dossier, change, now, back));
      search.put(dossier, dossiers.involved(id));
      events.publishEvent(new DossierMoved(DossierFact.of(dossier, now), EventKind.TRANSFERRED));
    }
    if (!moved.isEmpty()) {
      tally.refresh(moved);
    }
    audit.record(
        new AuditEvent(
            "dossiers.transferred",
            "unit",
            change.from(),
            CurrentUser.SYSTEM,
            change.to(),
            null,
            Map.of(
                "from", change.from(), "to", change.to(), "dossiers", moved.size(), "back", back),
            change.act().toString()));
  }

  private static HistoryEntry entry(Dossier d, Change change, Instant now, boolean back) {
    Dossier.@Nullable Desk desk = d.desk();
    return new HistoryEntry(
        Ids.next(),
        d.id(),
        d.version(),
        now,
        EventKind.TRANSFERRED,
        desk == null ? null : desk.stepKey(),
        desk == null ? null : desk.stepName(),
        null,
        CurrentUser.Kind.SYSTEM.name(),
        CurrentUser.SYSTEM.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        d.place().name(),
        d.status(),
        desk == null ? null : desk.stepName(),
        desk == null ? null : desk.assigneeName(),
        Map.of("act", change.act().toString(), "back", Boolean.toString(back)));
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob followUnits(UnitChanges changes) {
      return new RecurringJob("dossiers.follow-units", Duration.ofMinutes(10), changes::follow);
    }
  }
}
