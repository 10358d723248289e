package vn.lienthong.worktime;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Office hours from a date on, as part of the draft. */
@Controller
@Access(value = Access.Who.STAFF, permission = CalendarPublishing.EDIT)
class HoursController {
  private final CalendarDraft draft;
  private final CalendarPublishing publishing;
  private final MessageSource messages;

  HoursController(CalendarDraft draft, CalendarPublishing publishing, MessageSource messages) {
    this.draft = draft;
    this.publishing = publishing;
    this.messages = messages;
  }

  record HoursPage(List<HoursFrom> entries, HoursForm form, FormErrors errors) {
    /** "07:00–11:30, 13:30–17:00". */
    static String text(List<Shift> shifts) {
      return String.join(
          ", ", shifts.stream().map(shift -> shift.from() + "–" + shift.to()).toList());
    }
  }

  @GetMapping("/worktime/hours")
  ModelAndView hours() {
    return page(HoursForm.empty(draft.hoursStamp()), FormErrors.NONE);
  }

  @PostMapping("/worktime/hours")
  @Audited("worktime.hours-edited")
  ModelAndView edit(HoursForm form, CurrentUser user, Locale locale, HttpServletRequest request) {
    BiFunction<String, String, String> text =
        (key, argument) -> messages.getMessage(key, new Object[] {argument}, locale);
    FormErrors errors = new FormErrors();
    Optional<DraftHours> hours = form.hours(draft.calendar(), text, errors);
    if (hours.isEmpty()) {
      return page(form, errors);
    }
    try {
      publishing.editHours(hours.get(), form.seen(), user);
    } catch (AppException refusal) {
      if (refusal.code() != SharedErrors.CHANGED_MEANWHILE) {
        throw refusal;
      }
      return both(form, text);
    }
    CurrentUsers.flash(request, "ok", text.apply("worktime.drafted", ""));
    return new ModelAndView("redirect:/worktime/draft");
  }

  @PostMapping("/worktime/hours/discard")
  @Audited("worktime.draft-discarded")
  String discard(@RequestParam LocalDate from, CurrentUser user) {
    publishing.discardHours(from, user);
    return "redirect:/worktime/draft";
  }

  /** What was typed, below the hours as somebody else has drafted them. */
  private ModelAndView both(HoursForm form, BiFunction<String, String, String> text) {
    String message =
        draft.hours().stream()
            .max(Comparator.comparing(DraftHours::at))
            .map(theirs -> text.apply("worktime.form.hoursChanged", theirs.by()))
            .orElseGet(() -> text.apply("worktime.form.dropped", ""));
    return page(form.seenNow(draft.hoursStamp()), new FormErrors().add("from", message));
  }

  private ModelAndView page(HoursForm form, FormErrors errors) {
    ModelAndView page = new ModelAndView("worktime/hours");
    page.addObject("page", new HoursPage(draft.calendar().sheet().hours(), form, errors));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }
}
