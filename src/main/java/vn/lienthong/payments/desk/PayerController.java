package vn.lienthong.payments.desk;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.payments.Attempt;
import vn.lienthong.payments.AttemptRepository;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeRepository;
import vn.lienthong.payments.OnlinePayment;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.payments.ReceiptPaper;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** What payers see: the page they come back to, their receipt, the public check of a receipt. */
@Controller
class PayerController {
  private final AttemptRepository attempts;
  private final ChargeRepository charges;
  private final OnlinePayment online;
  private final ReceiptPaper receipts;

  PayerController(
      AttemptRepository attempts,
      ChargeRepository charges,
      OnlinePayment online,
      ReceiptPaper receipts) {
    this.attempts = attempts;
    this.charges = charges;
    this.online = online;
    this.receipts = receipts;
  }

  record ReturnPage(Charge charge, Attempt attempt) {}

  /** Says how it stands by the books of this house, asking the gateway while nothing is decided. */
  @GetMapping("/payments/return/{reference}")
  @Access(Access.Who.CITIZEN)
  String back(@PathVariable String reference, CurrentUser user, Model model) {
    Attempt attempt = own(reference, user);
    if (attempt.state().open()) {
      attempt = online.ask(attempt.id());
    }
    model.addAttribute("page", new ReturnPage(charges.get(attempt.chargeId()), attempt));
    return "payments/desk/back";
  }

  /** The state alone, for the page that waits. */
  @GetMapping("/payments/return/{reference}/state")
  @Access(Access.Who.CITIZEN)
  ResponseEntity<Map<String, String>> state(@PathVariable String reference, CurrentUser user) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("state", own(reference, user).state().name()));
  }

  private Attempt own(String reference, CurrentUser user) {
    return attempts
        .byReference(reference)
        .filter(a -> user.requireId().equals(a.payer()))
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  @GetMapping("/payments/mine/{id}/receipt.pdf")
  @Access(Access.Who.CITIZEN)
  ResponseEntity<byte[]> receipt(@PathVariable UUID id, CurrentUser user) {
    Charge charge = charges.get(id);
    boolean own =
        user.requireId().equals(charge.payer().account())
            || attempts.of(id).stream().anyMatch(a -> user.requireId().equals(a.payer()));
    if (!own) {
      throw new AppException(PaymentsErrors.NO_SUCH_CHARGE);
    }
    return receipts.respond(charge);
  }

  /** What a QR code of a receipt leads to: whether it is true, without the payer's name. */
  @GetMapping("/payments/receipts/{code}")
  @Access(Access.Who.PUBLIC)
  String check(@PathVariable String code, Model model) {
    @Nullable Charge charge = charges.byCheckCode(code).filter(c -> c.taken() != null).orElse(null);
    model.addAttribute("page", new CheckPage(charge));
    return "payments/desk/check";
  }

  record CheckPage(@Nullable Charge charge) {}
}
