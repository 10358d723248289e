package vn.lienthong.worktime;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** One day of the draft. */
@Controller
@Access(value = Access.Who.STAFF, permission = CalendarPublishing.EDIT)
class DayController {
  private final CalendarDraft draft;
  private final CalendarPublishing publishing;
  private final MessageSource messages;

  DayController(CalendarDraft draft, CalendarPublishing publishing, MessageSource messages) {
    this.draft = draft;
    this.publishing = publishing;
    this.messages = messages;
  }

  /**
   * The form with the day as it stands in the draft.
   *
   * @param theirs the edit that somebody else saved while this form was open
   */
  record DayPage(
      LocalDate date,
      LunarDate lunar,
      DayType type,
      DayForm form,
      FormErrors errors,
      @Nullable DraftDay theirs) {}

  @GetMapping("/worktime/days/{date}")
  ModelAndView day(@PathVariable LocalDate date) {
    DayForm form =
        DayForm.of(
            draft.calendar().special(date).orElse(null), CalendarDraft.seen(draft.day(date)));
    return page(date, form, FormErrors.NONE, null);
  }

  @PostMapping("/worktime/days/{date}")
  @Audited("worktime.day-edited")
  ModelAndView edit(
      @PathVariable LocalDate date,
      DayForm form,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    BiFunction<String, String, String> text =
        (key, argument) -> messages.getMessage(key, new Object[] {argument}, locale);
    FormErrors errors = new FormErrors();
    List<DraftDay> days = form.days(date, draft.calendar(), text, errors);
    if (!errors.isEmpty()) {
      return page(date, form, errors, null);
    }
    try {
      publishing.edit(days, form.seen(), user);
    } catch (AppException refusal) {
      if (refusal.code() != SharedErrors.CHANGED_MEANWHILE) {
        throw refusal;
      }
      return both(date, form, text);
    }
    CurrentUsers.flash(request, "ok", text.apply("worktime.drafted", ""));
    return new ModelAndView("redirect:/worktime/calendar?year=" + date.getYear());
  }

  /** What was typed, and beside it what somebody else has saved. */
  private ModelAndView both(LocalDate date, DayForm form, BiFunction<String, String, String> text) {
    Optional<DraftDay> now = draft.day(date);
    String message =
        now.map(theirs -> text.apply("worktime.form.changed", theirs.by()))
            .orElseGet(() -> text.apply("worktime.form.dropped", ""));
    return page(
        date,
        form.seenNow(CalendarDraft.seen(now)),
        new FormErrors().add("type", message),
        now.orElse(null));
  }

  private ModelAndView page(
      LocalDate date, DayForm form, FormErrors errors, @Nullable DraftDay theirs) {
    ModelAndView page = new ModelAndView("worktime/day");
    page.addObject(
        "page",
        new DayPage(
            date, LunarCalendar.of(date), draft.calendar().type(date), form, errors, theirs));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }
}
