package vn.lienthong.worktime;

import java.time.Instant;

/** An answer of {@link WorkCalendar#due}: when a dossier is due, and on demand why. */
public final class DueDate {
  private static final int OPEN = -1;

  private final WorkCalendar calendar;
  private final DueQuestion question;
  private final int minute;

  private DueDate(WorkCalendar calendar, DueQuestion question, int minute) {
    this.calendar = calendar;
    this.question = question;
    this.minute = minute;
  }

  static DueDate compute(WorkCalendar calendar, DueQuestion question) {
    if (question.term().unit() == Unit.NONE) {
      return new DueDate(calendar, question, OPEN);
    }
    int counted = counted(calendar, question);
    Promise promise = question.promise();
    if (promise == null) {
      return new DueDate(calendar, question, counted);
    }
    int promised = promised(calendar, question, promise);
    return new DueDate(
        calendar, question, countsAnew(question, promise) ? Math.max(counted, promised) : promised);
  }

  /** Whether counting began again from zero after the promise. */
  private static boolean countsAnew(DueQuestion question, Promise promise) {
    return question.pauses().stream()
        .anyMatch(pause -> promise.before(pause) && restarts(pause, question.rule()));
  }

  /**
   * The promised date moved by the working time of the waits after it. A day that is a day off by
   * now gives way to the next working day (BLDS 2015 Art. 148.5).
   */
  private static int promised(WorkCalendar calendar, DueQuestion question, Promise promise) {
    int end = settled(calendar, calendar.minute(promise.due()));
    for (Pause pause : question.pauses()) {
      int waited = promise.before(pause) ? waited(calendar, pause, 0) : 0;
      if (waited > 0) {
        end = calendar.at(calendar.worked(end) + waited);
      }
    }
    return end;
  }

  /** The minute, or the closing time of the next working day where its day is off. */
  static int settled(WorkCalendar calendar, int minute) {
    int day = minute / WorkingHours.CLOCK_MINUTES;
    return calendar.working(day)
        ? minute
        : calendar.closing(calendar.workingDay(calendar.workingDaysBefore(day)));
  }

  /** The end of the term with its pauses, whatever was promised. */
  static int counted(WorkCalendar calendar, DueQuestion question) {
    Term term = question.term();
    DueRule rule = question.rule();
    int start = calendar.minute(question.start());
    int end = Counting.end(calendar, start, term, rule);
    for (Pause pause : question.pauses()) {
      if (restarts(pause, rule)) {
        start = calendar.minute(pause.to());
        end = Counting.end(calendar, start, term, rule);
      } else {
        int waited = waited(calendar, pause, Counting.begin(calendar, start, term, rule));
        if (waited > 0) {
          end = calendar.at(calendar.worked(end) + waited);
        }
      }
    }
    return end;
  }

  static boolean restarts(Pause pause, DueRule rule) {
    return pause.cause() == Pause.Cause.SUPPLEMENT && rule.supplement() == SupplementRule.RESTART;
  }

  /** Working minutes of a pause that fall after counting has begun. */
  static int waited(WorkCalendar calendar, Pause pause, int begin) {
    int from = Math.max(begin, calendar.worked(calendar.minute(pause.from())));
    return Math.max(0, calendar.worked(calendar.minute(pause.to())) - from);
  }

  /** Whether there is an appointment date at all. */
  public boolean appointed() {
    return minute != OPEN;
  }

  /**
   * When the dossier is due: a minute within office hours, ends of shifts included.
   *
   * @throws WorktimeException when the term has no appointment date
   */
  public Instant at() {
    if (minute == OPEN) {
      throw new WorktimeException(
          WorktimeErrors.NO_APPOINTMENT, question.term().code() + " has no date");
    }
    return calendar.instant(minute);
  }

  /** What this is the answer to. */
  public DueQuestion question() {
    return question;
  }

  /** How the date came about. Built anew on each call. */
  public Trace trace() {
    return new TraceWriter(calendar, question).write(minute);
  }
}
