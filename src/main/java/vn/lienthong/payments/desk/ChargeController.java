package vn.lienthong.payments.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.payments.Attempt;
import vn.lienthong.payments.AttemptRepository;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.ReceiptPaper;
import vn.lienthong.payments.Refund;
import vn.lienthong.payments.RefundRepository;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Requests for payment of my unit or counter: the list, one of them, what is done to it. */
@Controller
@Access(value = Access.Who.STAFF, permission = PaymentsDesk.VIEW)
class ChargeController {
  private static final int SIZE = 50;

  private final ChargeListing listing;
  private final ChargeSheet sheet;
  private final PaymentsDesk desk;
  private final AttemptRepository attempts;
  private final RefundRepository refunds;
  private final Ledger ledger;
  private final ReceiptPaper receipts;
  private final MessageSource messages;

  ChargeController(
      ChargeListing listing,
      ChargeSheet sheet,
      PaymentsDesk desk,
      AttemptRepository attempts,
      RefundRepository refunds,
      Ledger ledger,
      ReceiptPaper receipts,
      MessageSource messages) {
    this.listing = listing;
    this.sheet = sheet;
    this.desk = desk;
    this.attempts = attempts;
    this.refunds = refunds;
    this.ledger = ledger;
    this.receipts = receipts;
    this.messages = messages;
  }

  record ListPage(
      ChargeListing.Filter filter,
      KeyPage<ChargeListing.Row> list,
      @Nullable String next,
      String export) {}

  record ChargePage(
      Charge charge,
      List<Attempt> attempts,
      List<Ledger.Entry> entries,
      List<Refund> refunds,
      boolean mayTake,
      boolean mayRefund,
      Map<String, String> values,
      FormErrors errors) {
    String value(String name) {
      return values.getOrDefault(name, "");
    }
  }

  @GetMapping("/payments")
  String list(@RequestParam Map<String, String> values, CurrentUser user, Model model) {
    ChargeListing.Filter filter = ChargeListing.Filter.read(values);
    KeyPage<ChargeListing.Row> list =
        listing.page(filter, values.get("after"), SIZE, user.reach(PaymentsDesk.VIEW));
    model.addAttribute(
        "page",
        new ListPage(
            filter,
            list,
            list.next() == null ? null : address("/payments", filter) + "&after=" + list.next(),
            address("/payments/export.xlsx", filter)));
    return "payments/desk/list";
  }

  private static String address(String path, ChargeListing.Filter filter) {
    return UriComponentsBuilder.fromPath(path)
        .queryParam("state", "{state}")
        .queryParam("from", "{from}")
        .queryParam("to", "{to}")
        .queryParam("q", "{q}")
        .encode()
        .build(
            filter.state() == null ? "" : filter.state().name(),
            filter.text("from"),
            filter.text("to"),
            filter.q())
        .toString();
  }

  @GetMapping("/payments/export.xlsx")
  void excel(
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ChargeListing.Filter filter = ChargeListing.Filter.readAll(values);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("khoan-thu.xlsx").build().toString());
    sheet.write(
        filter,
        user.reach(PaymentsDesk.VIEW),
        new Texts(messages, locale),
        response.getOutputStream());
  }

  @GetMapping("/payments/charges/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(id, user, Map.of("means", "CASH"), FormErrors.NONE, model);
  }

  private String show(
      UUID id, CurrentUser user, Map<String, String> values, FormErrors errors, Model model) {
    Charge charge = desk.read(id, user);
    model.addAttribute(
        "page",
        new ChargePage(
            charge,
            attempts.of(id),
            ledger.of(id),
            refunds.of(id),
            charge.takeable() && PaymentsDesk.may(PaymentsDesk.COLLECT, charge, user),
            charge.state() == ChargeState.PAID
                && PaymentsDesk.may(PaymentsDesk.REFUND, charge, user),
            values,
            errors));
    return "payments/desk/charge";
  }

  @PostMapping("/payments/charges/{id}/take")
  @Audited("payments.settled")
  String take(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Asked(id, values, "receipt", "payments.done.taken", request, response, model),
        user,
        locale,
        text -> {
          Means means = "TRANSFER".equals(values.get("means")) ? Means.TRANSFER : Means.CASH;
          Charge taken = desk.take(id, means, text, user);
          return taken.subject().link() == null ? null : taken.subject().link();
        });
  }

  @PostMapping("/payments/charges/{id}/cancel")
  @Audited("payments.cancelled")
  String cancel(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Asked(id, values, "cancelReason", "payments.done.cancelled", request, response, model),
        user,
        locale,
        text -> {
          desk.cancel(id, text, user);
          return null;
        });
  }

  @PostMapping("/payments/charges/{id}/refund")
  @Audited("payments.refund-requested")
  String refund(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Asked(id, values, "refundReason", "payments.done.refund", request, response, model),
        user,
        locale,
        text -> {
          desk.requestRefund(id, text, null, user);
          return null;
        });
  }

  private record Asked(
      UUID id,
      Map<String, String> values,
      String field,
      String done,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {}

  private interface Doing {
    @Nullable String with(String text);
  }

  private String act(Asked asked, CurrentUser user, Locale locale, Doing doing) {
    Texts texts = new Texts(messages, locale);
    String text = asked.values().getOrDefault(asked.field(), "").strip();
    FormErrors errors = new FormErrors();
    if (text.isEmpty()) {
      errors.add(asked.field(), texts.t("payments.form." + asked.field()));
    } else {
      try {
        String back = doing.with(text);
        CurrentUsers.flash(asked.request(), "ok", texts.t(asked.done()));
        return "redirect:" + (back == null ? "/payments/charges/" + asked.id() : back);
      } catch (AppException refusal) {
        errors.add(asked.field(), texts.t(refusal.expected()));
      }
    }
    asked.response().setStatus(422);
    return show(asked.id(), user, asked.values(), errors, asked.model());
  }

  @GetMapping("/payments/charges/{id}/receipt-copies.pdf")
  ResponseEntity<byte[]> copies(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    return receipts.respondInCopies(desk.read(id, user), PaperSize.read(size));
  }

  @GetMapping("/payments/charges/{id}/receipt.pdf")
  ResponseEntity<byte[]> receipt(@PathVariable UUID id, CurrentUser user) {
    return receipts.respond(desk.read(id, user));
  }
}
