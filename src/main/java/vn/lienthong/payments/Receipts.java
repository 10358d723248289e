package vn.lienthong.payments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.AttemptRepository.Money;
import vn.lienthong.payments.gateway.Gateway.Standing;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.payments.ledger.Posting.Why;
import vn.lienthong.shared.CurrentUser;

/**
 * What the gateway says about an attempt, heard in any order and any number of times, in the
 * caller's transaction with the charge locked. Money that came is posted once by its transaction;
 * what contradicts itself is asked again and never guessed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Receipts {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final ChargeRepository charges;
  private final Charges acts;
  private final AttemptRepository attempts;
  private final GatewayMoney money;
  private final Refunds refunds;
  private final Anomalies anomalies;
  private final Ledger ledger;

  Receipts(
      ChargeRepository charges,
      Charges acts,
      AttemptRepository attempts,
      GatewayMoney money,
      Refunds refunds,
      Anomalies anomalies,
      Ledger ledger) {
    this.charges = charges;
    this.acts = acts;
    this.attempts = attempts;
    this.money = money;
    this.refunds = refunds;
    this.anomalies = anomalies;
    this.ledger = ledger;
  }

  /** A confirmed success. */
  void success(Attempt attempt, Money came) {
    Charge charge = charges.lock(attempt.chargeId());
    Attempt a = attempts.get(attempt.id());
    if (a.state() == AttemptState.SUCCEEDED) {
      if (!came.transactionId().equals(a.transactionId())) {
        // Two payments under one reference: the second is nobody's.
        suspend(charge, a, came, Anomalies.Kind.PAID_TWICE);
      }
      return;
    }
    if (a.state() == AttemptState.FAILED) {
      contradiction(charge, a, "FAILED → SUCCEEDED");
    }
    if (came.amount() != a.amount()) {
      anomalies.note(
          Anomalies.Kind.AMOUNT_DIFFERS,
          a.reference(),
          a,
          charge.payee(),
          came.amount(),
          a.amount() + " ≠ " + came.amount());
      askNow(a);
      return;
    }
    succeed(charge, a, came);
  }

  /** A confirmed failure; it never undoes a success. */
  void failure(Attempt attempt, String code) {
    Charge charge = charges.lock(attempt.chargeId());
    Attempt a = attempts.get(attempt.id());
    if (a.state() == AttemptState.SUCCEEDED) {
      contradiction(charge, a, "SUCCEEDED → FAILED " + code);
    } else if (a.state().open()) {
      attempts.move(a, AttemptState.FAILED);
      // The confirmation of a success may be lost: the gateway itself has the last word.
      attempts.query(a.id(), a.queries(), acts.now(), "MaLoi " + code);
    }
  }

  /** The gateway's answer to a QUERY: the last word on what was open. */
  void answer(Attempt attempt, Standing standing) {
    Charge charge = charges.lock(attempt.chargeId());
    Attempt a = attempts.get(attempt.id());
    Instant now = acts.now();
    switch (standing.outcome()) {
      case SUCCEEDED -> {
        String transaction = standing.transactionId();
        if (transaction == null || standing.amount() <= 0) {
          later(a, now, "QUERY: no transaction");
          return;
        }
        Money came = new Money(transaction, standing.amount(), standing.bank(), standing.at());
        if (a.state() != AttemptState.SUCCEEDED) {
          if (a.state() == AttemptState.FAILED) {
            contradiction(charge, a, "FAILED → SUCCEEDED");
          }
          succeed(charge, a, came);
        } else if (!transaction.equals(a.transactionId())) {
          suspend(charge, a, came, Anomalies.Kind.PAID_TWICE);
        }
        anomalies.settle(a.id(), "TrangThaiGD 1, " + standing.amount());
        attempts.query(a.id(), a.queries() + 1, null, null);
      }
      case FAILED -> {
        if (a.state() == AttemptState.SUCCEEDED) {
          // Money that the gateway takes back is for people: the anomaly stays open.
          attempts.query(a.id(), a.queries() + 1, null, "QUERY: " + standing.code());
          return;
        }
        end(a, a.state() == AttemptState.SUBMITTED && now.isAfter(a.expiresAt()), now);
        anomalies.settle(a.id(), "TrangThaiGD 4");
      }
      case UNKNOWN -> {
        if (a.state().open() && now.isAfter(a.expiresAt())) {
          end(a, true, now);
        } else if (a.state().open()) {
          later(a, now, "QUERY: " + standing.code());
        } else {
          attempts.query(a.id(), a.queries() + 1, null, "QUERY: " + standing.code());
        }
      }
      case PENDING -> {
        if (a.state() == AttemptState.CREATED || a.state() == AttemptState.SUBMITTED) {
          attempts.move(a, AttemptState.PENDING);
        }
        later(a, now, null);
      }
    }
  }

  /** No answer: asked again later, for as long as it takes. */
  void silent(Attempt attempt, String error) {
    charges.lock(attempt.chargeId());
    later(attempts.get(attempt.id()), acts.now(), error);
  }

  private void end(Attempt a, boolean expired, Instant now) {
    if (a.state().open()) {
      attempts.move(a, expired ? AttemptState.EXPIRED : AttemptState.FAILED);
    }
    attempts.query(a.id(), a.queries() + 1, null, null);
  }

  private void later(Attempt a, Instant now, @Nullable String error) {
    boolean wanted = a.state().open() || a.state() == AttemptState.FAILED || anomalies.open(a.id());
    Duration wait = FIRST.multipliedBy(1L << Math.min(a.queries(), 12));
    attempts.query(
        a.id(),
        a.queries() + 1,
        wanted ? now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait) : null,
        error);
  }

  private void askNow(Attempt a) {
    attempts.query(a.id(), a.queries(), acts.now(), a.lastError());
  }

  private void contradiction(Charge charge, Attempt a, String detail) {
    anomalies.note(
        Anomalies.Kind.CONTRADICTION, a.reference(), a, charge.payee(), a.amount(), detail);
    askNow(a);
  }

  private void succeed(Charge charge, Attempt a, Money came) {
    if (!money.add(movement(charge, a, came))) {
      anomalies.note(
          Anomalies.Kind.TRANSACTION_REUSED,
          came.transactionId() + " " + a.reference(),
          a,
          charge.payee(),
          came.amount(),
          came.transactionId());
      attempts.query(a.id(), a.queries(), null, "transaction known");
      return;
    }
    attempts.succeeded(a, came);
    attempts.query(a.id(), a.queries(), anomalies.open(a.id()) ? acts.now() : null, null);
    if (charge.payable() && came.amount() == charge.amount()) {
      acts.settle(
          charge,
          new Charge.Taken(Means.ONLINE, came.transactionId(), charge.payer().name(), came.at()),
          Account.CLEARING,
          Why.PAID_ONLINE,
          CurrentUser.SYSTEM);
    } else {
      keep(
          charge,
          came,
          charge.payable() ? Anomalies.Kind.AMOUNT_DIFFERS : Anomalies.Kind.PAID_TWICE,
          a);
    }
  }

  /** Another transaction for a request that is settled: kept apart, and its refund asked for. */
  private void suspend(Charge charge, Attempt a, Money came, Anomalies.Kind kind) {
    if (money.add(movement(charge, a, came))) {
      keep(charge, came, kind, a);
    }
  }

  private void keep(Charge charge, Money came, Anomalies.Kind kind, Attempt a) {
    ledger.post(
        Posting.of(
                "suspense:" + came.transactionId(),
                Why.SUSPENDED,
                charge.id(),
                charge.payee(),
                CurrentUser.SYSTEM.name())
            .move(Account.CLEARING, Account.SUSPENSE, came.amount()));
    anomalies.note(kind, came.transactionId(), a, charge.payee(), came.amount(), charge.code());
    refunds.requestSuspended(
        money.suspend(
            came.transactionId(),
            charge.id(),
            charge.payee(),
            came.amount(),
            kind.name(),
            came.at()),
        charge,
        came);
  }

  /** Money under a reference that nobody gave. */
  void stray(String reference, Money came) {
    anomalies.note(
        Anomalies.Kind.UNKNOWN_REFERENCE,
        reference + " " + came.transactionId(),
        null,
        Payee.NOBODY,
        came.amount(),
        reference);
    GatewayMoney.Movement movement =
        new GatewayMoney.Movement(
            came.transactionId(), true, came.amount(), reference, null, Payee.NOBODY, came.at());
    if (money.add(movement)) {
      ledger.post(
          Posting.of(
                  "suspense:" + came.transactionId(),
                  Why.SUSPENDED,
                  null,
                  Payee.NOBODY,
                  CurrentUser.SYSTEM.name())
              .move(Account.CLEARING, Account.SUSPENSE, came.amount()));
      refunds.requestStray(
          money.suspend(
              came.transactionId(),
              null,
              Payee.NOBODY,
              came.amount(),
              Anomalies.Kind.UNKNOWN_REFERENCE.name(),
              came.at()),
          reference,
          came);
    }
  }

  private static GatewayMoney.Movement movement(Charge charge, Attempt a, Money came) {
    return new GatewayMoney.Movement(
        came.transactionId(),
        true,
        came.amount(),
        a.reference(),
        charge.id(),
        charge.payee(),
        came.at());
  }
}
