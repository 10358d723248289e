package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.WorkingHours;

/**
 * One working day before a dossier is due, a draft of the apology lies ready with the reason of the
 * step that blocks (NĐ 61/2018/NĐ-CP Art. 19.9). Run again, it drafts nothing twice; a draft that
 * is needed no longer is dropped.
 */
@Component
class ApologyDrafts {
  private static final String NEEDLESS =
      "Hồ sơ đã giải quyết xong, đang tạm dừng hoặc có hạn trả mới";

  private final ApologyRepository repository;
  private final Apologies apologies;
  private final DossierRepository dossiers;
  private final Deadlines deadlines;
  private final Authority authority;
  private final Tidings tidings;
  private final TransactionTemplate transaction;

  ApologyDrafts(
      ApologyRepository repository,
      Apologies apologies,
      DossierRepository dossiers,
      Deadlines deadlines,
      Authority authority,
      Tidings tidings,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.apologies = apologies;
    this.dossiers = dossiers;
    this.deadlines = deadlines;
    this.authority = authority;
    this.tidings = tidings;
    this.transaction = new TransactionTemplate(transactions);
  }

  void draft() {
    draft(authority.now());
  }

  /** Drafts what is due within a working day of the instant. */
  void draft(Instant now) {
    Instant horizon = deadlines.after(now, WorkingHours.DAY_MINUTES);
    repository.follow();
    for (Apology needless : repository.needless(horizon)) {
      transaction.executeWithoutResult(status -> drop(needless, now));
    }
    for (UUID id : repository.toDraft(horizon)) {
      transaction.executeWithoutResult(status -> draft(id, now));
    }
  }

  private void draft(UUID id, Instant now) {
    Dossier d = dossiers.get(id);
    if (apologies.draft(d, CurrentUser.SYSTEM, now).isEmpty()) {
      return;
    }
    Dossier.Desk desk = d.desk();
    Set<UUID> people =
        new LinkedHashSet<>(
            tidings.holders("dossiers.assign", d.organisations().handling().unitId()));
    if (desk != null && desk.assignee() != null) {
      people.add(desk.assignee());
    }
    tidings.apology(d, people);
  }

  private void drop(Apology needless, Instant now) {
    Dossier d = dossiers.get(needless.dossierId());
    repository.drop(needless, NEEDLESS, now);
    apologies.record(
        "dossiers.apology-dropped",
        d,
        needless,
        Apology.State.DROPPED,
        CurrentUser.SYSTEM,
        NEEDLESS);
  }
}
