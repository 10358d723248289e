package vn.lienthong.payments;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.payments.gateway.Gateway;
import vn.lienthong.payments.gateway.GatewayException;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/**
 * Tries at the gateway. What is about to be asked is committed before it is asked, and the gateway
 * is asked again until it has decided: a killed process loses nothing.
 */
@Service
public class OnlinePayment {
  private static final Logger LOG = LoggerFactory.getLogger(OnlinePayment.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration FIRST_QUERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 50;

  private final ChargeRepository charges;
  private final AttemptRepository attempts;
  private final Charges acts;
  private final Receipts receipts;
  private final BeneficiaryAccounts accounts;
  private final PaymentDetails details;
  private final Gateway gateway;
  private final GatewaySettings settings;
  private final TransactionTemplate alone;

  OnlinePayment(
      ChargeRepository charges,
      AttemptRepository attempts,
      Charges acts,
      Receipts receipts,
      BeneficiaryAccounts accounts,
      PaymentDetails details,
      Gateway gateway,
      GatewaySettings settings,
      PlatformTransactionManager transactions) {
    this.charges = charges;
    this.attempts = attempts;
    this.acts = acts;
    this.receipts = receipts;
    this.accounts = accounts;
    this.details = details;
    this.gateway = gateway;
    this.settings = settings;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Begins or goes on; the address of the gateway's page. */
  public String start(UUID chargeId, CurrentUser payer, String returnPath, String lang, String ip) {
    Attempt attempt = require(alone.execute(status -> open(chargeId, payer, returnPath)));
    if (attempt.url() != null) {
      return attempt.url();
    }
    Charge charge = charges.get(chargeId);
    try {
      String url = gateway.begin(bill(charge, attempt, lang, ip));
      alone.executeWithoutResult(status -> {
        charges.lock(chargeId);
        Attempt now = attempts.get(attempt.id());
        if (now.state() == AttemptState.CREATED) {
          attempts.submitted(now, url);
        }
      });
      return url;
    } catch (Gateway.Refused e) {
      alone.executeWithoutResult(
          status -> receipts.failure(attempt, String.valueOf(e.getMessage())));
      throw new AppException(PaymentsErrors.GATEWAY_REFUSED, e, String.valueOf(e.getMessage()));
    } catch (GatewayException e) {
      throw new AppException(PaymentsErrors.GATEWAY_SILENT, e);
    }
  }

  private Attempt open(UUID chargeId, CurrentUser payer, String returnPath) {
    Charge charge = charges.lock(chargeId);
    Charges.requireDue(charge);
    if (!charge.payable()) {
      throw Charges.onItsWay(charge);
    }
    Instant now = acts.now();
    for (Attempt attempt : attempts.of(chargeId)) {
      // One page of the gateway at a time: it takes one payment for one reference.
      if (attempt.state().open() && attempt.url() != null && now.isBefore(attempt.expiresAt())) {
        return attempt;
      }
    }
    account(charge);
    Attempt attempt =
        new Attempt(
            Ids.next(),
            chargeId,
            "LT" + new BigInteger(90, RANDOM).toString(36).toUpperCase(Locale.ROOT),
            charge.amount(),
            AttemptState.CREATED,
            payer.id(),
            returnPath,
            null,
            null,
            null,
            null,
            null,
            now,
            now.plus(settings.expires()),
            0,
            now.plus(FIRST_QUERY),
            null);
    attempts.insert(attempt);
    acts.audit(charge, "payments.started", payer, null, attempt.reference());
    return attempt;
  }

  private Gateway.Bill bill(Charge charge, Attempt attempt, String lang, String ip) {
    return new Gateway.Bill(
        attempt.reference(),
        attempt.amount(),
        charge.subject().code() + " " + charge.subject().title(),
        details.of(charge, account(charge)),
        lang,
        ip);
  }

  /** Money goes nowhere but to an account that somebody named. */
  private BeneficiaryAccount account(Charge charge) {
    return accounts
        .of(charge.payee(), acts.now().atZone(Vietnam.ZONE).toLocalDate())
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_ACCOUNT, charge.payee().name()));
  }

  /** Asks the gateway about the attempt now; the state after its answer. */
  public Attempt ask(UUID attemptId) {
    Attempt attempt = attempts.get(attemptId);
    try {
      Gateway.Standing standing = gateway.query(attempt.reference());
      alone.executeWithoutResult(status -> receipts.answer(attempt, standing));
    } catch (GatewayException e) {
      alone.executeWithoutResult(
          status -> receipts.silent(attempt, String.valueOf(e.getMessage())));
    }
    return attempts.get(attemptId);
  }

  /** Asks about everything whose time has come; one that goes wrong stops no other. */
  public void askAll() {
    for (UUID id : attempts.toQuery(acts.now(), AT_ONCE)) {
      try {
        ask(id);
      } catch (RuntimeException e) {
        LOG.error("attempt {} could not be asked about", id, e);
      }
    }
  }

  private static Attempt require(@org.jspecify.annotations.Nullable Attempt attempt) {
    return java.util.Objects.requireNonNull(attempt);
  }
}
