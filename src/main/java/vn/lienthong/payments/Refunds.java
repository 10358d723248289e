package vn.lienthong.payments;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.payments.AttemptRepository.Money;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.payments.ledger.Posting.Why;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** What happens to a refund, with its postings, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Refunds {
  private final ChargeRepository charges;
  private final Charges acts;
  private final RefundRepository refunds;
  private final GatewayMoney money;
  private final Anomalies anomalies;
  private final Ledger ledger;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;

  Refunds(
      ChargeRepository charges,
      Charges acts,
      RefundRepository refunds,
      GatewayMoney money,
      Anomalies anomalies,
      Ledger ledger,
      AuditApi audit,
      ApplicationEventPublisher events) {
    this.charges = charges;
    this.acts = acts;
    this.refunds = refunds;
    this.money = money;
    this.anomalies = anomalies;
    this.ledger = ledger;
    this.audit = audit;
    this.events = events;
  }

  /** Asked for by a person: all that was paid, the way it came unless another is chosen. */
  Refund request(UUID chargeId, String reason, Refund.@Nullable Way way, CurrentUser user) {
    Charge charge = charges.lock(chargeId);
    String why = Charges.required(reason);
    Charge.Taken taken = charge.taken();
    if (!charge.paid() || taken == null) {
      throw new AppException(PaymentsErrors.NOT_PAID, charge.code());
    }
    Refund.Way same =
        switch (taken.means()) {
          case CASH -> Refund.Way.CASH;
          case TRANSFER -> Refund.Way.TRANSFER;
          case ONLINE -> Refund.Way.GATEWAY;
        };
    Refund.Way chosen = way == null ? same : way;
    if (chosen == Refund.Way.GATEWAY && taken.means() != Means.ONLINE) {
      chosen = same;
    }
    charges.move(charge, ChargeState.REFUNDING, null, acts.now());
    Refund refund =
        fresh(
            charge.id(),
            null,
            charge,
            charge.amount(),
            chosen,
            taken.means() == Means.ONLINE ? taken.receipt() : null,
            why,
            user);
    refunds.insert(refund);
    acts.audit(charge, "payments.refund-requested", user, null, why);
    return refund;
  }

  /** Asked for by the house: money for a request that wanted none. */
  void requestSuspended(UUID suspense, Charge charge, Money came) {
    refunds.insert(
        fresh(
            null,
            suspense,
            charge,
            came.amount(),
            Refund.Way.GATEWAY,
            came.transactionId(),
            charge.code() + ": " + came.transactionId(),
            CurrentUser.SYSTEM));
  }

  /** Asked for by the house: money under a reference that nobody gave. */
  void requestStray(UUID suspense, String reference, Money came) {
    refunds.insert(
        new Refund(
            Ids.next(),
            reference(),
            null,
            suspense,
            Payee.NOBODY,
            Payee.NOBODY.path(),
            "–",
            came.amount(),
            Refund.Way.GATEWAY,
            came.transactionId(),
            reference,
            RefundState.REQUESTED,
            new Refund.Person(null, CurrentUser.SYSTEM.name(), acts.now()),
            null,
            null,
            0,
            null,
            null,
            null,
            null));
  }

  private Refund fresh(
      @Nullable UUID chargeId,
      @Nullable UUID suspense,
      Charge charge,
      long amount,
      Refund.Way way,
      @Nullable String original,
      String reason,
      CurrentUser user) {
    return new Refund(
        Ids.next(),
        reference(),
        chargeId,
        suspense,
        charge.payee(),
        charge.counterPath(),
        charge.payer().name(),
        amount,
        way,
        original,
        reason,
        RefundState.REQUESTED,
        new Refund.Person(user.id(), user.name(), acts.now()),
        null,
        null,
        0,
        null,
        null,
        null,
        null);
  }

  private static String reference() {
    return "HT" + Ids.next().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** The second pair of eyes: never those of the person who asked. */
  Refund approve(UUID id, CurrentUser user) {
    Refund refund = lock(id);
    if (user.id() != null && user.id().equals(refund.requested().id())) {
      throw new AppException(PaymentsErrors.SAME_PERSON);
    }
    Instant now = acts.now();
    refunds.decide(
        refund, RefundState.APPROVED, new Refund.Person(user.id(), user.name(), now), null);
    if (refund.way() == Refund.Way.GATEWAY) {
      refunds.tried(id, 0, now, null);
    }
    ledger.post(owed(refund, user.name()));
    if (refund.suspenseId() != null) {
      money.suspense(refund.suspenseId(), "REFUNDING");
    }
    audit(refund, "payments.refund-approved", user, null);
    return refunds.get(id);
  }

  private Posting owed(Refund refund, String by) {
    Posting posting =
        Posting.of(
            "owed:" + refund.id(), Why.REFUND_APPROVED, refund.chargeId(), refund.unit(), by);
    if (refund.chargeId() == null) {
      return posting.move(Account.SUSPENSE, Account.REFUND_PAYABLE, refund.amount());
    }
    for (ChargeItem item : charges.get(refund.chargeId()).items()) {
      posting = posting.move(Charges.revenue(item.kind()), Account.REFUND_PAYABLE, item.amount());
    }
    return posting;
  }

  Refund reject(UUID id, String reason, CurrentUser user) {
    Refund refund = lock(id);
    String why = Charges.required(reason);
    refunds.decide(
        refund, RefundState.REJECTED, new Refund.Person(user.id(), user.name(), acts.now()), why);
    if (refund.chargeId() != null) {
      charges.move(charges.lock(refund.chargeId()), ChargeState.PAID, null, acts.now());
    }
    audit(refund, "payments.refund-rejected", user, why);
    return refunds.get(id);
  }

  /** Given back by hand, with the number of the voucher or of the transfer. */
  Refund payOut(UUID id, String receipt, CurrentUser user) {
    Refund refund = lock(id);
    String number = Charges.required(receipt);
    if (refund.way() == Refund.Way.GATEWAY) {
      throw new AppException(
          PaymentsErrors.ILLEGAL_MOVE, refund.reference(), refund.way().name(), "CASH");
    }
    done(
        refund,
        null,
        number,
        refund.way() == Refund.Way.CASH ? Account.CASH : Account.BANK,
        acts.now(),
        user);
    return refunds.get(id);
  }

  /** A person wants the gateway asked once more. */
  Refund retry(UUID id, CurrentUser user) {
    Refund refund = lock(id);
    refunds.move(refund, RefundState.SUBMITTED);
    refunds.tried(id, refund.tries(), acts.now(), refund.lastError());
    audit(refund, "payments.refund-retried", user, null);
    return refunds.get(id);
  }

  /** The gateway gave it back. */
  void done(UUID id, String transaction, Instant at) {
    Refund refund = lock(id);
    if (refund.state() == RefundState.REFUNDED) {
      return;
    }
    boolean fresh =
        money.add(
            new GatewayMoney.Movement(
                transaction,
                false,
                refund.amount(),
                refund.reference(),
                refund.chargeId(),
                refund.unit(),
                at));
    if (fresh) {
      done(refund, transaction, null, Account.CLEARING, at, CurrentUser.SYSTEM);
      return;
    }
    // A number that stands for other money proves nothing: a person asks the gateway.
    anomalies.note(
        Anomalies.Kind.TRANSACTION_REUSED,
        transaction + " " + refund.reference(),
        null,
        refund.unit(),
        refund.amount(),
        transaction);
    if (refund.state() == RefundState.SUBMITTED) {
      refunds.move(refund, RefundState.ERROR);
    }
    refunds.tried(id, refund.tries(), null, "transaction known");
  }

  private void done(
      Refund refund,
      @Nullable String transaction,
      @Nullable String receipt,
      Account from,
      Instant at,
      CurrentUser user) {
    refunds.refunded(refund, transaction, receipt, at);
    ledger.post(
        Posting.of(
                "refund:" + refund.id(),
                Why.REFUNDED,
                refund.chargeId(),
                refund.unit(),
                user.name())
            .move(Account.REFUND_PAYABLE, from, refund.amount()));
    if (refund.suspenseId() != null) {
      money.suspense(refund.suspenseId(), "REFUNDED");
    }
    if (refund.chargeId() != null) {
      Charge charge = charges.lock(refund.chargeId());
      charges.move(charge, ChargeState.REFUNDED, null, at);
      events.publishEvent(
          new ChargeRefunded(
              charge.id(),
              charge.key(),
              charge.subject().type(),
              charge.subject().id(),
              refund.amount(),
              at));
    }
    audit(refund, "payments.refunded", user, Objects.requireNonNullElse(transaction, receipt));
  }

  /** The charge first, then the refund: everybody locks in this order. */
  Refund lock(UUID id) {
    UUID charge = refunds.get(id).chargeId();
    if (charge != null) {
      charges.lock(charge);
    }
    return refunds.lock(id);
  }

  void audit(Refund refund, String action, CurrentUser user, @Nullable Object after) {
    audit.record(
        new AuditEvent(
            action,
            "refund",
            refund.reference(),
            user,
            refund.unit().path(),
            refund.state().name(),
            after,
            refund.reason()));
  }
}
