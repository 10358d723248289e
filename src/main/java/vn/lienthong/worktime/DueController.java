package vn.lienthong.worktime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;

/** Due dates for programs. Law and calendar are public, so anybody may ask. */
@RestController
@Access(Access.Who.PUBLIC)
class DueController {
  private final WorktimeApi worktime;

  DueController(WorktimeApi worktime) {
    this.worktime = worktime;
  }

  /**
   * An answer to a program.
   *
   * @param due null when the term has no appointment date
   * @param lines the trace in sentences
   */
  record Answer(
      OffsetDateTime start,
      String term,
      @Nullable OffsetDateTime due,
      String calendarVersion,
      List<String> lines,
      Trace trace) {}

  @GetMapping("/api/v1/worktime/due")
  @Operation(summary = "Hạn trả kết quả và cách tính / a due date and how it is counted")
  Answer due(
      @Parameter(description = "2026-11-20T08:00 (giờ Việt Nam / Vietnamese time)")
          @RequestParam(defaultValue = "")
          String start,
      @Parameter(description = "5wd, 8h, 30min, 15d, 1m, same-day, none")
          @RequestParam(defaultValue = "")
          String term,
      @Parameter(
              description =
                  "receipt, day-after, next-day; restart, pause; month-next, month-last;"
                      + " cutoff=15:00")
          @RequestParam(defaultValue = "")
          String rule,
      @RequestParam(required = false) @Nullable String atCompetentAgency,
      Locale locale) {
    return answer(
        worktime.calendar(), question(worktime, start, term, rule, atCompetentAgency), locale);
  }

  static DueQuestion question(
      WorktimeApi worktime,
      String start,
      String term,
      String rule,
      @Nullable String atCompetentAgency) {
    Instant received = StartTime.parse(start);
    DueQuestion question =
        DueQuestion.of(received, Term.parse(term), DueRule.parse(rule, worktime.rule(received)));
    return atCompetentAgency == null || atCompetentAgency.isBlank()
        ? question
        : question.forwardedAt(StartTime.parse(atCompetentAgency));
  }

  static Answer answer(WorkCalendar calendar, DueQuestion question, Locale locale) {
    Trace trace = calendar.due(question).trace();
    return new Answer(
        local(question.received()),
        question.term().code(),
        trace.due() == null ? null : local(trace.due()),
        trace.calendarVersion(),
        new TraceText(locale).lines(trace),
        trace);
  }

  private static OffsetDateTime local(Instant instant) {
    return instant.atOffset(WorkCalendar.OFFSET);
  }
}
