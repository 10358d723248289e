package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.web.CurrentUsers;

/** Paying for one's own dossier online, and the receipt of it. */
@Controller
@Access(Access.Who.CITIZEN)
class PayController {
  private final MyDossiers mine;
  private final DossierCharges charges;
  private final PaymentsApi payments;
  private final Filings filings;

  PayController(MyDossiers mine, DossierCharges charges, PaymentsApi payments, Filings filings) {
    this.mine = mine;
    this.charges = charges;
    this.payments = payments;
    this.filings = filings;
  }

  @PostMapping("/dossiers/mine/{id}/charges/{charge}/pay")
  @Audited("payments.started")
  String pay(
      @PathVariable UUID id,
      @PathVariable UUID charge,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    own(id, charge, user);
    String lang = locale.getLanguage().equals("en") ? "en" : "vi";
    try {
      String page =
          payments.startOnline(charge, user, "/dossiers/mine/" + id, lang, request.getRemoteAddr());
      // A form may lead only to this house: the page of payments has the link to a gateway outside.
      return "redirect:" + (page.startsWith("/") ? page : payments.payerPage(charge));
    } catch (AppException refusal) {
      if (refusal.code().type() != ErrorCode.Type.CONFLICT) {
        throw refusal;
      }
      CurrentUsers.flash(request, "warn", filings.texts(locale).t(refusal));
      return "redirect:/dossiers/mine/" + id;
    }
  }

  @GetMapping("/dossiers/mine/{id}/charges/{charge}/receipt.pdf")
  ResponseEntity<byte[]> receipt(
      @PathVariable UUID id, @PathVariable UUID charge, CurrentUser user) {
    own(id, charge, user);
    return payments.receipt(charge);
  }

  private Charge own(UUID id, UUID charge, CurrentUser user) {
    mine.get(id, user);
    return charges.of(id).stream()
        .filter(c -> c.id().equals(charge))
        .findFirst()
        .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
  }
}
