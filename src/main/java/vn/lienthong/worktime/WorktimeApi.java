package vn.lienthong.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Deadlines and working time by the calendar that is published now. */
@Service
public class WorktimeApi {
  private final PublishedCalendars calendars;
  private final LegalValues values;

  WorktimeApi(PublishedCalendars calendars, LegalValues values) {
    this.calendars = calendars;
    this.values = values;
  }

  /** What the law says on the day. */
  public LegalValue value(LegalParameter parameter, LocalDate day) {
    return values.on(parameter, day);
  }

  /** How terms are counted that begin on the day. */
  public DueRule rule(LocalDate day) {
    return values.rule(day);
  }

  /** As {@link #rule(LocalDate)} for the day of the instant. */
  public DueRule rule(Instant start) {
    return rule(LocalDate.ofInstant(start, WorkCalendar.ZONE));
  }

  /** The calendar in force. Immutable: keep it for a batch of questions. */
  public WorkCalendar calendar() {
    return calendars.current();
  }

  /** As {@link #calendar()}, but certain to know what was published a moment ago elsewhere. */
  public WorkCalendar newestCalendar() {
    return calendars.newest();
  }

  /** An earlier calendar, to replay what was computed with it. */
  public WorkCalendar calendar(String version) {
    return calendars.version(version);
  }

  /** The due date of a term under the rule of its day with this start. */
  public DueDate due(Instant start, Term term, StartRule rule) {
    return due(start, term, rule(start).with(rule));
  }

  public DueDate due(Instant start, Term term, DueRule rule) {
    return calendar().due(start, term, rule);
  }

  /** The due date with its pauses and, for non-territorial filing, the start elsewhere. */
  public DueDate due(DueQuestion question) {
    return calendar().due(question);
  }

  /** When this much work (whole minutes) has been done from {@code start} on. */
  public DueDate after(Instant start, Duration work) {
    return due(start, Term.minutes(Math.toIntExact(work.toMinutes())), rule(start));
  }

  /** Minutes of work from {@code a} to {@code b}; negative when {@code b} is earlier. */
  public long workedMinutes(Instant a, Instant b) {
    return calendar().workedBetween(a, b);
  }

  public Remaining remaining(Instant now, Instant due) {
    return calendar().remaining(now, due);
  }

  /** The lines of "cách tính" for the fragment {@code worktime/trace}. */
  public TraceView view(Trace trace, Locale locale) {
    return TraceView.of(trace, locale);
  }
}
