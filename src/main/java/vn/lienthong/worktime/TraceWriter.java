package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down how a due date came about, by walking the days that the fast path skips. */
final class TraceWriter {
  private static final int DAY = WorkingHours.CLOCK_MINUTES;
  private static final DayName WEEKLY_REST = new DayName("Nghỉ hằng tuần", "Weekly rest");
  private static final String FIRST_DAY_BASIS = "Bộ luật Dân sự 2015, Điều 147 khoản 2";
  private static final String LAST_DAY_BASIS = "Bộ luật Dân sự 2015, Điều 148 khoản 5";

  private final WorkCalendar calendar;
  private final DueQuestion question;
  private final Term term;
  private final DueRule rule;
  private final List<TraceStep> steps = new ArrayList<>();

  TraceWriter(WorkCalendar calendar, DueQuestion question) {
    this.calendar = calendar;
    this.question = question;
    this.term = question.term();
    this.rule = question.rule();
  }

  /**
   * @param due the due minute, negative for none
   */
  Trace write(int due) {
    steps.add(
        question.atCompetentAgency() == null
            ? new TraceStep.Received(question.received())
            : new TraceStep.Forwarded(question.received(), question.start(), rule.basis().start()));
    if (due < 0) {
      steps.add(new TraceStep.NoAppointment());
      return new Trace(calendar.version(), term, rule, null, steps);
    }
    Promise promise = question.promise();
    if (promise == null) {
      writeCount(question, due);
    } else if (due == DueDate.counted(calendar, question)) {
      steps.add(promised(promise));
      writeCount(question, due);
    } else {
      DueQuestion before = untilPromise(promise);
      writeCount(before, DueDate.counted(calendar, before));
      writePromise(promise, due);
    }
    steps.add(new TraceStep.Ends(calendar.instant(due)));
    return new Trace(calendar.version(), term, rule, calendar.instant(due), steps);
  }

  private DueQuestion untilPromise(Promise promise) {
    return question.with(question.pauses().stream().filter(p -> !promise.before(p)).toList());
  }

  private static TraceStep promised(Promise promise) {
    return new TraceStep.Promised(promise.made(), promise.due(), promise.basis());
  }

  private void writePromise(Promise promise, int due) {
    steps.add(promised(promise));
    int minute = calendar.minute(promise.due());
    int settled = DueDate.settled(calendar, minute);
    if (settled != minute) {
      writeDays(minute / DAY, settled / DAY - 1);
      steps.add(
          new TraceStep.Rolled(
              calendar.date(minute / DAY), calendar.date(settled / DAY), LAST_DAY_BASIS));
    }
    question.pauses().stream().filter(promise::before).forEach(pause -> writeWait(pause, 0));
    writeDays(settled / DAY + 1, due / DAY);
  }

  private void writeWait(Pause pause, int begin) {
    steps.add(
        new TraceStep.Waited(
            pause.cause(),
            pause.from(),
            pause.to(),
            DueDate.waited(calendar, pause, begin),
            pause.basis()));
  }

  /** The count from the start or the last restart to {@code due}. */
  private void writeCount(DueQuestion counted, int due) {
    int start = calendar.minute(counted.start());
    List<Pause> open = new ArrayList<>();
    for (Pause pause : counted.pauses()) {
      if (DueDate.restarts(pause, rule)) {
        steps.add(new TraceStep.Restarted(pause.from(), pause.to(), pause.basis()));
        start = calendar.minute(pause.to());
        open.clear();
      } else {
        open.add(pause);
      }
    }
    int end = Counting.end(calendar, start, term, rule);
    writeTerm(start, end);
    for (Pause pause : open) {
      writeWait(pause, Counting.begin(calendar, start, term, rule));
    }
    writeDays(end / DAY + 1, due / DAY);
  }

  private void writeTerm(int start, int end) {
    if (calendar.nextWorked(start) != start) {
      steps.add(
          new TraceStep.OutsideHours(
              calendar.instant(start), calendar.instant(calendar.nextWorked(start))));
    }
    switch (term.unit()) {
      case MINUTE, HOUR, WORKING_DAY -> {
        int first = calendar.nextWorked(calendar.at(Counting.begin(calendar, start, term, rule)));
        steps.add(
            new TraceStep.CountsFrom(rule.start(), calendar.instant(first), rule.basis().start()));
        steps.add(new TraceStep.Added(term));
        writeDays(start / DAY, end / DAY);
      }
      case CALENDAR_DAY, MONTH -> {
        int zero = Counting.dayZero(calendar, start, rule.start());
        steps.add(
            new TraceStep.CountsFromDay(rule.start(), calendar.date(zero + 1), FIRST_DAY_BASIS));
        steps.add(new TraceStep.Added(term));
        int last = Counting.lastDay(calendar, zero, term);
        int settled = end / DAY;
        if (settled != last) {
          writeDays(Math.min(last, settled + 1), Math.max(last, settled - 1));
          steps.add(
              new TraceStep.Rolled(
                  calendar.date(last),
                  calendar.date(settled),
                  term.unit() == Unit.MONTH ? rule.basis().monthEnd() : LAST_DAY_BASIS));
        }
      }
      case SAME_DAY_CUTOFF -> {
        writeDays(start / DAY, end / DAY);
        steps.add(
            new TraceStep.CutOff(
                rule.cutOff(),
                Counting.afterCutOff(calendar, start, rule.cutOff()),
                calendar.date(end / DAY),
                rule.basis().cutOff()));
      }
      case NONE -> {}
    }
  }

  /** Days off and made-up days from one day to another, both included; runs are joined. */
  private void writeDays(int from, int to) {
    int day = from;
    while (day <= to) {
      LocalDate date = calendar.date(day);
      Optional<SpecialDay> special = calendar.special(date);
      if (calendar.working(day)) {
        special.ifPresent(made ->
            steps.add(new TraceStep.MadeUp(date, made.name(), made.legalBasis(), made.standing())));
        day++;
        continue;
      }
      int last = day;
      while (last < to && !calendar.working(last + 1) && sameCause(day, last + 1)) {
        last++;
      }
      steps.add(daysOff(date, calendar.date(last), special));
      day = last + 1;
    }
  }

  private boolean sameCause(int one, int other) {
    Optional<SpecialDay> first = calendar.special(calendar.date(one));
    Optional<SpecialDay> second = calendar.special(calendar.date(other));
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() && second.isEmpty();
    }
    return first.get().type() == second.get().type()
        && first.get().name().equals(second.get().name())
        && first.get().standing() == second.get().standing()
        && first.get().legalBasis().equals(second.get().legalBasis());
  }

  private TraceStep daysOff(LocalDate from, LocalDate to, Optional<SpecialDay> special) {
    return special
        .<TraceStep>map(day ->
            new TraceStep.DaysOff(
                from, to, day.type(), day.name(), day.legalBasis(), day.standing()))
        .orElseGet(() ->
            new TraceStep.DaysOff(
                from,
                to,
                DayType.WEEKEND,
                WEEKLY_REST,
                calendar.weekendBasis(from),
                Standing.IN_FORCE));
  }
}
