package vn.lienthong.sync;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.DossierMark;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The acts that mend what a reconciliation found. */
@Service
class Mending {
  private final Reconciliation reconciliation;
  private final ReconciliationRepository repository;
  private final DossiersApi dossiers;
  private final Outbox outbox;
  private final AuditApi audit;
  private final Clock clock;

  Mending(
      Reconciliation reconciliation,
      ReconciliationRepository repository,
      DossiersApi dossiers,
      Outbox outbox,
      AuditApi audit,
      Clock clock) {
    this.reconciliation = reconciliation;
    this.repository = repository;
    this.dossiers = dossiers;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Compares the day now. */
  Reconciliation.Counts compare(LocalDate day, CurrentUser who) {
    who.require(SyncDesk.EDIT, SyncDesk.PROVINCE);
    if (day.isAfter(Vietnam.today(clock))) {
      throw new AppException(SyncErrors.DAY_TO_COME);
    }
    try {
      return reconciliation.run(day);
    } catch (Unsendable e) {
      throw new AppException(SyncErrors.PORTAL_SILENT, e, e.failure().reason().name());
    }
  }

  /**
   * Sends the whole dossier again, as it stands now.
   *
   * @param code null for all of the day that sending again can mend
   */
  @Transactional
  public int resend(LocalDate day, @Nullable String code, CurrentUser who) {
    who.require(SyncDesk.EDIT, SyncDesk.PROVINCE);
    Predicate<Reconciliation.Difference> chosen = d -> code == null || d.code().equals(code);
    List<String> codes =
        repository.differences(day).stream()
            .filter(chosen)
            .filter(d -> d.kind().resends())
            .map(Reconciliation.Difference::code)
            .toList();
    Map<String, DossierMark> marks = new HashMap<>();
    dossiers.receivedOn(day).forEach(mark -> marks.put(mark.code(), mark));
    List<String> known = codes.stream().filter(marks::containsKey).toList();
    if (known.isEmpty()) {
      throw new AppException(SyncErrors.NOT_TO_MEND);
    }
    for (String each : known) {
      DossierMark mark = marks.get(each);
      if (mark != null) {
        outbox.again(mark);
      }
    }
    repository.onItsWay(day, known);
    record("sync.resent", day + (code == null ? "" : " " + code), who, null);
    return known.size();
  }

  /** A difference that stays, with the reason. */
  @Transactional
  public void explain(LocalDate day, String code, String note, CurrentUser who) {
    who.require(SyncDesk.EDIT, SyncDesk.PROVINCE);
    if (note.isBlank()) {
      throw new AppException(SyncErrors.NOTE_MISSING);
    }
    if (repository.differences(day).stream().noneMatch(d -> d.code().equals(code))) {
      throw new AppException(SyncErrors.NOT_TO_MEND);
    }
    repository.explain(day, code, note.strip(), who.name(), clock.instant());
    record("sync.explained", day + " " + code, who, note.strip());
  }

  private void record(String action, String object, CurrentUser who, @Nullable String basis) {
    audit.record(
        new AuditEvent(
            action, "sync.reconciliation", object, who, SyncDesk.PROVINCE, null, null, basis));
  }
}
