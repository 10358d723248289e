package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The draft laid over the published calendar. */
@Component
class CalendarDraft {
  private final DraftRepository repository;
  private final PublishedCalendars calendars;

  CalendarDraft(DraftRepository repository, PublishedCalendars calendars) {
    this.repository = repository;
    this.calendars = calendars;
  }

  /** The calendar as it would be with the draft. */
  WorkCalendar calendar() {
    CalendarSheet sheet = calendars.current().sheet();
    return new WorkCalendar(sheet(sheet.version() + "+"));
  }

  CalendarSheet sheet(String version) {
    CalendarSheet sheet = calendars.current().sheet();
    NavigableMap<LocalDate, SpecialDay> days = new TreeMap<>();
    sheet.specialDays().forEach(day -> days.put(day.date(), day));
    for (DraftDay day : repository.days()) {
      put(days, day.day(), day.special());
    }
    NavigableMap<LocalDate, HoursFrom> hours = new TreeMap<>();
    sheet.hours().forEach(entry -> hours.put(entry.from(), entry));
    for (DraftHours entry : repository.hours()) {
      put(hours, entry.from(), hours(entry));
    }
    return new CalendarSheet(
        version,
        sheet.from(),
        sheet.to(),
        List.copyOf(hours.values()),
        sheet.weeklyRests(),
        List.copyOf(days.values()));
  }

  private static @Nullable HoursFrom hours(DraftHours entry) {
    return entry.shifts() == null
        ? null
        : new HoursFrom(entry.from(), new WorkingHours(entry.shifts()), entry.legalBasis());
  }

  private static <T> void put(Map<LocalDate, T> all, LocalDate date, @Nullable T value) {
    if (value == null) {
      all.remove(date);
    } else {
      all.put(date, value);
    }
  }

  /** What is drafted of days, compared with what is published. */
  List<CalendarChange> changes() {
    WorkCalendar current = calendars.current();
    WorkCalendar next = calendar();
    List<CalendarChange> changes = new ArrayList<>();
    for (DraftDay day : repository.days()) {
      changes.add(
          new CalendarChange(
              day.day(),
              current.type(day.day()),
              next.type(day.day()),
              current.special(day.day()).orElse(null),
              day.special(),
              day.legalBasis(),
              day.by()));
    }
    return changes;
  }

  List<DraftHours> hours() {
    return repository.hours();
  }

  Optional<DraftDay> day(LocalDate date) {
    return repository.days().stream().filter(day -> day.day().equals(date)).findFirst();
  }

  /** Marks how a day stood in the draft. */
  static String seen(Optional<DraftDay> day) {
    return day.map(d -> d.at().toString()).orElse("-");
  }

  /** Marks which hours are drafted. */
  String hoursStamp() {
    return Integer.toHexString(repository.hours().hashCode());
  }

  /** How many edits wait. */
  int size() {
    return repository.days().size() + repository.hours().size();
  }

  /** Marks the state of draft and calendar that somebody has seen. */
  String stamp() {
    String seen = repository.days().toString() + repository.hours();
    return calendars.current().version() + "-" + Integer.toHexString(seen.hashCode());
  }
}
