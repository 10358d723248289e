package vn.lienthong.payments.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.Refund;
import vn.lienthong.payments.RefundSending;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Requests for payment by REST, under the permissions of the pages. */
@RestController
@RequestMapping("/api/v1/charges")
@Access(value = Access.Who.STAFF, permission = PaymentsDesk.VIEW)
class ChargeRestController {
  private final PaymentsDesk desk;
  private final RefundSending sending;

  ChargeRestController(PaymentsDesk desk, RefundSending sending) {
    this.desk = desk;
    this.sending = sending;
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

  /** means CASH or TRANSFER. */
  record TakeRequest(Means means, String receipt) {}

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

  @PostMapping("/{id}/receipt")
  @Audited("payments.settled")
  ChargeResource take(@PathVariable UUID id, @RequestBody TakeRequest body, CurrentUser user) {
    Means means = body.means() == Means.TRANSFER ? Means.TRANSFER : Means.CASH;
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
  RefundResource approve(@PathVariable UUID id, CurrentUser user) {
    Refund approved = desk.approve(id, user);
    sending.send(id);
    return RefundResource.of(approved);
  }
}
