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
import vn.lienthong.worktime.LegalParameter;
import vn.lienthong.worktime.LegalValue;
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
  @Nullable Due due(WorkCalendar calendar, Clock clock) {
    Dossier.Term term = clock.term();
    if (term.unit().equals(Unit.NONE.name())) {
      return null;
    }
    DueRule rule =
        worktime
            .rule(clock.received())
            .with(
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

  /** By when an online filing is to be accepted or answered (NĐ 45/2020 Art. 11). */
  Instant answerBy(Instant submitted) {
    return answerBy(calendar(), submitted);
  }

  /** As {@link #answerBy(Instant)} under another calendar. */
  Instant answerBy(WorkCalendar calendar, Instant submitted) {
    int hours = value(LegalParameter.ONLINE_ANSWER_HOURS, submitted).number();
    return calendar.plusWorking(submitted, hours * 60L);
  }

  /** What the law says on the day of the instant. */
  LegalValue value(LegalParameter parameter, Instant at) {
    return worktime.value(parameter, day(at));
  }

  /** By when the applicant is told that a dossier is not eligible (NĐ 61/2018 Art. 19.4). */
  Instant ineligibleBy(Instant received) {
    return workingDays(received, value(LegalParameter.INELIGIBLE_NOTICE_DAYS, received).number());
  }

  /** What a supplement does to the clock rests on this (NĐ 61/2018 Art. 19.4; D6). */
  String supplementBasis(Dossier.Term term, Instant at) {
    return value(
            switch (term.supplement()) {
              case RESTART -> LegalParameter.SUPPLEMENT_RESTART;
              case PAUSE -> LegalParameter.SUPPLEMENT_PAUSE;
            },
            at)
        .basis();
  }

  /** The date that was promised in place of the counted one (Art. 19.9). */
  Promise promise(Instant made, Instant due) {
    return new Promise(made, due, value(LegalParameter.REAPPOINTMENTS, made).basis());
  }

  /** The instant at which so many working minutes are done. */
  Instant after(Instant start, long minutes) {
    return calendar().plusWorking(start, minutes);
  }

  /** The end of the so-many-th working day after the instant. */
  Instant workingDays(Instant start, int days) {
    return calendar().due(start, Term.workingDays(days), worktime.rule(start)).at();
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
    LocalDate next = calendar.nextWorkingDay(day);
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
   * the next working day when received after the cut-off (NĐ 61/2018 Art. 18.2; NĐ 309/2026 Art.
   * 9).
   */
  Instant handedOver(Instant received) {
    Instant closing = calendar().due(received, Term.sameDay(), worktime.rule(received)).at();
    return day(closing).equals(day(received))
        ? received
        : after(closing, 1 - WorkingHours.DAY_MINUTES).minusSeconds(60);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Vietnam.ZONE);
  }
}
