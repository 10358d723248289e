package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {
  private static final LocalTime SEVEN = LocalTime.of(7, 0);

  private static CalendarSheet with(SpecialDay... extra) {
    CalendarSheet sheet = new NationalCalendar().sheet("t", 2026, 2026, WorkingHours.USUAL);
    List<SpecialDay> days = new ArrayList<>(sheet.specialDays());
    days.addAll(List.of(extra));
    return new CalendarSheet(
        "t", sheet.from(), sheet.to(), sheet.hours(), sheet.weeklyRests(), days);
  }

  private static SpecialDay day(String date, DayType type) {
    return new SpecialDay(
        LocalDate.parse(date), type, new DayName("Thử", "Trial"), "Căn cứ", Standing.IN_FORCE);
  }

  @Test
  @DisplayName(
      "An extra workday and an extra day off are different types and sit on their own days")
  void typesFit() {
    for (SpecialDay wrong :
        List.of(
            day("2026-03-02", DayType.MAKE_UP_WORK),
            day("2026-03-07", DayType.SUBSTITUTED_OFF),
            day("2026-01-01", DayType.HOLIDAY),
            day("2027-01-01", DayType.HOLIDAY))) {
      assertThatExceptionOfType(WorktimeException.class)
          .isThrownBy(() -> new WorkCalendar(with(wrong)))
          .matches(e -> e.reason() == WorktimeErrors.BAD_CALENDAR);
    }
    WorkCalendar calendar =
        new WorkCalendar(
            with(
                day("2026-03-06", DayType.SUBSTITUTED_OFF),
                day("2026-03-07", DayType.MAKE_UP_WORK)));
    assertThat(calendar.type(LocalDate.of(2026, 3, 6)).working()).isFalse();
    assertThat(calendar.type(LocalDate.of(2026, 3, 7)).working()).isTrue();
  }

  @Test
  @DisplayName("A day without legal basis is refused")
  void basisIsNeeded() {
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() ->
            new SpecialDay(
                LocalDate.of(2026, 3, 6),
                DayType.HOLIDAY,
                new DayName("Thử", "Trial"),
                " ",
                Standing.IN_FORCE));
  }

  @Test
  @DisplayName("Shifts must be 8 hours in order; other hours of the day move the due date")
  void shifts() {
    for (List<Shift> wrong :
        List.of(
            List.of(new Shift(SEVEN, LocalTime.of(11, 30))),
            List.of(new Shift(SEVEN, LocalTime.of(16, 0))),
            List.of(
                new Shift(LocalTime.of(13, 0), LocalTime.of(17, 0)),
                new Shift(SEVEN, LocalTime.of(11, 0))),
            List.<Shift>of())) {
      assertThatExceptionOfType(WorktimeException.class)
          .isThrownBy(() -> new WorkingHours(wrong))
          .matches(e -> e.reason() == WorktimeErrors.BAD_CALENDAR);
    }
    WorkingHours winter =
        new WorkingHours(
            List.of(
                new Shift(LocalTime.of(7, 30), LocalTime.of(12, 0)),
                new Shift(LocalTime.of(13, 0), LocalTime.of(16, 30))));
    WorkCalendar calendar = new WorkCalendar(new NationalCalendar().sheet("w", 2026, 2026, winter));
    assertThat(
            calendar
                .due(
                    GoldenCase.instant(LocalDateTime.of(2026, 3, 2, 11, 0)),
                    Term.hours(2),
                    DueRule.USUAL)
                .at())
        .isEqualTo(GoldenCase.instant(LocalDateTime.of(2026, 3, 2, 14, 0)));
  }

  @Test
  @DisplayName("Summer and winter hours hold from their dates on; a day stays 8 hours")
  void datedHours() {
    WorkingHours winter =
        new WorkingHours(
            List.of(
                new Shift(LocalTime.of(7, 30), LocalTime.of(12, 0)),
                new Shift(LocalTime.of(13, 0), LocalTime.of(16, 30))));
    CalendarSheet sheet = new NationalCalendar().sheet("d", 2026, 2026, WorkingHours.USUAL);
    WorkCalendar calendar =
        new WorkCalendar(
            new CalendarSheet(
                "d",
                sheet.from(),
                sheet.to(),
                List.of(
                    sheet.hours().getFirst(),
                    new HoursFrom(LocalDate.of(2026, 10, 15), winter, "Quyết định thử")),
                sheet.weeklyRests(),
                sheet.specialDays()));
    var before = GoldenCase.instant(LocalDateTime.of(2026, 10, 14, 16, 0));
    assertThat(calendar.due(before, Term.hours(2), DueRule.USUAL).at())
        .isEqualTo(GoldenCase.instant(LocalDateTime.of(2026, 10, 15, 8, 30)));
    assertThat(calendar.due(before, Term.sameDay(), DueRule.USUAL).at())
        .isEqualTo(GoldenCase.instant(LocalDateTime.of(2026, 10, 15, 16, 30)));
    assertThat(
            calendar.workedBetween(
                before, calendar.due(before, Term.workingDays(7), DueRule.USUAL).at()))
        .isEqualTo(7 * 480L);
  }

  @Test
  @DisplayName("Projected and unverified days say so")
  void standings() {
    WorkCalendar calendar = NationalCalendar.of(2026, 2027);
    assertThat(calendar.special(LocalDate.of(2026, 11, 24)))
        .hasValueSatisfying(d -> assertThat(d.standing()).isEqualTo(Standing.UNVERIFIED));
    assertThat(calendar.special(LocalDate.of(2027, 2, 5)))
        .hasValueSatisfying(d -> assertThat(d.standing()).isEqualTo(Standing.PROJECTED));
    assertThat(calendar.special(LocalDate.of(2026, 2, 17)))
        .hasValueSatisfying(d -> assertThat(d.standing()).isEqualTo(Standing.IN_FORCE));
  }

  @Test
  @DisplayName("The country's offset has been constant since 1990, as the engine assumes")
  void constantOffset() {
    assertThat(
            WorkCalendar.ZONE
                .getRules()
                .nextTransition(
                    LocalDate.of(1989, 1, 1).atStartOfDay(WorkCalendar.ZONE).toInstant()))
        .isNull();
  }

  @Test
  @DisplayName("Pauses must be in order and the competent agency comes after the receipt")
  void badQuestions() {
    var t = GoldenCase.instant(LocalDateTime.of(2026, 3, 2, 8, 0));
    DueQuestion question = DueQuestion.of(t, Term.workingDays(1), DueRule.USUAL);
    Pause early = new Pause(t.minusSeconds(60), t, Pause.Cause.STOPPED, "Đơn");
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> question.with(List.of(early)))
        .matches(e -> e.reason() == WorktimeErrors.BAD_PAUSE);
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> question.forwardedAt(t.minusSeconds(60)))
        .matches(e -> e.reason() == WorktimeErrors.BAD_START);
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> new Pause(t, t.minusSeconds(1), Pause.Cause.STOPPED, "Đơn"))
        .matches(e -> e.reason() == WorktimeErrors.BAD_PAUSE);
  }
}
