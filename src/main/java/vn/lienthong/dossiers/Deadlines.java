package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.DayType;
import vn.lienthong.worktime.DueDate;
import vn.lienthong.worktime.DueQuestion;
import vn.lienthong.worktime.DueRule;
import vn.lienthong.worktime.Pause;
import vn.lienthong.worktime.Promise;
import vn.lienthong.worktime.SpecialDay;
import vn.lienthong.worktime.SupplementRule;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.Unit;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkingHours;
import vn.lienthong.worktime.WorktimeApi;

/** Asks the worktime engine in the words of a dossier. */
@Component
class Deadlines {
  /** Online filings are accepted or answered within 8 working hours (NĐ 45/2020 Art. 11). */
  private static final long ANSWER_MINUTES = 8 * 60L;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final WorktimeApi worktime;

  /**
   * What the clock of a dossier rests on.
   *
   * @param received complete and correct, as Form 01 shows
   * @param start when the competent agency got it; the same where it was received there
   * @param pauses in order of time; what lies before the start is no part of the clock
   * @param promise the new date where one was appointed (Form 04)
   */
  record Clock(
      Instant received,
      Instant start,
      Dossier.Term term,
      List<Pause> pauses,
      @Nullable Promise promise) {
    Clock {
      pauses =
          pauses.stream()
              .filter(pause -> !pause.to().isBefore(start))
              .map(pause ->
                  pause.from().isBefore(start)
                      ? new Pause(start, pause.to(), pause.cause(), pause.basis())
                      : pause)
              .toList();
    }

    /** It starts now. */
    static Clock started(Instant received, Instant start, Dossier.Term term) {
      return new Clock(received, start, term, List.of(), null);
    }
  }

  Deadlines(WorktimeApi worktime) {
    this.worktime = worktime;
  }

  WorkCalendar calendar() {
    return worktime.calendar();
  }

  WorkCalendar newestCalendar() {
    return worktime.newestCalendar();
  }

  /** When the dossier is due, or null when its procedure gives no appointment date. */
  @Nullable Due due(Clock clock) {
    return due(calendar(), clock);
  }

  /** As {@link #due(Clock)} under another calendar. */
  static @Nullable Due due(WorkCalendar calendar, Clock clock) {
    Dossier.Term term = clock.term();
    if (term.unit().equals(Unit.NONE.name())) {
      return null;
    }
    DueRule rule =
        DueRule.USUAL.with(
            switch (term.supplement()) {
              case RESTART -> SupplementRule.RESTART;
              case PAUSE -> SupplementRule.PAUSE;
            });
    DueDate date =
        calendar.due(
            new DueQuestion(
                clock.received(),
                clock.start().equals(clock.received()) ? null : clock.start(),
                new Term(term.amount(), Unit.valueOf(term.unit())),
                rule,
                clock.pauses(),
                clock.promise()));
    return new Due(date.at(), Sql.json(date.trace()), date.trace().calendarVersion());
  }

  Instant answerBy(Instant submitted) {
    return after(submitted, ANSWER_MINUTES);
  }

  /** The instant at which so many working minutes are done. */
  Instant after(Instant start, long minutes) {
    return calendar().plusWorking(start, minutes);
  }

  /** The end of the so-many-th working day after the instant. */
  Instant workingDays(Instant start, int days) {
    return calendar().due(start, Term.workingDays(days), DueRule.USUAL).at();
  }

  /** The end of office hours of the day, should it be a working day. */
  Instant closing(LocalDate day) {
    return day.atTime(calendar().hours(day).shifts().getLast().to())
        .atZone(Vietnam.ZONE)
        .toInstant();
  }

  /**
   * A result is promised for a working day of the counter that returns it: one calendar holds for
   * all units of the province (Bộ luật Lao động 2019 Art. 111, 112). The refusal says what day it
   * is, and the next one on which the counter is open.
   */
  void requireOpen(Instant promised) {
    LocalDate day = day(promised);
    WorkCalendar calendar = calendar();
    DayType type = calendar.type(day);
    if (type.working()) {
      return;
    }
    LocalDate next = day.plusDays(1);
    while (!calendar.type(next).working()) {
      next = next.plusDays(1);
    }
    if (type == DayType.WEEKEND) {
      throw new AppException(DossiersErrors.DAY_OF_REST, DAY.format(day), DAY.format(next));
    }
    throw new AppException(
        DossiersErrors.PUBLIC_HOLIDAY,
        DAY.format(day),
        calendar.special(day).map(SpecialDay::legalBasis).orElse(""),
        DAY.format(next));
  }

  /** Working minutes between two instants; negative when the second is earlier. */
  int worked(Instant from, Instant to) {
    return Math.toIntExact(calendar().workedBetween(from, to));
  }

  /**
   * When the competent agency gets what another counter received: the same day, or at the start of
   * the next working day when received after 15:00 (NĐ 61/2018 Art. 18.2; NĐ 309/2026 Art. 9).
   */
  Instant handedOver(Instant received) {
    Instant closing = calendar().due(received, Term.sameDay(), DueRule.USUAL).at();
    return day(closing).equals(day(received))
        ? received
        : after(closing, 1 - WorkingHours.DAY_MINUTES).minusSeconds(60);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Vietnam.ZONE);
  }
}
