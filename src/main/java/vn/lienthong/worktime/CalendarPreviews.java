package vn.lienthong.worktime;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;

/** What the pages show of the draft. */
@Component
class CalendarPreviews {
  private final CalendarDraft draft;
  private final PublishedCalendars calendars;
  private final LegalValues values;
  private final Clock clock;
  private final List<CalendarImpactSource> impacts;
  private final MessageSource messages;

  CalendarPreviews(
      CalendarDraft draft,
      PublishedCalendars calendars,
      LegalValues values,
      Clock clock,
      List<CalendarImpactSource> impacts,
      MessageSource messages) {
    this.draft = draft;
    this.calendars = calendars;
    this.values = values;
    this.clock = clock;
    this.impacts = impacts;
    this.messages = messages;
  }

  CalendarPreview preview() {
    WorkCalendar current = calendars.current();
    WorkCalendar next = draft.calendar();
    List<CalendarChange> changes = draft.changes();
    List<DraftHours> hours = draft.hours();
    return new CalendarPreview(
        changes,
        hours,
        CalendarPreview.effects(current, next, changes, hours, values.rule(Vietnam.today(clock))),
        draft.size() == 0
            ? List.of()
            : impacts.stream().map(source -> source.impact(current, next)).toList());
  }

  /** The calendar in force, with the draft over it where there is one. */
  WorkCalendar calendar() {
    return draft.size() == 0 ? calendars.current() : draft.calendar();
  }

  Set<LocalDate> draftedDays() {
    return draft.changes().stream().map(CalendarChange::day).collect(Collectors.toSet());
  }

  String stamp() {
    return draft.stamp();
  }

  String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
