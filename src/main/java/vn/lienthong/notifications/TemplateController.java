package vn.lienthong.notifications;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** The wording of notices: list, edit with preview. */
@Controller
@Access(value = Access.Who.STAFF, permission = OutboxDesk.EDIT)
class TemplateController {
  private static final Map<String, String> SAMPLES =
      Map.of(
          "code",
          "H56.14-261122-0042",
          "procedure",
          "Đăng ký khai sinh",
          "agency",
          "Sở Tư pháp",
          "centre",
          "Trung tâm Phục vụ hành chính công",
          "owner",
          "Nguyễn Thị Ví Dụ",
          "due",
          "17:00 · 27/11/2026",
          "amount",
          "75.000 đ",
          "link",
          "http://localhost:8080/dossiers/mine");

  private final Templates templates;
  private final TemplateEditing editing;
  private final MessageSource messages;

  TemplateController(Templates templates, TemplateEditing editing, MessageSource messages) {
    this.templates = templates;
    this.editing = editing;
    this.messages = messages;
  }

  /** What was typed; {@code action} is preview or save. */
  record TemplateForm(
      @Nullable String subject, @Nullable String body, int version, @Nullable String action) {
    String subjectText() {
      return subject == null ? "" : subject.strip();
    }

    String bodyText() {
      return body == null ? "" : body.replace("\r\n", "\n").strip();
    }
  }

  record TemplatePage(
      NoticeTemplate text,
      int version,
      SortedSet<String> placeholders,
      String previewSubject,
      String previewBody,
      FormErrors errors,
      Templates.@Nullable Edited theirs) {}

  @GetMapping("/notifications/templates")
  String list(Model model) {
    Map<String, List<Templates.Edited>> byEvent = new LinkedHashMap<>();
    for (Templates.Edited template : templates.all()) {
      byEvent
          .computeIfAbsent(template.text().event(), e -> new java.util.ArrayList<>())
          .add(template);
    }
    model.addAttribute("page", byEvent);
    return "notifications/templates";
  }

  @GetMapping("/notifications/templates/{event}/{channel}/{lang}")
  ModelAndView template(
      @PathVariable String event, @PathVariable Channel channel, @PathVariable String lang) {
    Templates.Edited found = found(event, channel, lang);
    return page(found.text(), found.version(), FormErrors.NONE, null);
  }

  @PostMapping("/notifications/templates/{event}/{channel}/{lang}")
  @Audited("notifications.template-edited")
  ModelAndView edit(
      @PathVariable String event,
      @PathVariable Channel channel,
      @PathVariable String lang,
      TemplateForm form,
      CurrentUser user,
      HttpServletRequest request) {
    Locale locale = org.springframework.web.servlet.support.RequestContextUtils.getLocale(request);
    Templates.Edited found = found(event, channel, lang);
    NoticeTemplate typed =
        new NoticeTemplate(
            event, channel, found.text().lang(), form.subjectText(), form.bodyText());
    FormErrors errors = errors(typed, locale);
    if (errors.isEmpty() && "save".equals(form.action())) {
      if (editing.store(typed, form.version(), user)) {
        CurrentUsers.flash(
            request, "ok", messages.getMessage("notifications.saved", new Object[0], locale));
        return new ModelAndView("redirect:/notifications/templates");
      }
      errors.add("body", text("notifications.form.changed", locale));
      Templates.Edited theirs = found(event, channel, lang);
      return page(typed, theirs.version(), errors, theirs);
    }
    return page(typed, form.version(), errors, null);
  }

  private FormErrors errors(NoticeTemplate typed, Locale locale) {
    FormErrors errors = new FormErrors();
    if (typed.channel() != Channel.SMS && typed.subject().isEmpty()) {
      errors.add("subject", text("notifications.form.subjectMissing", locale));
    }
    if (typed.channel() != Channel.SMS && typed.body().isEmpty()) {
      errors.add("body", text("notifications.form.bodyMissing", locale));
    }
    SortedSet<String> unknown = Placeholders.in(typed.subject() + " " + typed.body());
    unknown.removeAll(templates.placeholders(typed.event()));
    if (!unknown.isEmpty()) {
      errors.add(
          "body",
          text("notifications.form.unknown", locale, "{" + String.join("}, {", unknown) + "}"));
    }
    return errors;
  }

  private Templates.Edited found(String event, Channel channel, String lang) {
    return templates
        .edited(event, channel, lang)
        .or(() -> templates.missing(event, channel, "en".equals(lang) ? "en" : "vi"))
        .orElseThrow(() -> new AppException(NotificationsErrors.NO_TEMPLATE));
  }

  private ModelAndView page(
      NoticeTemplate text, int version, FormErrors errors, Templates.@Nullable Edited theirs) {
    Map<String, String> samples = new LinkedHashMap<>();
    SortedSet<String> names = templates.placeholders(text.event());
    names.forEach(name -> samples.put(name, SAMPLES.getOrDefault(name, "…")));
    ModelAndView page = new ModelAndView("notifications/template");
    page.addObject(
        "page",
        new TemplatePage(
            text,
            version,
            names,
            Placeholders.fill(text.subject(), samples),
            Placeholders.fill(text.body(), samples),
            errors,
            theirs));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
