package vn.lienthong.identity.policy;

import static vn.lienthong.shared.Access.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** The security numbers: what is in force, what was, and a new value from a day on. */
@Controller
@RequestMapping("/identity/policy")
@Access(value = STAFF, permission = "identity.policy")
class PolicyController {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Policies policies;
  private final PolicyChanges changes;
  private final MessageSource messages;
  private final Clock clock;

  PolicyController(Policies policies, PolicyChanges changes, MessageSource messages, Clock clock) {
    this.policies = policies;
    this.changes = changes;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(List<PolicyRow> rows, LocalDate today) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute("page", new ListPage(policies.all(), Vietnam.today(clock)));
    return "identity/policy/policies";
  }

  record EditPage(
      PolicyRow present,
      String value,
      String from,
      String basis,
      boolean confirmed,
      FormErrors errors) {}

  @GetMapping("/{code}")
  String edit(@PathVariable String code, Model model) {
    PolicyRow present = present(code);
    model.addAttribute(
        "page",
        new EditPage(
            present,
            present.value(),
            DAY.format(Vietnam.today(clock)),
            present.basis(),
            present.confirmed(),
            FormErrors.NONE));
    return "identity/policy/policy";
  }

  @PostMapping("/{code}")
  @Audited("identity.policy-changed")
  @StepUp
  String save(
      CurrentUser user,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(defaultValue = "false") boolean confirmed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    PolicyRow present = present(code);
    FormErrors errors = new FormErrors();
    if (!PolicyValues.fits(present, value.strip())) {
      errors.add("value", text(request, "identity.policy.badValue", present.value()));
    }
    LocalDate day = DayText.parse(from).orElse(null);
    if (day == null || day.isBefore(Vietnam.today(clock))) {
      errors.add("from", text(request, "identity.policy.badDay"));
    }
    if (basis.isBlank()) {
      errors.add("basis", text(request, "identity.policy.noBasis"));
    }
    if (!errors.isEmpty() || day == null) {
      response.setStatus(422);
      model.addAttribute("page", new EditPage(present, value, from, basis, confirmed, errors));
      return "identity/policy/policy";
    }
    changes.change(
        present, new PolicyRow(code, value.strip(), day, null, basis.strip(), confirmed), user);
    CurrentUsers.flash(request, "ok", text(request, "identity.policy.saved"));
    return "redirect:/identity/policy";
  }

  private PolicyRow present(String code) {
    LocalDate today = Vietnam.today(clock);
    return policies.all().stream()
        .filter(row -> row.code().equals(code) && !row.validFrom().isAfter(today))
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private String text(HttpServletRequest request, String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
