package vn.lienthong.dossiers.mistake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultReportRepository;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** The applicant reports a wrong or missing result, and sees what became of it. */
@Controller
@Access(Access.Who.CITIZEN)
class MyMistakeController {
  private final DossierMistake service;
  private final ResultReportRepository reports;
  private final Authority authority;
  private final MessageSource messages;

  MyMistakeController(
      DossierMistake service,
      ResultReportRepository reports,
      Authority authority,
      MessageSource messages) {
    this.service = service;
    this.reports = reports;
    this.authority = authority;
    this.messages = messages;
  }

  record MyMistakePage(
      Dossier dossier,
      List<ResultReport> reports,
      boolean mayReport,
      Map<String, String> values,
      FormErrors errors) {
    String value(String name) {
      return values.getOrDefault(name, name.equals("kind") ? "WRONG" : "");
    }
  }

  @GetMapping("/dossiers/mine/{id}/mistake")
  String form(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(authority.read(id, user), Map.of(), FormErrors.NONE, user, model);
  }

  private String show(
      Dossier d, Map<String, String> values, FormErrors errors, CurrentUser user, Model model) {
    List<ResultReport> all = reports.of(d.id());
    ResultReport open = all.stream().filter(ResultReport::open).findFirst().orElse(null);
    model.addAttribute(
        "page", new MyMistakePage(d, all, service.may(d, open, user).report(), values, errors));
    return "dossiers/mistake/mine";
  }

  @PostMapping("/dossiers/mine/{id}/mistake")
  @Audited("dossiers.mistake-reported")
  String report(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = new Texts(messages, locale);
    Dossier d = authority.read(id, user);
    MistakeForm form = new MistakeForm(values);
    FormErrors errors = form.checkReport(texts);
    if (errors.isEmpty()) {
      try {
        service.report(id, form.kind(), form.text("description"), user);
        CurrentUsers.flash(request, "ok", texts.t("dossiers.mistake.done.reported"));
        return "redirect:/dossiers/mine/" + id + "/mistake";
      } catch (AppException refusal) {
        errors.add("description", texts.t(refusal.expected()));
      }
    }
    response.setStatus(422);
    return show(d, values, errors, user, model);
  }
}
