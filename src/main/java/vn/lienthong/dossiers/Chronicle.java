package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.HistoryRepository.StepMove;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/**
 * Writes down an act and what it changed, all in the caller's transaction: the aggregate, the step,
 * the history, the audit entry, the search entry, the figures of the reports.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Chronicle {
  private final DossierRepository dossiers;
  private final HistoryRepository history;
  private final Deadlines deadlines;
  private final AuditApi audit;
  private final SearchEntries search;

  Chronicle(
      DossierRepository dossiers,
      HistoryRepository history,
      Deadlines deadlines,
      AuditApi audit,
      SearchEntries search) {
    this.dossiers = dossiers;
    this.history = history;
    this.deadlines = deadlines;
    this.audit = audit;
    this.search = search;
  }

  /** What an audit entry keeps of a dossier. */
  private record Standing(
      int version,
      DossierStatus status,
      @Nullable String step,
      @Nullable String assignee,
      @Nullable Instant dueAt) {
    static Standing of(Dossier d) {
      Dossier.Desk desk = d.desk();
      return new Standing(
          d.version(),
          d.status(),
          desk == null ? null : desk.stepName(),
          desk == null ? null : desk.assigneeName(),
          d.times().dueAt());
    }
  }

  /**
   * A dossier begins.
   *
   * @param passed the step that was done in the same moment, handing it in at the counter
   */
  Dossier begin(Act act, Act.Record record, Dossier.@Nullable Desk passed) {
    Dossier dossier = act.dossier();
    dossiers.insert(dossier);
    if (passed != null) {
      history.passed(dossier.id(), passed, act.at());
    }
    Dossier.Desk desk = dossier.desk();
    dossiers.involve(dossier.id(), paths(dossier));
    history.add(
        entry(act, dossier, record, null, null),
        desk == null ? StepMove.STAY : StepMove.ENTER,
        desk);
    audit(act, null, dossier, record);
    search.put(dossier, paths(dossier));
    return dossier;
  }

  /** A dossier changes; returns its new version. */
  Dossier change(Act act, Dossier after, Act.Record record) {
    Dossier before = act.dossier();
    Dossier saved = dossiers.update(after);
    Dossier.Desk left = before.desk();
    Dossier.Desk entered = saved.desk();
    StepMove move = move(left, entered);
    Integer took = null;
    Integer early = null;
    if (left != null && (move == StepMove.LEAVE || move == StepMove.PASS)) {
      took = deadlines.worked(left.startedAt(), act.at());
      early = left.dueAt() == null ? null : deadlines.worked(act.at(), left.dueAt());
    }
    List<String> joined = new ArrayList<>(paths(saved));
    joined.removeAll(paths(before));
    if (!joined.isEmpty()) {
      dossiers.involve(saved.id(), joined);
    }
    history.add(entry(act, saved, record, took, early), move, entered);
    audit(act, before, saved, record);
    if (!joined.isEmpty() || !SearchEntries.same(before, saved)) {
      search.put(saved, dossiers.involved(saved.id()));
    }
    return saved;
  }

  /** Something is noted that leaves the dossier as it is, but as a version of its own. */
  Dossier note(Act act, Act.Record record) {
    return change(act, act.dossier(), record);
  }

  private static StepMove move(Dossier.@Nullable Desk left, Dossier.@Nullable Desk entered) {
    if (left == null) {
      return entered == null ? StepMove.STAY : StepMove.ENTER;
    }
    if (entered == null) {
      return StepMove.LEAVE;
    }
    boolean same =
        left.stepKey().equals(entered.stepKey())
            && left.place().unitId().equals(entered.place().unitId())
            && left.startedAt().equals(entered.startedAt());
    if (!same) {
      return StepMove.PASS;
    }
    return left.equals(entered) ? StepMove.STAY : StepMove.REASSIGN;
  }

  /** From now on the unit may see the dossier, and find it. */
  void involve(UUID dossier, Place place) {
    dossiers.involve(dossier, List.of(place.path()));
    search.put(dossiers.get(dossier), dossiers.involved(dossier));
  }

  private static List<String> paths(Dossier dossier) {
    Dossier.Organisations o = dossier.organisations();
    return Stream.of(o.helped(), o.received(), o.competent(), o.handling(), dossier.place())
        .map(Place::path)
        .distinct()
        .toList();
  }

  private void audit(Act act, @Nullable Dossier before, Dossier after, Act.Record record) {
    audit.record(
        new AuditEvent(
            record.kind().action(),
            "dossier",
            after.code(),
            act.user(),
            after.place().path(),
            before == null ? null : Standing.of(before),
            Standing.of(after),
            record.note().isEmpty() ? null : record.note()),
        act.post());
  }

  private static HistoryEntry entry(
      Act act, Dossier after, Act.Record record, @Nullable Integer took, @Nullable Integer early) {
    CurrentUser.Post post = act.post();
    Dossier.Desk left = act.dossier().desk();
    Dossier.Desk entered = after.desk();
    return new HistoryEntry(
        Ids.next(),
        after.id(),
        after.version(),
        act.at(),
        record.kind(),
        left == null ? null : left.stepKey(),
        left == null ? null : left.stepName(),
        act.user().id(),
        act.user().kind().name(),
        Objects.requireNonNull(act.user().name()),
        post == null ? null : post.title(),
        post == null ? null : post.unitId(),
        post == null ? null : post.unitName(),
        post == null ? null : post.capacity(),
        took,
        early,
        record.note(),
        after.status(),
        entered == null ? null : entered.stepName(),
        entered == null ? null : entered.assigneeName(),
        record.details());
  }
}
