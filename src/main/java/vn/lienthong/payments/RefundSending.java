package vn.lienthong.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.payments.gateway.Gateway;
import vn.lienthong.payments.gateway.GatewayException;

/**
 * Hands approved refunds to the gateway. SUBMITTED is committed before the gateway is touched; the
 * gateway takes a reference once, so asking again after a crash gives nothing back twice.
 */
@Service
public class RefundSending {
  private static final Logger LOG = LoggerFactory.getLogger(RefundSending.class);
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int AT_ONCE = 50;

  private final RefundRepository refunds;
  private final Refunds acts;
  private final Charges charges;
  private final Gateway gateway;
  private final TransactionTemplate alone;

  RefundSending(
      RefundRepository refunds,
      Refunds acts,
      Charges charges,
      Gateway gateway,
      PlatformTransactionManager transactions) {
    this.refunds = refunds;
    this.acts = acts;
    this.charges = charges;
    this.gateway = gateway;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Sends everything whose time has come; one that goes wrong stops no other. */
  public void sendAll() {
    for (UUID id : refunds.toSubmit(now(), AT_ONCE)) {
      try {
        send(id);
      } catch (RuntimeException e) {
        LOG.error("refund {} could not be sent", id, e);
      }
    }
  }

  /** Sends one now, if it is to be sent at all. */
  public void send(UUID id) {
    Refund refund = alone.execute(status -> submitted(id));
    if (refund == null) {
      return;
    }
    String original = refund.original();
    try {
      Gateway.Standing standing =
          gateway.refund(refund.reference(), original == null ? "" : original, refund.amount());
      alone.executeWithoutResult(status -> answered(refund, standing));
    } catch (GatewayException e) {
      alone.executeWithoutResult(status -> later(refund, String.valueOf(e.getMessage())));
    }
  }

  private @org.jspecify.annotations.Nullable Refund submitted(UUID id) {
    Refund refund = acts.lock(id);
    if (refund.way() != Refund.Way.GATEWAY) {
      return null;
    }
    if (refund.state() == RefundState.APPROVED) {
      refunds.move(refund, RefundState.SUBMITTED);
    } else if (refund.state() != RefundState.SUBMITTED) {
      return null;
    }
    refunds.tried(id, refund.tries() + 1, next(refund.tries()), refund.lastError());
    return refunds.get(id);
  }

  private void answered(Refund refund, Gateway.Standing standing) {
    String transaction = standing.transactionId();
    switch (standing.outcome()) {
      case SUCCEEDED -> {
        if (transaction == null) {
          later(refund, "REFUND: no transaction");
        } else {
          acts.done(refund.id(), transaction, standing.at());
        }
      }
      case PENDING -> later(refund, "REFUND: pending");
      case FAILED, UNKNOWN -> {
        Refund now = acts.lock(refund.id());
        if (now.state() == RefundState.SUBMITTED) {
          refunds.move(now, RefundState.ERROR);
          refunds.tried(now.id(), now.tries(), null, "MaLoi " + standing.code());
        }
      }
    }
  }

  private void later(Refund refund, String error) {
    Refund now = acts.lock(refund.id());
    if (now.state() == RefundState.SUBMITTED) {
      refunds.tried(now.id(), now.tries(), next(now.tries()), error);
    }
  }

  private Instant next(int tries) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(tries, 12));
    return now().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private Instant now() {
    return charges.now();
  }
}
