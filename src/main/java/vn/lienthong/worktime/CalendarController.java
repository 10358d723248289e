package vn.lienthong.worktime;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** The year, and the draft on its way to the next version. */
@Controller
@Access(value = Access.Who.STAFF, permission = "worktime.view")
class CalendarController {
  private static final String EDIT = CalendarPublishing.EDIT;

  private final PublishedCalendars calendars;
  private final CalendarPublishing publishing;
  private final CalendarPreviews previews;
  private final CalendarRepository repository;
  private final LegalValues values;
  private final Clock clock;

  CalendarController(
      PublishedCalendars calendars,
      CalendarPublishing publishing,
      CalendarPreviews previews,
      CalendarRepository repository,
      LegalValues values,
      Clock clock) {
    this.calendars = calendars;
    this.publishing = publishing;
    this.previews = previews;
    this.repository = repository;
    this.values = values;
    this.clock = clock;
  }

  @GetMapping("/worktime/calendar")
  String year(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String version,
      CurrentUser user,
      Model model) {
    LocalDate today = Vietnam.today(clock);
    boolean edit = user.may(EDIT) && version == null;
    Set<LocalDate> drafted = edit ? previews.draftedDays() : Set.of();
    WorkCalendar published = version == null ? calendars.current() : calendars.version(version);
    int shown = year == null ? today.getYear() : year;
    if (shown < published.sheet().from().getYear() || shown > published.sheet().to().getYear()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    model.addAttribute(
        "page",
        YearPage.of(
            edit ? previews.calendar() : published,
            published.version(),
            new YearPage.Frame(shown, today, edit, drafted, repository.versions(), values.all())));
    return "worktime/year";
  }

  @GetMapping("/worktime/draft")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  ModelAndView draft() {
    return draft("", FormErrors.NONE);
  }

  private ModelAndView draft(String basis, FormErrors errors) {
    ModelAndView page = new ModelAndView("worktime/draft");
    page.addObject("page", previews.preview());
    page.addObject("stamp", previews.stamp());
    page.addObject("basis", basis);
    page.addObject("errors", errors);
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @PostMapping("/worktime/draft/publish")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  @Audited("worktime.calendar-published")
  @StepUp
  ModelAndView publish(
      @RequestParam(defaultValue = "") String stamp,
      @RequestParam(defaultValue = "") String legalBasis,
      CurrentUser user,
      HttpServletRequest request) {
    if (legalBasis.isBlank()) {
      return draft(
          legalBasis,
          new FormErrors().add("legalBasis", text("worktime.form.basisMissing", request)));
    }
    try {
      String version = publishing.publish(stamp, legalBasis.strip(), user);
      CurrentUsers.flash(request, "ok", text("worktime.published", request, version));
      return new ModelAndView("redirect:/worktime/calendar");
    } catch (AppException refusal) {
      if (refusal.code() != SharedErrors.CHANGED_MEANWHILE) {
        throw refusal;
      }
      return draft(
          legalBasis,
          new FormErrors().add("legalBasis", text("worktime.form.draftMoved", request)));
    }
  }

  @PostMapping("/worktime/draft/discard")
  @Access(value = Access.Who.STAFF, permission = EDIT)
  @Audited("worktime.draft-discarded")
  String discard(
      @RequestParam(required = false) @Nullable LocalDate day,
      CurrentUser user,
      HttpServletRequest request) {
    publishing.discard(day, user);
    CurrentUsers.flash(request, "ok", text("worktime.discarded", request));
    return day == null ? "redirect:/worktime/calendar" : "redirect:/worktime/draft";
  }

  private String text(String key, HttpServletRequest request, Object... arguments) {
    return previews.text(
        key,
        org.springframework.web.servlet.support.RequestContextUtils.getLocale(request),
        arguments);
  }
}
