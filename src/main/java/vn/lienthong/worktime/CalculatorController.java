package vn.lienthong.worktime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.web.FormErrors;

/** The deadline calculator of the officers. */
@Controller
@Access(value = Access.Who.STAFF, permission = "worktime.view")
class CalculatorController {
  private final WorktimeApi worktime;

  CalculatorController(WorktimeApi worktime) {
    this.worktime = worktime;
  }

  /** What was typed and, if it can be computed, the answer. */
  record Calculation(
      String start, String term, String rule, @Nullable Trace trace, FormErrors errors) {}

  @GetMapping("/worktime/due")
  ModelAndView due(
      @RequestParam(defaultValue = "") String start,
      @RequestParam(defaultValue = "") String term,
      @RequestParam(defaultValue = "receipt") String rule,
      Locale locale) {
    FormErrors errors = new FormErrors();
    Trace trace = null;
    if (!start.isBlank() || !term.isBlank()) {
      try {
        trace = worktime.due(DueController.question(worktime, start, term, rule, null)).trace();
      } catch (WorktimeException refusal) {
        errors.add(field(refusal.reason()), new TraceText(locale).error(refusal));
        if (!errors.all().containsKey("term")) {
          checkTerm(term, locale, errors);
        }
      }
    }
    ModelAndView page = new ModelAndView("worktime/due");
    page.addObject("page", new Calculation(start, term, rule, trace, errors));
    page.addObject("view", trace == null ? null : TraceView.of(trace, locale));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  /** A moment that cannot be read must not hide a term that cannot. */
  private static void checkTerm(String term, Locale locale, FormErrors errors) {
    try {
      Term.parse(term);
    } catch (WorktimeException refusal) {
      errors.add("term", new TraceText(locale).error(refusal));
    }
  }

  private static String field(WorktimeErrors reason) {
    return switch (reason) {
      case BAD_MOMENT, BAD_START, OUT_OF_CALENDAR, BAD_CALENDAR, BAD_PAUSE -> "start";
      case BAD_TERM, NO_APPOINTMENT -> "term";
      case BAD_RULE -> "rule";
    };
  }
}
