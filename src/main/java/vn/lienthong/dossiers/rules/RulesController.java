package vn.lienthong.dossiers.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Rules by day: when fees are collected, how dossier codes are written. */
@Controller
@RequestMapping("/dossiers/rules")
@Access(value = Access.Who.STAFF, permission = CollectionRules.EDIT)
class RulesController {
  private static final String LIST = "redirect:/dossiers/rules";

  private final CollectionRules collections;
  private final CodeFormats codes;
  private final MessageSource messages;

  RulesController(CollectionRules collections, CodeFormats codes, MessageSource messages) {
    this.collections = collections;
    this.codes = codes;
    this.messages = messages;
  }

  /**
   * Both lists.
   *
   * @param names code → name of the procedures that rules are about
   */
  record ListPage(
      List<CollectionRule> collections,
      List<CodeFormat> codes,
      Map<String, String> names,
      LocalDate today) {
    RuleTime time(CollectionRule rule) {
      return RuleTime.of(rule.from(), rule.to(), today);
    }

    RuleTime time(CodeFormat format) {
      return RuleTime.of(format.from(), format.to(), today);
    }
  }

  record CollectionPage(
      CollectionForm form,
      Map<String, String> channels,
      Map<String, String> times,
      FormErrors errors) {}

  record CodePage(CodeFormat now, CodeForm form, Map<String, String> styles, FormErrors errors) {}

  @GetMapping
  ModelAndView list() {
    List<CollectionRule> rules = collections.all();
    Map<String, String> names = new LinkedHashMap<>();
    rules.stream()
        .map(CollectionRule::procedure)
        .filter(code -> !code.equals(CollectionRule.ALL))
        .distinct()
        .forEach(code -> collections.procedure(code).ifPresent(name -> names.put(code, name)));
    return new ModelAndView("dossiers/rules/rules")
        .addObject("page", new ListPage(rules, codes.all(), names, collections.today()));
  }

  @GetMapping("/collection")
  ModelAndView collection(Locale locale) {
    return page(CollectionForm.EMPTY, FormErrors.NONE, new Texts(messages, locale));
  }

  @PostMapping("/collection")
  @Audited("dossiers.collection-set")
  @StepUp
  ModelAndView collect(
      CollectionForm form, CurrentUser user, Locale locale, HttpServletRequest request) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    Optional<CollectionRule> fresh = form.read(collections.today(), texts, errors);
    return fresh.isPresent() && accepted(() -> collections.put(fresh.get(), user), errors, texts)
        ? done("dossiers.rules.saved", texts, request)
        : page(form, errors, texts);
  }

  @PostMapping("/collection/withdraw")
  @Audited("dossiers.collection-withdrawn")
  @StepUp
  ModelAndView withdrawCollection(
      @RequestParam String procedure,
      @RequestParam String channel,
      @RequestParam LocalDate from,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    collections.withdraw(procedure, channel, from, user);
    return done("dossiers.rules.withdrawn", new Texts(messages, locale), request);
  }

  @PostMapping("/collection/end")
  @Audited("dossiers.collection-ended")
  @StepUp
  ModelAndView endCollection(
      @RequestParam String procedure,
      @RequestParam String channel,
      @RequestParam LocalDate from,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    collections.end(procedure, channel, from, user);
    return done("dossiers.rules.ended", new Texts(messages, locale), request);
  }

  @GetMapping("/codes")
  ModelAndView code(Locale locale) {
    return page(CodeForm.of(codes.now()), FormErrors.NONE, new Texts(messages, locale));
  }

  @PostMapping("/codes")
  @Audited("dossiers.code-rule-set")
  @StepUp
  ModelAndView write(CodeForm form, CurrentUser user, Locale locale, HttpServletRequest request) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    Optional<CodeFormat> fresh = form.read(codes.today(), texts, errors);
    return fresh.isPresent() && accepted(() -> codes.put(fresh.get(), user), errors, texts)
        ? done("dossiers.rules.saved", texts, request)
        : page(form, errors, texts);
  }

  @PostMapping("/codes/withdraw")
  @Audited("dossiers.code-rule-withdrawn")
  @StepUp
  ModelAndView withdrawCode(
      @RequestParam LocalDate from, CurrentUser user, Locale locale, HttpServletRequest request) {
    codes.withdraw(from, user);
    return done("dossiers.rules.withdrawn", new Texts(messages, locale), request);
  }

  private static ModelAndView done(String key, Texts texts, HttpServletRequest request) {
    CurrentUsers.flash(request, "ok", texts.t(key));
    return new ModelAndView(LIST);
  }

  /** False where it was refused: at its field, as far as a field can mend it. */
  private static boolean accepted(Runnable putting, FormErrors errors, Texts texts) {
    try {
      putting.run();
      return true;
    } catch (AppException refusal) {
      if (refusal.code() == RuleErrors.RULE_PROCEDURE) {
        errors.add("procedure", texts.t(refusal));
      } else if (refusal.code() == RuleErrors.RULE_DAY_TAKEN) {
        errors.add("from", texts.t(refusal));
      } else {
        throw refusal;
      }
      return false;
    }
  }

  private static ModelAndView page(CollectionForm form, FormErrors errors, Texts texts) {
    Map<String, String> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      channels.put(channel.name(), texts.t(channel.label()));
    }
    Map<String, String> times = new LinkedHashMap<>();
    for (CollectionTime time : CollectionTime.values()) {
      times.put(time.name(), texts.t(time.label()));
    }
    return shown("collection", new CollectionPage(form, channels, times, errors), errors);
  }

  private ModelAndView page(CodeForm form, FormErrors errors, Texts texts) {
    Map<String, String> styles = new LinkedHashMap<>();
    for (CodeFormat.Style style : CodeFormat.Style.values()) {
      styles.put(style.name(), texts.t("dossiers.rules.style." + style));
    }
    return shown("code", new CodePage(codes.now(), form, styles, errors), errors);
  }

  private static ModelAndView shown(String template, Object page, FormErrors errors) {
    ModelAndView shown = new ModelAndView("dossiers/rules/" + template);
    shown.addObject("page", page);
    if (!errors.isEmpty()) {
      shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return shown;
  }
}
