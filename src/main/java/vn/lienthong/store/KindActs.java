package vn.lienthong.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The province keeps the catalogue of kinds and says what serves for what. */
@Service
class KindActs {
  private final KindRepository kinds;
  private final ProceduresApi procedures;
  private final AuditApi audit;
  private final Clock clock;

  KindActs(KindRepository kinds, ProceduresApi procedures, AuditApi audit, Clock clock) {
    this.kinds = kinds;
    this.procedures = procedures;
    this.audit = audit;
    this.clock = clock;
  }

  List<PaperKind> all() {
    return kinds.all();
  }

  List<KindRepository.Acceptance> acceptances() {
    return kinds.acceptances();
  }

  @Transactional
  void save(PaperKind kind, CurrentUser editor) {
    ItemDecisions.required(kind.code(), "code");
    if (!kind.code().matches("[A-Z0-9.-]{3,60}")) {
      throw new AppException(StoreErrors.UNKNOWN_KIND, kind.code());
    }
    ItemDecisions.required(kind.name(), "name");
    if (kind.months() != null && (kind.months() < 1 || kind.forever())) {
      throw new AppException(StoreErrors.BAD_DATE, "months");
    }
    PaperKind before = kinds.find(kind.code()).orElse(null);
    kinds.put(kind);
    audit.record(
        new AuditEvent(
            "store.kind-saved",
            "paper-kind",
            kind.code(),
            editor,
            null,
            before,
            kind,
            kind.legalBasis()));
  }

  /** From now on the kind serves for the paper of the procedure, or no longer. */
  @Transactional
  void accept(
      String procedure, String component, String kind, boolean accepted, CurrentUser editor) {
    if (accepted) {
      if (kinds.find(kind).isEmpty()) {
        throw new AppException(StoreErrors.UNKNOWN_KIND, kind);
      }
      boolean asked =
          procedures.inForce(procedure, Vietnam.today(clock)).stream()
              .flatMap(version -> version.content().components().stream())
              .anyMatch(c -> c.key().equals(component));
      if (!asked) {
        throw new AppException(StoreErrors.REQUIRED, procedure + " / " + component);
      }
      kinds.accept(procedure, component, kind);
    } else {
      kinds.refuse(procedure, component, kind);
    }
    audit.record(
        new AuditEvent(
            "store.acceptance-changed",
            "paper-kind",
            kind,
            editor,
            null,
            null,
            Map.of("procedure", procedure, "component", component, "accepted", accepted),
            null));
  }
}
