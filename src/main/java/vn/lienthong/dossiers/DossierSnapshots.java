package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Vietnam;

/** Dossiers as they stood at a version, from what is never rewritten; and lists to compare. */
@Repository
class DossierSnapshots {
  private static final Set<DossierStatus> FINISHED =
      EnumSet.of(
          DossierStatus.NOT_RECEIVED,
          DossierStatus.WITHDRAWN,
          DossierStatus.STOPPED,
          DossierStatus.HANDLED,
          DossierStatus.RETURNED);

  private final JdbcClient jdbc;
  private final DossierRepository dossiers;
  private final HistoryRepository history;
  private final ComponentRepository components;
  private final SupplementRepository supplements;
  private final ResultRepository results;
  private final DueDates dueDates;
  private final DossierCharges charges;

  DossierSnapshots(
      JdbcClient jdbc,
      DossierRepository dossiers,
      HistoryRepository history,
      ComponentRepository components,
      SupplementRepository supplements,
      ResultRepository results,
      DueDates dueDates,
      DossierCharges charges) {
    this.jdbc = jdbc;
    this.dossiers = dossiers;
    this.history = history;
    this.components = components;
    this.supplements = supplements;
    this.results = results;
    this.dueDates = dueDates;
    this.charges = charges;
  }

  Optional<DossierSnapshot> at(UUID id, int version) {
    List<HistoryEntry> acts = upTo(id, version);
    return acts.isEmpty()
        ? Optional.empty()
        : dossiers.find(id).map(dossier -> at(dossier, acts, version));
  }

  private List<HistoryEntry> upTo(UUID id, int version) {
    return history.of(id).stream().filter(entry -> entry.version() <= version).toList();
  }

  private DossierSnapshot at(Dossier now, List<HistoryEntry> acts, int version) {
    HistoryEntry act = acts.getLast();
    Instant at = act.at();
    List<DueDates.Change> changes = dueDates.changes(now.id());
    Dossier.Times times = times(now, acts, changes);
    States states = new States(act.status(), now.states().payment(), now.states().handover());
    return new DossierSnapshot(
        now.with(states).with(times).atVersion(version),
        act,
        acts,
        components.of(now.id()),
        supplements.of(now.id()).stream()
            .filter(s -> !s.requestedAt().isAfter(at))
            .map(s -> s.receivedAt() != null && s.receivedAt().isAfter(at) ? open(s) : s)
            .toList(),
        results.of(now.id()).stream()
            .filter(r -> !r.issuedAt().isAfter(at))
            .filter(r -> r.revokedAt() == null || r.revokedAt().isAfter(at))
            .toList(),
        results.handovers(now.id()).stream().filter(h -> !h.at().isAfter(at)).toList(),
        changes.stream().filter(c -> !c.at().isAfter(at)).toList(),
        charges.asOf(now, version));
  }

  private static Supplement open(Supplement s) {
    return new Supplement(
        s.id(),
        s.dossierId(),
        s.stage(),
        s.requestedAt(),
        s.requestedBy(),
        s.requestedUnit(),
        s.reason(),
        s.items(),
        s.leaderName(),
        s.leaderReason(),
        null,
        null,
        null);
  }

  private static Dossier.Times times(
      Dossier now, List<HistoryEntry> acts, List<DueDates.Change> changes) {
    Dossier.Times t = now.times();
    Instant at = acts.getLast().at();
    boolean received = t.receivedAt() != null && !t.receivedAt().isAfter(at);
    Instant due =
        changes.stream()
            .filter(change -> change.at().isAfter(at))
            .findFirst()
            .map(change -> Optional.ofNullable(change.before()))
            .orElseGet(() -> Optional.ofNullable(t.dueAt()))
            .orElse(null);
    return new Dossier.Times(
        t.submittedAt(),
        t.answerBy(),
        received ? t.receivedAt() : null,
        received ? t.clockStart() : null,
        received
            ? new Dossier.Times.Appointment(
                due, t.originalDueAt(), null, t.appointment().calendarVersion())
            : Dossier.Times.Appointment.NONE,
        new Dossier.Times.Pause(acts.getLast().status().paused() ? at : null, null),
        new Dossier.Times.End(
            since(acts, FINISHED), since(acts, EnumSet.of(DossierStatus.RETURNED))));
  }

  /** Since when the dossier has been in one of the states, without leaving them; null if not. */
  private static @Nullable Instant since(List<HistoryEntry> acts, Set<DossierStatus> states) {
    Instant since = null;
    for (HistoryEntry act : acts.reversed()) {
      if (!states.contains(act.status())) {
        return since;
      }
      since = act.at();
    }
    return since;
  }

  Optional<DossierProgress> progress(UUID id, int version) {
    List<HistoryEntry> acts = upTo(id, version);
    if (acts.isEmpty()) {
      return Optional.empty();
    }
    HistoryEntry act = acts.getLast();
    HistoryRepository.StepVisit visit =
        history.visits(id).stream()
            .filter(v -> v.stepKey().equals(act.stepKey()) && !v.startedAt().isAfter(act.at()))
            .reduce((earlier, later) -> later)
            .orElse(null);
    return jdbc.sql("select code from dossiers.dossier where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(code -> new DossierProgress(code, act, visit));
  }

  /** Received on the day in Vietnam, in the order of codes. */
  List<DossierMark> receivedOn(LocalDate day) {
    return jdbc.sql(
            """
            select id, code, version, status, procedure_code from dossiers.dossier
            where received_at >= :from and received_at < :until order by code
            """)
        .param("from", start(day))
        .param("until", start(day.plusDays(1)))
        .query((row, number) ->
            new DossierMark(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getInt("version"),
                DossierStatus.valueOf(row.getString("status")),
                row.getString("procedure_code")))
        .list();
  }

  Map<String, Long> receivedByProcedure(LocalDate from, LocalDate until) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select procedure_code, count(*) as dossiers from dossiers.dossier
            where received_at >= :from and received_at < :until group by procedure_code
            """)
        .param("from", start(from))
        .param("until", start(until))
        .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }

  Set<String> known(Collection<String> codes) {
    return new HashSet<>(
        jdbc.sql("select code from dossiers.dossier where code = any(:codes)")
            .param("codes", codes.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  private static @Nullable Object start(LocalDate day) {
    return Sql.time(day.atStartOfDay(Vietnam.ZONE).toInstant());
  }
}
