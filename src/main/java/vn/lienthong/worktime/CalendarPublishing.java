package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Editing the draft and publishing it as the next version. */
@Service
class CalendarPublishing {
  static final String EDIT = "worktime.edit";

  private final CalendarRepository repository;
  private final DraftRepository drafts;
  private final CalendarDraft draft;
  private final PublishedCalendars calendars;
  private final CalendarActs acts;

  CalendarPublishing(
      CalendarRepository repository,
      DraftRepository drafts,
      CalendarDraft draft,
      PublishedCalendars calendars,
      CalendarActs acts) {
    this.repository = repository;
    this.drafts = drafts;
    this.draft = draft;
    this.calendars = calendars;
    this.acts = acts;
  }

  /**
   * Edits a day, and with it the other day of a swap.
   *
   * @param seen how the first of the days stood in the draft for who edits it; null without a look
   * @throws AppException {@link SharedErrors#CHANGED_MEANWHILE} when it stands otherwise now
   */
  @Transactional
  public void edit(List<DraftDay> days, @Nullable String seen, CurrentUser who) {
    who.require(EDIT, CalendarActs.PROVINCE);
    repository.lock();
    if (seen != null && !seen.equals(CalendarDraft.seen(draft.day(days.getFirst().day())))) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
    WorkCalendar before = draft.calendar();
    for (DraftDay day : days) {
      drafts.put(day.day(), day.special(), day.legalBasis(), acts.now(), who);
    }
    // Refuses a contradiction before it is stored, by building the calendar.
    draft.calendar();
    for (DraftDay day : days) {
      acts.record(
          "worktime.day-edited",
          day.day().toString(),
          who,
          new CalendarActs.Ground(
              before.special(day.day()).orElse(null), day.special(), day.legalBasis()));
    }
  }

  /**
   * Edits the hours from a date on, or takes that entry away.
   *
   * @param seen the drafted hours that who edits them has seen; null without a look
   * @throws AppException {@link SharedErrors#CHANGED_MEANWHILE} when others are drafted now
   */
  @Transactional
  public void editHours(DraftHours hours, @Nullable String seen, CurrentUser who) {
    who.require(EDIT, CalendarActs.PROVINCE);
    repository.lock();
    if (seen != null && !seen.equals(draft.hoursStamp())) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
    Object before = draft.calendar().hours(hours.from()).shifts();
    drafts.putHours(hours, acts.now(), who);
    draft.calendar();
    acts.record(
        "worktime.hours-edited",
        hours.from().toString(),
        who,
        new CalendarActs.Ground(before, hours.shifts(), hours.legalBasis()));
  }

  /** Drops one day of the draft, or the whole draft, hours included. */
  @Transactional
  public void discard(@Nullable LocalDate day, CurrentUser who) {
    who.require(EDIT, CalendarActs.PROVINCE);
    int dropped = drafts.delete(day) + (day == null ? drafts.deleteHours(null) : 0);
    discarded(day == null ? "*" : day.toString(), dropped, who);
  }

  /** Drops the drafted hours of one date. */
  @Transactional
  public void discardHours(LocalDate from, CurrentUser who) {
    who.require(EDIT, CalendarActs.PROVINCE);
    discarded("hours " + from, drafts.deleteHours(from), who);
  }

  private void discarded(String what, int dropped, CurrentUser who) {
    if (dropped > 0) {
      acts.record(
          "worktime.draft-discarded",
          what,
          who,
          new CalendarActs.Ground(null, Map.of("dropped", dropped), null));
    }
  }

  /**
   * Publishes the draft that {@code stamp} names.
   *
   * @throws AppException {@link SharedErrors#CHANGED_MEANWHILE} when draft or calendar moved on
   */
  @Transactional
  public String publish(String stamp, String legalBasis, CurrentUser who) {
    who.require(EDIT, CalendarActs.PROVINCE);
    repository.lock();
    calendars.refresh();
    if (!stamp.equals(draft.stamp()) || draft.size() == 0) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
    WorkCalendar current = calendars.current();
    List<CalendarChange> changes = draft.changes();
    List<DraftHours> hours = draft.hours();
    int number = repository.latestNumber() + 1;
    String version = PublishedCalendars.version(number);
    repository.insert(number, draft.sheet(version), legalBasis, acts.now(), who);
    drafts.delete(null);
    drafts.deleteHours(null);
    acts.record(
        "worktime.calendar-published",
        version,
        who,
        new CalendarActs.Ground(
            current.version(), Map.of("days", changes, "hours", hours), legalBasis));
    acts.tell(
        new WorkCalendarPublished(
            number,
            version,
            current.version(),
            legalBasis,
            changes.stream().filter(CalendarChange::movesTime).map(CalendarChange::day).toList(),
            hours.isEmpty() ? null : hours.getFirst().from()));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            calendars.refresh();
          }
        });
    return version;
  }
}
