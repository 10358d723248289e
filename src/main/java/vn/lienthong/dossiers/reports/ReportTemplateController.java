package vn.lienthong.dossiers.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** The templates of reports and their editor. */
@Controller
@Access(value = Access.Who.STAFF, permission = ReportTemplates.EDIT)
class ReportTemplateController {
  private final ReportTemplates templates;
  private final ReportRepository reports;
  private final MessageSource messages;

  ReportTemplateController(
      ReportTemplates templates, ReportRepository reports, MessageSource messages) {
    this.templates = templates;
    this.reports = reports;
    this.messages = messages;
  }

  /** What was typed. */
  record TemplateForm(
      @Nullable String code,
      @Nullable String title,
      @Nullable String titleEn,
      @Nullable String grouping,
      @Nullable List<String> columns,
      @Nullable String from,
      @Nullable String legalBasis,
      @Nullable Boolean confirmed) {
    boolean checked() {
      return Boolean.TRUE.equals(confirmed);
    }

    boolean shows(Column column) {
      return columns != null && columns.contains(column.name());
    }
  }

  record TemplatePage(
      TemplateForm form, boolean fresh, Map<String, String> groupings, FormErrors errors) {}

  @GetMapping("/dossiers/reports/templates")
  String list(Model model) {
    model.addAttribute("templates", templates.newest());
    return "dossiers/reports/templates";
  }

  @GetMapping("/dossiers/reports/templates/edit")
  String edit(@RequestParam(required = false) @Nullable String code, Locale locale, Model model) {
    String today = Period.SHOWN.format(reports.today());
    TemplateForm form =
        templates.newest().stream()
            .filter(template -> template.code().equals(code))
            .findFirst()
            .map(t ->
                new TemplateForm(
                    t.code(),
                    t.title(),
                    t.titleEn(),
                    t.grouping().name(),
                    t.columns().stream().map(Enum::name).toList(),
                    today,
                    t.legalBasis(),
                    t.confirmed()))
            .orElseGet(() -> new TemplateForm("", "", "", "AGENCY", List.of(), today, "", false));
    return show(form, String.valueOf(form.code()).isEmpty(), FormErrors.NONE, locale, model);
  }

  @PostMapping("/dossiers/reports/templates")
  @Audited("dossiers.report-template")
  String save(
      TemplateForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    FormErrors errors = new FormErrors();
    for (Map.Entry<String, String> field : required(form).entrySet()) {
      if (field.getValue().isEmpty()) {
        errors.add(field.getKey(), texts.t("shared.required"));
      }
    }
    String code = text(form.code());
    if (!code.matches("[0-9A-Za-z-]{2,20}")) {
      errors.add("code", texts.t("dossiers.reports.template.badCode"));
    }
    LocalDate from = DayText.parse(form.from()).orElse(null);
    if (from == null) {
      errors.add("from", texts.t("shared.dateInvalid"));
    } else if (templates.newest().stream()
        .anyMatch(t -> t.code().equals(code) && from.isBefore(t.fromDay()))) {
      errors.add("from", texts.t("dossiers.reports.template.tooEarly"));
    }
    List<Column> columns = Arrays.stream(Column.values()).filter(form::shows).toList();
    if (columns.isEmpty()) {
      errors.add("columns", texts.t("dossiers.reports.template.noColumns"));
    }
    Grouping grouping = Grouping.of(form.grouping()).orElse(Grouping.AGENCY);
    if (!errors.isEmpty() || from == null) {
      response.setStatus(422);
      return show(form, true, errors, locale, model);
    }
    templates.save(
        new ReportTemplate(
            code,
            from,
            null,
            text(form.title()),
            text(form.titleEn()),
            grouping,
            columns,
            text(form.legalBasis()),
            form.checked()),
        user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.reports.template.saved", code));
    return "redirect:/dossiers/reports/templates";
  }

  private static Map<String, String> required(TemplateForm form) {
    Map<String, String> required = new LinkedHashMap<>();
    required.put("title", text(form.title()));
    required.put("titleEn", text(form.titleEn()));
    required.put("legalBasis", text(form.legalBasis()));
    return required;
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  private String show(
      TemplateForm form, boolean fresh, FormErrors errors, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> groupings = new LinkedHashMap<>();
    for (Grouping grouping : Grouping.values()) {
      groupings.put(grouping.name(), texts.t(grouping.label()));
    }
    model.addAttribute("page", new TemplatePage(form, fresh, groupings, errors));
    return "dossiers/reports/template";
  }
}
