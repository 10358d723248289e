package vn.lienthong.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** The daily comparison with the portal, and the acts that mend differences. */
@Controller
class ReconciliationController {
  private static final int DAYS = 31;

  private final Mending mending;
  private final ReconciliationRepository repository;
  private final MessageSource messages;
  private final Clock clock;

  ReconciliationController(
      Mending mending, ReconciliationRepository repository, MessageSource messages, Clock clock) {
    this.mending = mending;
    this.repository = repository;
    this.messages = messages;
    this.clock = clock;
  }

  record ReconciliationPage(
      List<ReconciliationRepository.Day> days, double rate, LocalDate today, boolean mayEdit) {}

  record DayPage(
      ReconciliationRepository.@Nullable Day day,
      LocalDate date,
      List<Reconciliation.Difference> differences,
      boolean mayEdit) {
    boolean resends() {
      return differences.stream().anyMatch(d -> d.kind().resends() && d.note() == null);
    }
  }

  @GetMapping("/sync/reconciliation")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
  String days(CurrentUser user, Model model) {
    LocalDate today = Vietnam.today(clock);
    LocalDate month = today.withDayOfMonth(1);
    model.addAttribute(
        "page",
        new ReconciliationPage(
            repository.days(DAYS),
            repository.rate(month, month.plusMonths(1)),
            today,
            user.may(SyncDesk.EDIT)));
    return "sync/reconciliation";
  }

  @GetMapping("/sync/reconciliation/{day}")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
  String day(@PathVariable LocalDate day, CurrentUser user, Model model) {
    model.addAttribute(
        "page",
        new DayPage(
            repository.day(day).orElse(null),
            day,
            repository.differences(day),
            user.may(SyncDesk.EDIT)));
    return "sync/day";
  }

  @PostMapping("/sync/reconciliation")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.EDIT)
  @Audited(value = "none", reason = "compares again; nothing but the comparison is stored")
  String compare(@RequestParam LocalDate day, CurrentUser user) {
    mending.compare(day, user);
    return "redirect:/sync/reconciliation/" + day;
  }

  @PostMapping("/sync/reconciliation/{day}/resend")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.EDIT)
  @Audited("sync.resent")
  String resend(
      @PathVariable LocalDate day,
      @RequestParam(defaultValue = "") String code,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    int many = mending.resend(day, code.isEmpty() ? null : code, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("sync.resent", many));
    return "redirect:/sync/reconciliation/" + day;
  }

  @PostMapping("/sync/reconciliation/{day}/explain")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.EDIT)
  @Audited("sync.explained")
  String explain(
      @PathVariable LocalDate day,
      @RequestParam String code,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    mending.explain(day, code, note, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("sync.explained", code));
    return "redirect:/sync/reconciliation/" + day;
  }
}
