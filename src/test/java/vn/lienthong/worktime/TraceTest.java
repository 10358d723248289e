package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TraceTest {
  private final WorkCalendar calendar = NationalCalendar.of(2024, 2027);
  private final TraceText vietnamese = new TraceText(Locale.of("vi"));

  private static Instant at(String local) {
    return GoldenCase.instant(LocalDateTime.parse(local));
  }

  private Trace trace(String received, String term, String rule) {
    return calendar.due(at(received), Term.parse(term), DueRule.parse(rule, DueRule.USUAL)).trace();
  }

  @Test
  @DisplayName("Every excluded interval is named with its legal basis, every made-up day too")
  void namesWhatIsExcluded() {
    Trace trace = trace("2026-08-20T09:00", "10wd", "receipt");
    assertThat(trace.steps())
        .filteredOn(TraceStep.DaysOff.class::isInstance)
        .extracting(step -> ((TraceStep.DaysOff) step).from())
        .containsExactly(
            LocalDate.of(2026, 8, 23),
            LocalDate.of(2026, 8, 29),
            LocalDate.of(2026, 8, 31),
            LocalDate.of(2026, 9, 1),
            LocalDate.of(2026, 9, 2),
            LocalDate.of(2026, 9, 5));
    assertThat(trace.steps())
        .filteredOn(TraceStep.MadeUp.class::isInstance)
        .singleElement()
        .extracting(step -> ((TraceStep.MadeUp) step).date())
        .isEqualTo(LocalDate.of(2026, 8, 22));
    assertThat(trace.calendarVersion()).isEqualTo(calendar.version());
    assertThat(String.join("\n", vietnamese.lines(trace)))
        .contains("Quốc khánh", "Điều 112", "chưa đối chiếu", "phiên bản VN-mac-dinh-1")
        .endsWith("phiên bản VN-mac-dinh-1.")
        .contains("Hạn trả kết quả: 09:00, Thứ Hai, 07/09/2026");
  }

  @Test
  @DisplayName("A Saturday receipt says which day is day 1, and why")
  void saturdayIsExplicit() {
    assertThat(vietnamese.lines(trace("2026-03-07T09:00", "1wd", "day-after")))
        .anyMatch(line -> line.contains("ngoài giờ làm việc"))
        .anyMatch(line -> line.contains("coi như nhận") && line.contains("10/03/2026"));
  }

  @Test
  @DisplayName("BLDS 2015 Art. 148.5: the roll off a day off is a step of its own")
  void rollIsAStep() {
    assertThat(trace("2026-04-15T09:00", "15d", "receipt").steps())
        .contains(
            new TraceStep.Rolled(
                LocalDate.of(2026, 4, 30),
                LocalDate.of(2026, 5, 4),
                "Bộ luật Dân sự 2015, Điều 148 khoản 5"));
  }

  @Test
  @DisplayName("Restart, wait and non-territorial start are steps with their documents")
  void pausesAreSteps() {
    DueQuestion question =
        DueQuestion.of(at("2026-03-02T08:00"), Term.workingDays(5), DueRule.USUAL)
            .forwardedAt(at("2026-03-02T14:00"))
            .with(
                List.of(
                    new Pause(
                        at("2026-03-03T08:00"),
                        at("2026-03-04T08:00"),
                        Pause.Cause.SUPPLEMENT,
                        "Phiếu 02 số 7"),
                    new Pause(
                        at("2026-03-05T08:00"),
                        at("2026-03-06T09:10"),
                        Pause.Cause.FINANCIAL_DUTY,
                        "Thông báo thuế số 9")));
    DueDate due = calendar.due(question);
    assertThat(String.join("\n", vietnamese.lines(due.trace())))
        .contains("cơ quan có thẩm quyền nhận được lúc 14:00")
        .contains("tính lại từ đầu (Phiếu 02 số 7)")
        .contains("hạn lùi thêm 1 ngày 1 giờ 10 phút làm việc (Thông báo thuế số 9)");
    assertThat(due.at()).isEqualTo(at("2026-03-12T09:10"));
  }

  @Test
  @DisplayName("A term without appointment has a trace but no date to ask for")
  void noAppointment() {
    DueDate due = calendar.due(at("2026-03-02T08:00"), Term.none(), DueRule.USUAL);
    assertThat(due.appointed()).isFalse();
    assertThat(due.trace().due()).isNull();
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(due::at)
        .matches(e -> e.reason() == WorktimeErrors.NO_APPOINTMENT);
  }

  @Test
  @DisplayName("A trace comes back from JSON as it was, for every kind of term")
  void json() {
    JsonMapper json = JsonMapper.builder().build();
    for (String term : List.of("5wd", "8h", "15d", "1m", "same-day", "none", "30min")) {
      Trace trace = trace("2026-02-14T09:00", term, "day-after");
      assertThat(json.readValue(json.writeValueAsString(trace), Trace.class)).isEqualTo(trace);
    }
  }

  @Test
  @DisplayName("English says the same steps")
  void english() {
    Trace trace = trace("2026-02-13T15:01", "same-day", "receipt");
    assertThat(new TraceText(Locale.UK).lines(trace))
        .hasSameSizeAs(vietnamese.lines(trace))
        .anyMatch(line -> line.contains("Received after 15:00"));
  }

  @Test
  @DisplayName("A question outside the calendar is an error, never a date")
  void outside() {
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> trace("2027-12-20T09:00", "30wd", "receipt"))
        .matches(e -> e.reason() == WorktimeErrors.OUT_OF_CALENDAR);
    assertThatExceptionOfType(WorktimeException.class)
        .isThrownBy(() -> trace("2023-12-20T09:00", "1wd", "receipt"));
  }

  @Test
  @DisplayName("Remaining time is exact to the minute and late the moment it is late")
  void remaining() {
    Instant due = at("2026-03-13T17:00");
    assertThat(vietnamese.remaining(calendar.remaining(at("2026-03-05T17:00"), due)))
        .isEqualTo("còn 6 ngày làm việc");
    assertThat(vietnamese.remaining(calendar.remaining(at("2026-03-13T13:40"), due)))
        .isEqualTo("còn 3 giờ 20 phút làm việc");
    assertThat(vietnamese.remaining(calendar.remaining(at("2026-03-17T17:00"), due)))
        .isEqualTo("trễ 2 ngày làm việc");
    Remaining weekend = calendar.remaining(at("2026-03-14T10:00"), due);
    assertThat(weekend).isEqualTo(new Remaining(0, true));
    assertThat(calendar.remaining(due, due)).isEqualTo(new Remaining(0, false));
  }
}
