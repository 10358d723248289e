package vn.lienthong.dossiers.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.CalendarSheet;
import vn.lienthong.worktime.HoursFrom;
import vn.lienthong.worktime.Shift;
import vn.lienthong.worktime.WeeklyRest;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkingHours;

class MistakeFormTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  /** 17:00 until the end of March, 16:30 afterwards. */
  private static final WorkCalendar CALENDAR =
      new WorkCalendar(
          new CalendarSheet(
              "thử",
              START,
              LocalDate.of(2026, 12, 31),
              List.of(
                  new HoursFrom(START, WorkingHours.USUAL, "thử"),
                  new HoursFrom(
                      LocalDate.of(2026, 4, 1),
                      new WorkingHours(
                          List.of(
                              new Shift(LocalTime.of(7, 0), LocalTime.of(11, 30)),
                              new Shift(LocalTime.of(13, 0), LocalTime.of(16, 30)))),
                      "thử")),
              List.of(new WeeklyRest(START, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "thử")),
              List.of()));

  private static final Texts TEXTS = texts();

  private static Texts texts() {
    StaticMessageSource messages = new StaticMessageSource();
    messages.addMessage("shared.dateInvalid", Locale.ROOT, "no day");
    messages.addMessage("dossiers.form.dayOfRest", Locale.ROOT, "{0} rests, {1} does not");
    return new Texts(messages, Locale.ROOT);
  }

  private static MistakeForm by(String day) {
    return new MistakeForm(
        Map.of(
            "accepted", "true", "text", "Sai tên", "atFault", "AGENCY", "cost", "0", "fixBy", day));
  }

  private static Instant at(String time) {
    return Instant.parse(time + ":00+07:00");
  }

  @Test
  @DisplayName("To be put right by the end of work of the day, by the hours published for it")
  void theDayEndsWithWork() {
    assertThat(by("30/03/2026").verdict(CALENDAR).fixBy()).isEqualTo(at("2026-03-30T17:00"));
    assertThat(by("01/04/2026").verdict(CALENDAR).fixBy()).isEqualTo(at("2026-04-01T16:30"));
    assertThat(by("").verdict(CALENDAR).fixBy()).isNull();
    assertThat(by("01/04/2026").checkVerdict(CALENDAR, TEXTS).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("A day without work is refused with the next working day; one of no calendar too")
  void nobodyWorks() {
    FormErrors saturday = by("04/04/2026").checkVerdict(CALENDAR, TEXTS);
    assertThat(saturday.get("fixBy")).isEqualTo("04/04/2026 rests, 06/04/2026 does not");
    assertThat(by("01/01/2030").checkVerdict(CALENDAR, TEXTS).get("fixBy")).isEqualTo("no day");
    assertThat(by("tới").checkVerdict(CALENDAR, TEXTS).get("fixBy")).isEqualTo("no day");
  }
}
