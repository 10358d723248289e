package vn.lienthong.worktime;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** The legal values: what holds, what held, what is coming, and a new one from a day on. */
@Controller
@RequestMapping("/worktime/values")
@Access(value = Access.Who.STAFF, permission = CalendarPublishing.EDIT)
class LegalValuesController {
  private static final String LIST = "/worktime/values";

  private final LegalValues values;
  private final LegalValueChanges changes;
  private final MessageSource messages;

  LegalValuesController(LegalValues values, LegalValueChanges changes, MessageSource messages) {
    this.values = values;
    this.changes = changes;
    this.messages = messages;
  }

  /**
   * The form of a new value.
   *
   * @param choices value → words, empty for figures
   */
  record EditPage(
      LegalValue present, LegalValueForm form, Map<String, String> choices, FormErrors errors) {
    LegalParameter parameter() {
      return present.parameter();
    }
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("worktime/values")
        .addObject("page", LegalValuesPage.of(values.all(), changes.today()));
  }

  @GetMapping("/{code}")
  ModelAndView edit(@PathVariable String code, Locale locale) {
    LegalValue present = values.on(parameter(code), changes.today());
    return page(present, LegalValueForm.of(present), FormErrors.NONE, new Texts(messages, locale));
  }

  @PostMapping("/{code}")
  @Audited("worktime.value-set")
  @StepUp
  ModelAndView put(
      @PathVariable String code,
      LegalValueForm form,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    LegalParameter parameter = parameter(code);
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    Optional<LegalValue> fresh = form.read(parameter, changes.today(), texts, errors);
    if (fresh.isPresent()) {
      try {
        changes.put(fresh.get(), user);
        CurrentUsers.flash(request, "ok", texts.t("worktime.values.saved"));
        return new ModelAndView("redirect:" + LIST);
      } catch (AppException refusal) {
        if (refusal.code() != LegalValueErrors.VALUE_DAY_TAKEN) {
          throw refusal;
        }
        errors.add("from", texts.t(refusal));
      }
    }
    return page(values.on(parameter, changes.today()), form, errors, texts);
  }

  @PostMapping("/{code}/withdraw")
  @Audited("worktime.value-withdrawn")
  @StepUp
  String withdraw(
      @PathVariable String code,
      @RequestParam LocalDate from,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    changes.withdraw(parameter(code), from, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("worktime.values.withdrawn"));
    return "redirect:" + LIST;
  }

  private static ModelAndView page(
      LegalValue present, LegalValueForm form, FormErrors errors, Texts texts) {
    Map<String, String> choices = new LinkedHashMap<>();
    LegalParameter parameter = present.parameter();
    parameter
        .choices()
        .forEach(name -> choices.put(name, texts.t("worktime.value." + parameter + "." + name)));
    ModelAndView page = new ModelAndView("worktime/value");
    page.addObject("page", new EditPage(present, form, choices, errors));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private static LegalParameter parameter(String code) {
    try {
      return LegalParameter.valueOf(code);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }
}
