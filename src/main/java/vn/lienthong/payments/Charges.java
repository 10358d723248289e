package vn.lienthong.payments;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.payments.ledger.Posting.Why;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** What happens to a request for payment, with its postings, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Charges {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int LONGEST = 500;

  private final ChargeRepository charges;
  private final AttemptRepository attempts;
  private final Ledger ledger;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Charges(
      ChargeRepository charges,
      AttemptRepository attempts,
      Ledger ledger,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.charges = charges;
    this.attempts = attempts;
    this.ledger = ledger;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  Charge request(NewCharge asked, CurrentUser user) {
    Instant now = now();
    long amount = asked.amount();
    boolean exempt = amount == 0 || asked.collection() == CollectionTime.EXEMPT;
    Charge charge =
        new Charge(
            Ids.next(),
            asked.key(),
            "YC-%s-%05d".formatted(DAY.format(now.atZone(Vietnam.ZONE)), charges.nextNumber()),
            asked.subject(),
            asked.payer(),
            asked.payee(),
            asked.counterPath(),
            asked.items(),
            amount,
            asked.collection(),
            exempt ? ChargeState.EXEMPT : ChargeState.DUE,
            null,
            unguessable(),
            null,
            null,
            now);
    if (!charges.insert(charge)) {
      return charges.byKey(asked.key());
    }
    if (!exempt) {
      ledger.post(revenue(charge, "request:" + charge.id(), Why.REQUESTED, user.name(), false));
    }
    audit(charge, "payments.requested", user, null, charge.state().name());
    return charge;
  }

  /** Money taken by hand. */
  Charge take(UUID id, Means means, String receipt, CurrentUser officer) {
    Charge charge = charges.lock(id);
    String number = required(receipt);
    requireDue(charge);
    if (!charge.takeable()) {
      throw onItsWay(charge);
    }
    if (means == Means.ONLINE) {
      // online money comes from the gateway
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    return settle(
        charge,
        new Charge.Taken(means, number, officer.name(), now()),
        means == Means.CASH ? Account.CASH : Account.BANK,
        Why.TAKEN,
        officer);
  }

  /** A locked charge that is due is paid now. */
  Charge settle(Charge charge, Charge.Taken taken, Account where, Why why, CurrentUser user) {
    charges.settle(charge, taken);
    ledger.post(
        Posting.of("paid:" + charge.id(), why, charge.id(), charge.payee(), taken.by())
            .move(where, owing(charge), charge.amount()));
    audit(charge, "payments.settled", user, charge.state().name(), taken);
    events.publishEvent(
        new ChargeSettled(
            charge.id(),
            charge.key(),
            charge.subject().type(),
            charge.subject().id(),
            charge.amount(),
            taken.means(),
            taken.receipt(),
            taken.at()));
    return charges.get(charge.id());
  }

  /** Who owes what is due: the post once it has collected it. */
  static Account owing(Charge charge) {
    return charge.collected() ? Account.POST_OWES : Account.RECEIVABLE;
  }

  Charge cancel(UUID id, String reason, CurrentUser user) {
    Charge charge = charges.lock(id);
    String why = required(reason);
    requireDue(charge);
    if (charge.entrusted() != null) {
      throw onItsWay(charge);
    }
    Instant now = now();
    charges.move(charge, ChargeState.CANCELLED, why, now);
    ledger.post(revenue(charge, "cancel:" + charge.id(), Why.CANCELLED, user.name(), true));
    audit(charge, "payments.cancelled", user, charge.state().name(), why);
    events.publishEvent(
        new ChargeCancelled(
            charge.id(), charge.key(), charge.subject().type(), charge.subject().id(), why, now));
    return charges.get(id);
  }

  /**
   * The post takes the parcel along and collects on delivery. False when it was paid meanwhile;
   * refused while the gateway has not decided about a payment.
   */
  boolean entrust(UUID id, String tracking, CurrentUser officer) {
    Charge charge = charges.lock(id);
    if (!charge.due()) {
      return false;
    }
    if (attempts.of(id).stream().anyMatch(attempt -> attempt.state().open())) {
      throw new AppException(PaymentsErrors.BEING_PAID, charge.code(), charge.amount());
    }
    charges.entrust(id, new Charge.Entrusted(tracking, now(), null));
    audit(charge, "payments.entrusted", officer, null, tracking);
    return true;
  }

  /** The post has delivered, and so has the money: from now on the post owes it, not the payer. */
  void collected(UUID id) {
    Charge charge = charges.lock(id);
    Charge.Entrusted entrusted = charge.entrusted();
    if (entrusted != null && entrusted.collectedAt() == null) {
      charges.entrust(id, new Charge.Entrusted(entrusted.with(), entrusted.at(), now()));
      ledger.post(
          Posting.of(
                  "collected:" + id, Why.COLLECTED, id, charge.payee(), CurrentUser.SYSTEM.name())
              .move(Account.POST_OWES, Account.RECEIVABLE, charge.amount()));
      audit(charge, "payments.collected", CurrentUser.SYSTEM, null, entrusted.with());
    }
  }

  /** The parcel came back: the payer owes it here again. */
  void release(UUID id) {
    Charge charge = charges.lock(id);
    if (charge.entrusted() != null && charge.entrusted().collectedAt() == null) {
      charges.entrust(id, null);
      audit(charge, "payments.released", CurrentUser.SYSTEM, charge.entrusted().with(), "");
    }
  }

  static void requireDue(Charge charge) {
    if (!charge.due()) {
      throw new AppException(PaymentsErrors.NOT_DUE, charge.code());
    }
  }

  static AppException onItsWay(Charge charge) {
    Charge.Entrusted entrusted = Objects.requireNonNull(charge.entrusted());
    return new AppException(
        entrusted.collectedAt() == null
            ? PaymentsErrors.POST_COLLECTS
            : PaymentsErrors.POST_COLLECTED,
        charge.code(),
        charge.amount(),
        entrusted.with());
  }

  /** Receivable against revenue by kind of item, or back. */
  private static Posting revenue(Charge charge, String key, Why why, String by, boolean back) {
    Posting posting = Posting.of(key, why, charge.id(), charge.payee(), by);
    for (ChargeItem item : charge.items()) {
      posting =
          back
              ? posting.move(revenue(item.kind()), Account.RECEIVABLE, item.amount())
              : posting.move(Account.RECEIVABLE, revenue(item.kind()), item.amount());
    }
    return posting;
  }

  static Account revenue(ChargeItem.Kind kind) {
    return switch (kind) {
      case FEE -> Account.REVENUE_FEE;
      case CHARGE -> Account.REVENUE_CHARGE;
      case DUTY -> Account.REVENUE_DUTY;
    };
  }

  void audit(
      Charge charge, String action, CurrentUser user, @Nullable Object before, Object after) {
    String path =
        user.postFor("payments.view", charge.counterPath()).isPresent()
            ? charge.counterPath()
            : charge.payee().path();
    audit.record(new AuditEvent(action, "charge", charge.code(), user, path, before, after, null));
  }

  static String required(@Nullable String text) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw new AppException(PaymentsErrors.REQUIRED);
    }
    return stripped;
  }

  private static String unguessable() {
    return new BigInteger(80, RANDOM).toString(36).toUpperCase(Locale.ROOT);
  }
}
