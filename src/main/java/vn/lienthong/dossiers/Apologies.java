package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Draws up apologies and writes down what becomes of them, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Apologies {
  static final String SIGN = "PXL";

  private final ApologyRepository apologies;
  private final BlockingStep blocking;
  private final PaperNumbers numbers;
  private final AuditApi audit;

  Apologies(
      ApologyRepository apologies, BlockingStep blocking, PaperNumbers numbers, AuditApi audit) {
    this.apologies = apologies;
    this.blocking = blocking;
    this.numbers = numbers;
    this.audit = audit;
  }

  private record Standing(Apology.State state, String subject, Instant before) {
    static Standing of(Apology a, Apology.State state) {
      return new Standing(state, a.subject(), a.dueBefore());
    }
  }

  /** A draft with the reason of the step that blocks; empty where there is one already. */
  Optional<Apology> draft(Dossier d, CurrentUser by, Instant at) {
    Instant due = d.times().dueAt();
    if (due == null) {
      return Optional.empty();
    }
    Dossier.Desk desk = d.desk();
    Apology draft =
        new Apology(
            Ids.next(),
            d.id(),
            1,
            Apology.State.DRAFT,
            desk == null ? null : desk.stepName(),
            d.place().name(),
            "V/v xin lỗi và hẹn lại ngày trả kết quả hồ sơ " + d.code(),
            blocking.reason(d, at),
            due,
            blocking.suggestedDue(due, at),
            at,
            by.name(),
            null,
            null,
            null,
            null);
    if (!apologies.insert(draft, d)) {
      return Optional.empty();
    }
    record("dossiers.apology-drafted", d, draft, Apology.State.DRAFT, by, draft.reason());
    return Optional.of(draft);
  }

  /** The signed apology of a new appointment: the prepared one, or one made in the same act. */
  void signed(Act act, Instant due, String reason) {
    Dossier d = act.dossier();
    Apology apology =
        apologies
            .current(d.id())
            .or(() -> draft(d, act.user(), act.at()))
            .filter(Apology::open)
            .orElseThrow();
    apologies.sign(
        apology,
        act,
        due,
        reason,
        numbers.next(d.organisations().competent().unitId(), SIGN, act.at()));
    record("dossiers.apology-signed", d, apology, Apology.State.SIGNED, act.user(), reason);
  }

  void record(
      String action,
      Dossier d,
      Apology before,
      Apology.State after,
      CurrentUser who,
      String basis) {
    audit.record(
        new AuditEvent(
            action,
            "dossier",
            d.code(),
            who,
            d.organisations().handling().path(),
            Standing.of(before, before.state()),
            Standing.of(before, after),
            basis));
  }
}
