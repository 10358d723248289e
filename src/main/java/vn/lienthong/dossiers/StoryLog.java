package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.Ids;

/**
 * What a story leaves written: the history, the visits to steps, the units that had to do with it.
 */
final class StoryLog {
  private final Deadlines deadlines;
  private final List<HistoryEntry> events = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private final Set<String> involved = new LinkedHashSet<>();

  StoryLog(Deadlines deadlines, Dossier begun) {
    this.deadlines = deadlines;
    involve(begun);
    Dossier.Desk desk = begun.desk();
    if (desk != null) {
      visits.add(new Visit(desk, null, null, null));
    }
  }

  /** A visit to a step; open while {@code finished} is null. */
  record Visit(
      Dossier.Desk desk,
      @Nullable Instant finished,
      @Nullable Integer took,
      @Nullable Integer early) {}

  /** How long the step took that an act ended, and how early it was, in working minutes. */
  record Pace(@Nullable Integer took, @Nullable Integer early) {
    static final Pace NONE = new Pace(null, null);
    static final Pace AT_ONCE = new Pace(0, 0);
  }

  List<HistoryEntry> events() {
    return events;
  }

  List<Visit> visits() {
    return visits;
  }

  Set<String> involved() {
    return involved;
  }

  Pace pace(Dossier.Desk left, Deed deed) {
    Integer early = left.dueAt() == null ? null : deadlines.worked(deed.at(), left.dueAt());
    return new Pace(deadlines.worked(left.startedAt(), deed.at()), early);
  }

  /** The dossier lies at the next step; the one it leaves is over if {@code ends}. */
  Dossier enter(Dossier dossier, Dossier.@Nullable Desk next, Deed deed, boolean ends) {
    Dossier.Desk left = dossier.desk();
    if (ends && left != null) {
      Dossier.Desk done =
          left.assignee() == null && deed.by().id() != null
              ? left.assigned(deed.by().id(), deed.by().name(), left.place())
              : left;
      Pace pace = pace(left, deed);
      visits.set(visits.size() - 1, new Visit(done, deed.at(), pace.took(), pace.early()));
      if (next != null) {
        visits.add(new Visit(next, null, null, null));
      }
    }
    return involve(dossier.at(next));
  }

  /** Somebody got it in the act written last. */
  Dossier reassign(Dossier dossier, Dossier.Desk desk) {
    visits.set(visits.size() - 1, new Visit(desk, null, null, null));
    HistoryEntry last = events.removeLast();
    events.add(
        last.with(last.note(), desk.assigneeName(), Map.of("assignee", "" + desk.assigneeName())));
    return involve(dossier.at(desk));
  }

  /** The step as its last worker left it, if it was worked on before. */
  Dossier.Desk toLastWorker(Dossier.Desk desk) {
    for (Visit visit : visits.reversed()) {
      Dossier.Desk known = visit.desk();
      if (known.stepKey().equals(desk.stepKey()) && known.assignee() != null) {
        return desk.assigned(known.assignee(), "" + known.assigneeName(), known.place());
      }
    }
    return desk;
  }

  void involve(Place place) {
    involved.add(place.path());
  }

  private Dossier involve(Dossier dossier) {
    Dossier.Organisations units = dossier.organisations();
    involve(units.helped());
    involve(units.received());
    involve(units.competent());
    involve(units.handling());
    involve(dossier.place());
    return dossier;
  }

  /** Writes the act down; the dossier has a version more. */
  Dossier write(
      Dossier dossier,
      Deed deed,
      Dossier.@Nullable Desk left,
      Pace pace,
      Map<String, String> details) {
    Dossier written = dossier.atVersion(events.size() + 1);
    Dossier.Desk now = written.desk();
    events.add(
        new HistoryEntry(
            Ids.next(),
            written.id(),
            written.version(),
            deed.at(),
            deed.kind(),
            left == null ? null : left.stepKey(),
            left == null ? null : left.stepName(),
            deed.by().id(),
            deed.by().kind().name(),
            deed.by().name(),
            deed.by().title(),
            deed.by().unitId(),
            deed.by().unitName(),
            deed.by().capacity(),
            pace.took(),
            pace.early(),
            deed.note(),
            written.status(),
            now == null ? null : now.stepName(),
            now == null ? null : now.assigneeName(),
            new LinkedHashMap<>(details)));
    return written;
  }
}
