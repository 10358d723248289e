package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PromiseTest {
  private static final String FORM_04 = "Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9";

  private final WorkCalendar calendar = NationalCalendar.of(2026, 2026);

  /** Counted: due Friday 16 October 2026, 08:00. Promised on the 15th: Friday the 30th, 17:00. */
  private final DueQuestion question =
      DueQuestion.of(at("2026-10-09T08:00"), Term.workingDays(5), DueRule.USUAL)
          .promised(new Promise(at("2026-10-15T09:00"), at("2026-10-30T17:00"), FORM_04));

  private static Instant at(String local) {
    return GoldenCase.instant(LocalDateTime.parse(local));
  }

  private static Pause wait(Pause.Cause cause, String from, String to) {
    return new Pause(at(from), at(to), cause, "Phiếu số 1");
  }

  private DueDate due(SupplementRule rule, Pause... pauses) {
    return calendar.due(
        new DueQuestion(
            question.received(),
            null,
            question.term(),
            DueRule.USUAL.with(rule),
            List.of(pauses),
            question.promise()));
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19.9: the date of Form 04 stands in place of the counted one")
  void stands() {
    assertThat(calendar.due(question.promised(null)).at()).isEqualTo(at("2026-10-16T08:00"));
    assertThat(calendar.due(question).at()).isEqualTo(at("2026-10-30T17:00"));
  }

  @Test
  @DisplayName("D7, D12: a wait after the promise moves the promised date by its working time")
  void movedByLaterWaits() {
    Pause earlier = wait(Pause.Cause.FINANCIAL_DUTY, "2026-10-12T08:00", "2026-10-13T08:00");
    Pause duty = wait(Pause.Cause.FINANCIAL_DUTY, "2026-10-19T08:00", "2026-10-20T09:00");
    Pause papers = wait(Pause.Cause.SUPPLEMENT, "2026-10-22T08:00", "2026-10-23T08:00");
    assertThat(due(SupplementRule.PAUSE, earlier).at()).isEqualTo(at("2026-10-30T17:00"));
    assertThat(due(SupplementRule.PAUSE, earlier, duty).at()).isEqualTo(at("2026-11-03T08:00"));
    assertThat(due(SupplementRule.PAUSE, earlier, duty, papers).at())
        .isEqualTo(at("2026-11-04T08:00"));
    assertThat(due(SupplementRule.RESTART, duty).at()).isEqualTo(at("2026-11-03T08:00"));
  }

  @Test
  @DisplayName("Art. 19.4, 19.9: counted anew from zero, the later of the two dates holds")
  void laterOfTheTwo() {
    Pause shortly = wait(Pause.Cause.SUPPLEMENT, "2026-10-16T08:00", "2026-10-16T10:00");
    assertThat(due(SupplementRule.RESTART, shortly).at())
        .as("the restart alone would be earlier than what was promised")
        .isEqualTo(at("2026-11-02T09:00"));
    DueQuestion soon =
        new DueQuestion(
            question.received(),
            null,
            question.term(),
            DueRule.USUAL,
            List.of(shortly),
            new Promise(at("2026-10-15T09:00"), at("2026-10-19T17:00"), FORM_04));
    assertThat(calendar.due(soon).at()).isEqualTo(at("2026-10-23T10:00"));
    assertThat(lines(calendar.due(soon))).contains("tính lại từ đầu", "Hẹn lại bằng văn bản");
  }

  @Test
  @DisplayName("BLDS 2015 Art. 148.5: a promised day that is a day off gives way to the next one")
  void dayOff() {
    DueQuestion sunday =
        question.promised(new Promise(at("2026-10-15T09:00"), at("2026-10-31T17:00"), FORM_04));
    assertThat(calendar.due(sunday).at()).isEqualTo(at("2026-11-02T17:00"));
    assertThat(lines(calendar.due(sunday))).contains("chuyển sang Thứ Hai, 02/11/2026");
  }

  @Test
  void theTraceSaysWhatWasPromisedAndWhatMovedIt() {
    Pause duty = wait(Pause.Cause.FINANCIAL_DUTY, "2026-10-19T08:00", "2026-10-20T09:00");
    DueDate due = due(SupplementRule.RESTART, duty);
    assertThat(lines(due))
        .contains(
            "Hẹn lại bằng văn bản lúc 09:00, Thứ Năm, 15/10/2026",
            "chậm nhất 17:00, Thứ Sáu, 30/10/2026",
            FORM_04,
            "hạn lùi thêm 1 ngày 1 giờ làm việc",
            "Hạn trả kết quả: 08:00, Thứ Ba, 03/11/2026");
    assertThat(TraceView.of(due.trace(), Locale.of("vi")).lines())
        .hasSameSizeAs(due.trace().steps());
    assertThat(due.trace().steps()).endsWith(new TraceStep.Ends(due.at()));
  }

  private static String lines(DueDate due) {
    return String.join("\n", new TraceText(Locale.of("vi")).lines(due.trace()));
  }
}
