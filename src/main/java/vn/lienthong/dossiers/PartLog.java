package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Writes down what was done to a part, all in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PartLog {
  private final PartRepository parts;
  private final Chronicle chronicle;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;

  PartLog(
      PartRepository parts, Chronicle chronicle, AuditApi audit, ApplicationEventPublisher events) {
    this.parts = parts;
    this.chronicle = chronicle;
    this.audit = audit;
    this.events = events;
  }

  /** What an audit entry keeps of a part. */
  private record Standing(
      String part,
      String unit,
      PartStatus status,
      @Nullable String assignee,
      @Nullable Instant dueAt) {
    static Standing of(Part part) {
      return new Standing(
          part.plan().name(),
          part.place().name(),
          part.status(),
          part.assigneeName(),
          part.times().dueAt());
    }
  }

  /** The part changes by an action of somebody; returns its new version. */
  Part change(PartAct act, Part after, PartAction action, @Nullable String note) {
    Part saved = change(act, after, action.name(), note);
    audit.record(
        new AuditEvent(
            action.action(),
            "dossier",
            act.dossier().code(),
            act.user(),
            saved.place().path(),
            Standing.of(act.part()),
            Standing.of(saved),
            note == null || note.isBlank() ? null : note),
        act.post());
    return saved;
  }

  /** As {@link #change(PartAct, Part, PartAction, String)}, of what follows from another act. */
  Part change(PartAct act, Part after, String kind, @Nullable String note) {
    Part saved = parts.update(after);
    CurrentUser.Post post = act.post();
    parts.add(
        new PartEvent(
            saved.id(),
            saved.version(),
            act.at(),
            kind,
            act.user().id(),
            act.user().name(),
            post == null ? null : post.title(),
            post == null ? null : post.unitName(),
            note == null ? "" : note.strip(),
            saved.status()),
        Ids.next());
    return saved;
  }

  /** The history of the dossier tells it too, and whoever listens to dossiers. */
  Dossier tell(PartAct act, EventKind kind, String note) {
    return tell(act.act(), act.dossier(), kind, note);
  }

  Dossier tell(Act act, Dossier after, EventKind kind, String note) {
    Dossier saved =
        chronicle.change(act, after, Act.Record.of(kind, note).with(Map.of("parts", "true")));
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), kind));
    return saved;
  }

  /** From now on the agency of the part may see the dossier. */
  void involve(Part part) {
    chronicle.involve(part.dossierId(), part.place());
  }
}
