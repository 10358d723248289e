package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkCalendarPublished;

/**
 * A newly published calendar moves the due dates of open dossiers, and of them alone; each change
 * is logged with the calendar as its basis; so are the hours for answering online filings. Dates
 * that a leader appointed stay, as far as they are working days still.
 */
@Service
class DueRecomputation {
  private static final Logger log = LoggerFactory.getLogger(DueRecomputation.class);
  private static final int ATTEMPTS = 3;

  private final DossierRepository dossiers;
  private final DueDates dueDates;
  private final Deadlines deadlines;
  private final Authority authority;
  private final Chronicle chronicle;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;

  DueRecomputation(
      DossierRepository dossiers,
      DueDates dueDates,
      Deadlines deadlines,
      Authority authority,
      Chronicle chronicle,
      PlatformTransactionManager manager,
      ApplicationEventPublisher events) {
    this.dossiers = dossiers;
    this.dueDates = dueDates;
    this.deadlines = deadlines;
    this.authority = authority;
    this.chronicle = chronicle;
    this.transactions = new TransactionTemplate(manager);
    this.events = events;
  }

  @Async
  @TransactionalEventListener
  void on(WorkCalendarPublished event) {
    int changed = recompute(deadlines.newestCalendar());
    log.info("calendar {}: {} open dossiers have another due date", event.version(), changed);
  }

  /** Goes through all open dossiers, each in its own transaction; says how many dates changed. */
  int recompute() {
    return recompute(deadlines.newestCalendar());
  }

  private int recompute(WorkCalendar calendar) {
    int changed = 0;
    List<AppException> failures = new ArrayList<>();
    for (UUID id : dossiers.openUnderOtherCalendar(calendar.version())) {
      changed += counted(failures, () -> recompute(id, calendar)) ? 1 : 0;
    }
    for (DossierRepository.Unanswered filing : dossiers.unanswered()) {
      Instant by = deadlines.answerBy(calendar, filing.since());
      if (!by.equals(filing.by())) {
        changed += counted(failures, () -> answerBy(filing.id(), by, calendar)) ? 1 : 0;
      }
    }
    if (!failures.isEmpty()) {
      AppException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
    return changed;
  }

  /** One that cannot be counted keeps its date and does not keep the others from theirs. */
  private boolean counted(List<AppException> failures, BooleanSupplier counting) {
    try {
      return unlessBusy(counting);
    } catch (AppException e) {
      failures.add(e);
      return false;
    }
  }

  /** Somebody may be working on it in this moment: their change comes first, then ours. */
  private boolean unlessBusy(BooleanSupplier counting) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Boolean.TRUE.equals(transactions.execute(status -> counting.getAsBoolean()));
      } catch (AppException e) {
        if (e.code() != DossiersErrors.CHANGED_MEANWHILE || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** An online filing that nobody has answered yet (NĐ 45/2020 Art. 11). */
  private boolean answerBy(UUID id, Instant by, WorkCalendar calendar) {
    Dossier d = dossiers.get(id);
    if (d.status() != DossierStatus.REGISTERED) {
      return false;
    }
    chronicle.change(
        new Act(d, CurrentUser.SYSTEM, null, authority.now()),
        d.with(d.times().answeredBy(by)),
        Act.Record.of(EventKind.DUE_RECOMPUTED, calendar.version())
            .with(Map.of("answerBy", by.toString())));
    return true;
  }

  boolean recompute(UUID id, WorkCalendar calendar) {
    Dossier d = dossiers.get(id);
    // it may have ended since the list was made: what was promised then stays
    Due due = d.times().finishedAt() == null ? dueDates.count(d, calendar) : null;
    if (due == null) {
      return false;
    }
    if (Objects.equals(due.at(), d.times().dueAt())) {
      dossiers.keepCalendar(id, due);
      return false;
    }
    Act act = new Act(d, CurrentUser.SYSTEM, null, authority.now());
    String basis = String.valueOf(due.calendarVersion());
    dueDates.log(
        d,
        new DueDates.Change(
            act.at(), d.times().dueAt(), due.at(), DueDates.Cause.CALENDAR, basis, act.who()),
        CurrentUser.SYSTEM);
    Dossier saved =
        chronicle.change(
            act,
            d.with(d.times().due(due)),
            Act.Record.of(EventKind.DUE_RECOMPUTED, basis)
                .with(Map.of("due", due.at().toString())));
    events.publishEvent(
        new DossierMoved(DossierFact.of(saved, act.at()), EventKind.DUE_RECOMPUTED));
    return true;
  }
}
