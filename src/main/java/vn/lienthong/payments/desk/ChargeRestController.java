package vn.lienthong.payments.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.papers.FeeReceipt;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.ReceiptPaper;
import vn.lienthong.payments.Refund;
import vn.lienthong.payments.RefundSending;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/** Requests for payment and their receipts by REST, under the permissions of the pages. */
@RestController
@Tag(name = "payments")
@RequestMapping("/api/v1/charges")
@Access(value = Access.Who.STAFF, permission = PaymentsDesk.VIEW)
class ChargeRestController {
  private final PaymentsDesk desk;
  private final RefundSending sending;
  private final ReceiptPaper receipts;

  ChargeRestController(PaymentsDesk desk, RefundSending sending, ReceiptPaper receipts) {
    this.desk = desk;
    this.sending = sending;
    this.receipts = receipts;
  }

  /** Amounts in đồng, instants in UTC. */
  record ChargeResource(
      UUID id,
      String code,
      String objectType,
      String objectId,
      String payer,
      UUID unitId,
      long amount,
      String collection,
      String state,
      List<ChargeItem> items,
      @Nullable String means,
      @Nullable String receipt,
      Instant requestedAt,
      @Nullable Instant settledAt) {
    static ChargeResource of(Charge c) {
      Charge.Taken taken = c.taken();
      return new ChargeResource(
          c.id(),
          c.code(),
          c.subject().type(),
          c.subject().id(),
          c.payer().name(),
          c.payee().unitId(),
          c.amount(),
          c.collection().name(),
          c.state().name(),
          c.items(),
          taken == null ? null : taken.means().name(),
          taken == null ? null : taken.receipt(),
          c.requestedAt(),
          taken == null ? null : taken.at());
    }
  }

  record RefundResource(UUID id, String reference, long amount, String way, String state) {
    static RefundResource of(Refund r) {
      return new RefundResource(
          r.id(), r.reference(), r.amount(), r.way().name(), r.state().name());
    }
  }

  /** means CASH or TRANSFER; cash where left out. */
  record TakeRequest(@Nullable Means means, String receipt) {}

  record ReasonRequest(String reason) {}

  @GetMapping
  List<ChargeResource> of(
      @RequestParam String objectType, @RequestParam String objectId, CurrentUser user) {
    return desk.of(objectType, objectId, user).stream().map(ChargeResource::of).toList();
  }

  @GetMapping("/{id}")
  ChargeResource one(@PathVariable UUID id, CurrentUser user) {
    return ChargeResource.of(desk.read(id, user));
  }

  /**
   * Biên lai.
   *
   * @param form mẫu số, {@code series} ký hiệu of the book
   * @param check the public page that tells whether it is true
   */
  record ReceiptResource(
      String number,
      String form,
      String series,
      String taxCode,
      String payer,
      String purpose,
      List<FeeReceipt.Line> lines,
      long amount,
      String inWords,
      String means,
      Instant at,
      String takenBy,
      @Nullable String check) {
    static ReceiptResource of(FeeReceipt r) {
      return new ReceiptResource(
          r.number(),
          r.book().form(),
          r.book().series(),
          r.book().taxCode(),
          r.payer().name(),
          r.purpose(),
          r.lines(),
          r.amount(),
          r.inWords(),
          r.means(),
          r.at(),
          r.takenBy(),
          r.checkUrl());
    }
  }

  @GetMapping("/{id}/receipt")
  @Operation(summary = "The receipt of a paid request; refused while nothing was paid")
  ReceiptResource receipt(@PathVariable UUID id, CurrentUser user) {
    return ReceiptResource.of(receipts.feeReceipt(desk.read(id, user)));
  }

  @GetMapping("/{id}/receipt.pdf")
  @Operation(summary = "The receipt as PDF")
  ResponseEntity<byte[]> receiptPaper(@PathVariable UUID id, CurrentUser user) {
    return receipts.respond(desk.read(id, user));
  }

  @GetMapping("/{id}/receipt-copies.pdf")
  @Operation(summary = "The receipt in three copies; size A4 or A5")
  ResponseEntity<byte[]> receiptCopies(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    return receipts.respondInCopies(desk.read(id, user), PaperSize.read(size));
  }

  @PostMapping("/{id}/receipt")
  @Audited("payments.settled")
  ChargeResource take(@PathVariable UUID id, @RequestBody TakeRequest body, CurrentUser user) {
    Means means = body.means() == null ? Means.CASH : body.means();
    return ChargeResource.of(desk.take(id, means, body.receipt(), user));
  }

  @PostMapping("/{id}/cancellation")
  @Audited("payments.cancelled")
  ChargeResource cancel(@PathVariable UUID id, @RequestBody ReasonRequest body, CurrentUser user) {
    return ChargeResource.of(desk.cancel(id, body.reason(), user));
  }

  @PostMapping("/{id}/refund")
  @Audited("payments.refund-requested")
  RefundResource refund(@PathVariable UUID id, @RequestBody ReasonRequest body, CurrentUser user) {
    return RefundResource.of(desk.requestRefund(id, body.reason(), null, user));
  }

  @PostMapping("/refunds/{id}/approval")
  @Audited("payments.refund-approved")
  @StepUp
  RefundResource approve(@PathVariable UUID id, CurrentUser user) {
    Refund approved = desk.approve(id, user);
    sending.send(id);
    return RefundResource.of(approved);
  }
}
