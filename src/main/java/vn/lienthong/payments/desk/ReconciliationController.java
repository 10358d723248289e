package vn.lienthong.payments.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.payments.Anomalies;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.payments.ledger.Differences;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.settlement.Reconciliation;
import vn.lienthong.payments.settlement.SettlementRepository;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** Settlement files, differences, anomalies; and the ledger with its difference. */
@Controller
class ReconciliationController {
  private static final int FILES = 60;
  private static final long LARGEST = 50_000_000;

  private final Reconciliation reconciliation;
  private final SettlementRepository settlements;
  private final Anomalies anomalies;
  private final Ledger ledger;
  private final Differences differences;
  private final GatewaySettings settings;
  private final MessageSource messages;
  private final Clock clock;

  ReconciliationController(
      Reconciliation reconciliation,
      SettlementRepository settlements,
      Anomalies anomalies,
      Ledger ledger,
      Differences differences,
      GatewaySettings settings,
      MessageSource messages,
      Clock clock) {
    this.reconciliation = reconciliation;
    this.settlements = settlements;
    this.anomalies = anomalies;
    this.ledger = ledger;
    this.differences = differences;
    this.settings = settings;
    this.messages = messages;
    this.clock = clock;
  }

  record ReconciliationPage(
      List<SettlementRepository.Settlement> files,
      List<SettlementRepository.Difference> differences,
      List<Anomalies.Anomaly> anomalies,
      boolean simulated,
      LocalDate today,
      String day,
      @Nullable String dayError,
      @Nullable String error) {}

  @GetMapping("/payments/reconciliation")
  @Access(value = Access.Who.STAFF, permission = PaymentsDesk.RECONCILE)
  String page(CurrentUser user, Model model) {
    return show(user, "", null, null, model);
  }

  private String show(
      CurrentUser user,
      String day,
      @Nullable String dayError,
      @Nullable String error,
      Model model) {
    String[] reach = user.reach(PaymentsDesk.RECONCILE);
    model.addAttribute(
        "page",
        new ReconciliationPage(
            settlements.newest(FILES),
            settlements.differences(null, reach),
            anomalies.list(reach),
            settings.simulated(),
            Vietnam.today(clock),
            day,
            dayError,
            error));
    return "payments/desk/reconciliation";
  }

  @PostMapping("/payments/reconciliation")
  @Access(value = Access.Who.STAFF, permission = PaymentsDesk.RECONCILE)
  @Audited("payments.settlement-imported")
  String take(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String day,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    Texts texts = new Texts(messages, locale);
    LocalDate told = DayText.parse(day).orElse(null);
    String error = null;
    String dayError = null;
    if (told == null && !day.isBlank()) {
      dayError = texts.t("shared.dateInvalid");
    } else if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
      error = texts.t("payments.form.file");
    } else {
      try {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        SettlementRepository.Settlement taken =
            reconciliation.take(
                name.length() > 200 ? name.substring(0, 200) : name, file.getBytes(), told, user);
        CurrentUsers.flash(
            request,
            taken.open() == 0 ? "ok" : "warn",
            texts.t("payments.done.imported", taken.lines(), taken.matched(), taken.open()));
        return "redirect:/payments/reconciliation";
      } catch (AppException refusal) {
        if (refusal.code() == PaymentsErrors.FILE_WITHOUT_DAY
            || refusal.code() == PaymentsErrors.FILE_OF_ANOTHER_DAY) {
          dayError = texts.t(refusal.expected());
        } else {
          error = texts.t(refusal.expected());
        }
      }
    }
    response.setStatus(422);
    return show(user, day, dayError, error, model);
  }

  @PostMapping("/payments/differences/{id}/resolve")
  @Access(value = Access.Who.STAFF, permission = PaymentsDesk.RECONCILE)
  @Audited("payments.difference-resolved")
  String resolve(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    Texts texts = new Texts(messages, locale);
    try {
      reconciliation.resolve(id, note.isBlank() ? null : note.strip(), user);
      CurrentUsers.flash(request, "ok", texts.t("payments.done.resolved"));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
    return "redirect:/payments/reconciliation";
  }

  @PostMapping("/payments/anomalies/{id}/close")
  @Access(value = Access.Who.STAFF, permission = PaymentsDesk.RECONCILE)
  @Audited("payments.anomaly-closed")
  String close(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    Texts texts = new Texts(messages, locale);
    try {
      anomalies.close(id, note, user);
      CurrentUsers.flash(request, "ok", texts.t("payments.done.closed"));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
    return "redirect:/payments/reconciliation";
  }

  @GetMapping("/payments/ledger")
  @Access(value = Access.Who.STAFF, permission = PaymentsDesk.VIEW)
  String ledger(CurrentUser user, Model model) {
    String[] reach = user.reach(PaymentsDesk.VIEW);
    model.addAttribute(
        "page",
        LedgerPage.of(ledger.balances(reach), differences.of(reach), differences.unbalanced()));
    return "payments/desk/ledger";
  }
}
