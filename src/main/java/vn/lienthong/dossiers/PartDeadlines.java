package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.AppException;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkCalendarPublished;
import vn.lienthong.worktime.WorkingHours;

/**
 * Tells the agency of a part a working day before it is due, and once more with the lead and the
 * head of the one-stop unit when it is late (NĐ 61/2018/NĐ-CP Art. 19.5–7). A silent agency has not
 * agreed: nothing else happens. A new calendar moves the dates of running parts.
 */
@Component
class PartDeadlines {
  private static final String HEAD_OF_CENTRE = "dossiers.secondSupplement";

  private final PartRepository parts;
  private final DossierRepository dossiers;
  private final LinkedParts linked;
  private final Deadlines deadlines;
  private final PartClock clock;
  private final PartLog log;
  private final Authority authority;
  private final Tidings tidings;
  private final TransactionTemplate transaction;

  PartDeadlines(
      PartRepository parts,
      DossierRepository dossiers,
      LinkedParts linked,
      Deadlines deadlines,
      PartClock clock,
      PartLog log,
      Authority authority,
      Tidings tidings,
      PlatformTransactionManager transactions) {
    this.parts = parts;
    this.dossiers = dossiers;
    this.linked = linked;
    this.deadlines = deadlines;
    this.clock = clock;
    this.log = log;
    this.authority = authority;
    this.tidings = tidings;
    this.transaction = new TransactionTemplate(transactions);
  }

  void tell() {
    tell(authority.now());
  }

  /** Tells what is to be told at the instant; run again, it tells nothing twice. */
  void tell(Instant now) {
    Instant soon = deadlines.after(now, WorkingHours.DAY_MINUTES);
    for (UUID id : parts.untold(now, soon)) {
      transaction.executeWithoutResult(status -> tell(id, now));
    }
  }

  private void tell(UUID id, Instant now) {
    Part part = parts.find(id).orElseThrow();
    boolean late = part.late(now);
    if (!parts.told(id, late, now)) {
      return;
    }
    Dossier d = dossiers.get(part.dossierId());
    Set<UUID> people =
        new LinkedHashSet<>(
            tidings.holders(DossierConsultation.ANSWERS_FOR, part.place().unitId()));
    if (part.assignee() != null) {
      people.add(part.assignee());
    }
    if (late) {
      people.addAll(linked.leading(d));
      people.addAll(tidings.holders(HEAD_OF_CENTRE, d.organisations().received().unitId()));
    }
    tidings.part(d, part, late ? Tidings.PartNews.LATE : Tidings.PartNews.DUE, people);
  }

  @Async
  @TransactionalEventListener
  void on(WorkCalendarPublished event) {
    recompute();
  }

  /**
   * The dates of running parts under the newest calendar. One that cannot be counted keeps its date
   * and does not keep the others from theirs.
   */
  void recompute() {
    WorkCalendar calendar = deadlines.newestCalendar();
    List<AppException> failures = new ArrayList<>();
    for (UUID id : parts.underOtherCalendar(calendar.version())) {
      try {
        transaction.executeWithoutResult(status -> recompute(id, calendar));
      } catch (AppException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      AppException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private void recompute(UUID id, WorkCalendar calendar) {
    Part known = parts.find(id).orElseThrow();
    parts.lock(known.dossierId());
    Part part = parts.find(id).orElseThrow();
    Due due = clock.count(part, calendar);
    if (due == null || part.status().end()) {
      return;
    }
    boolean moved = !Objects.equals(due.at(), part.times().dueAt());
    Part after = part.with(part.times().due(due));
    if (moved) {
      PartAct act = PartAct.bySystem(dossiers.get(part.dossierId()), part, authority.now());
      log.change(act, after, "DUE_RECOMPUTED", String.valueOf(due.calendarVersion()));
    } else {
      parts.update(after);
    }
  }
}
