package vn.lienthong.payments.settlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.payments.Confirmations;
import vn.lienthong.payments.GatewayMoney;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.payments.ledger.Posting.Why;
import vn.lienthong.payments.settlement.SettlementRepository.Difference;
import vn.lienthong.payments.settlement.SettlementRepository.Kind;
import vn.lienthong.payments.settlement.SettlementRepository.Ours;
import vn.lienthong.payments.settlement.SettlementRepository.Settlement;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/**
 * Holds the gateway's file of a day against our own money at the gateway. What agrees moves from
 * clearing to the bank; what does not is listed until somebody resolves it.
 */
@Service
public class Reconciliation {
  private final SettlementRepository settlements;
  private final GatewayMoney money;
  private final Confirmations confirmations;
  private final Ledger ledger;
  private final AuditApi audit;
  private final Clock clock;

  Reconciliation(
      SettlementRepository settlements,
      GatewayMoney money,
      Confirmations confirmations,
      Ledger ledger,
      AuditApi audit,
      Clock clock) {
    this.settlements = settlements;
    this.money = money;
    this.confirmations = confirmations;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** What moved for a unit. */
  private record Sum(long in, long out) {
    Sum plus(Ours ours) {
      return ours.in() ? new Sum(in + ours.amount(), out) : new Sum(in, out + ours.amount());
    }
  }

  /**
   * Takes a file over, once; refuses it whole when a line cannot be read.
   *
   * @param told day of the file, which one without transactions does not tell itself
   */
  @Transactional
  public Settlement take(String name, byte[] bytes, @Nullable LocalDate told, CurrentUser user) {
    SettlementFile file = SettlementFile.read(bytes, told);
    if (file.lines().isEmpty() && file.day().isAfter(Vietnam.today(clock))) {
      throw new AppException(PaymentsErrors.FILE_WITHOUT_DAY);
    }
    Instant now = clock.instant();
    UUID id = Ids.next();
    Settlement fresh =
        new Settlement(
            id,
            file.day(),
            name,
            file.lines().size(),
            0,
            sum(file, true),
            sum(file, false),
            now,
            user.name(),
            0);
    if (!settlements.insert(fresh, fingerprint(file, bytes))) {
      throw new AppException(PaymentsErrors.IMPORTED_BEFORE, name);
    }
    Map<Payee, Sum> moved = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int matched = 0;
    for (SettlementFile.Line line : file.lines()) {
      String outcome = seen.add(line.transactionId()) ? match(id, line, moved, user) : "REPEATED";
      settlements.line(id, line, outcome);
      matched += outcome.equals("MATCHED") ? 1 : 0;
    }
    Instant end = file.day().plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant();
    for (Ours ours : settlements.unsettled(end)) {
      if (!seen.contains(ours.transactionId())) {
        settlements.differ(id, Kind.MISSING_WITH_THEM, null, ours, null);
      }
    }
    moved.forEach((unit, sum) -> settled("settlement:" + id, unit, sum, user));
    settlements.matched(id, matched);
    audit.record(
        new AuditEvent(
            "payments.settlement-imported",
            "settlement",
            file.day().toString(),
            user,
            null,
            null,
            fresh,
            name));
    return settlements.get(id);
  }

  private String match(UUID id, SettlementFile.Line line, Map<Payee, Sum> moved, CurrentUser user) {
    Optional<Ours> found = settlements.ours(line.transactionId());
    if (found.isEmpty()) {
      settlements.differ(id, Kind.MISSING_WITH_US, line, null, null);
      return "MISSING_WITH_US";
    }
    Ours ours = found.get();
    if (ours.settled()) {
      return settlements.claimed(ours.transactionId()) && claimBack(ours, user)
          ? "MATCHED"
          : "REPEATED";
    }
    if (ours.in() != line.in() || ours.amount() != line.amount()) {
      settlements.differ(id, Kind.AMOUNT_DIFFERS, line, ours, null);
      return "AMOUNT_DIFFERS";
    }
    settlements.settled(ours.transactionId(), id);
    settlements.arrived(ours.transactionId(), user.name(), clock.instant());
    moved.merge(ours.unit(), new Sum(0, 0).plus(ours), (a, b) -> a.plus(ours));
    return "MATCHED";
  }

  /** What was given up as a claim has come after all. */
  private boolean claimBack(Ours ours, CurrentUser user) {
    Posting posting =
        Posting.of(
            "claim-back:" + ours.transactionId(), Why.SETTLED, null, ours.unit(), user.name());
    boolean posted =
        ledger.post(
            ours.in()
                ? posting.move(Account.BANK, Account.SUSPENSE, ours.amount())
                : posting.move(Account.SUSPENSE, Account.BANK, ours.amount()));
    if (posted) {
      money.suspend(
          "claim-back:" + ours.transactionId(),
          null,
          ours.unit(),
          ours.in() ? ours.amount() : -ours.amount(),
          "CLAIM_BACK",
          clock.instant());
    }
    return posted;
  }

  private void settled(String key, Payee unit, Sum sum, CurrentUser user) {
    ledger.post(
        Posting.of(key + ":" + unit.unitId(), Why.SETTLED, null, unit, user.name())
            .move(Account.BANK, Account.CLEARING, sum.in())
            .move(Account.CLEARING, Account.BANK, sum.out()));
  }

  /**
   * The one act that each kind of difference has: what the gateway has and we have not is taken in;
   * what we have and it has not becomes a claim; where amounts differ, what really came stands and
   * the rest is in suspense.
   */
  @Transactional
  public void resolve(UUID differenceId, @Nullable String note, CurrentUser user) {
    Difference d = settlements.lock(differenceId);
    user.require("payments.reconcile", d.unitPath());
    if (!d.open()) {
      throw new AppException(PaymentsErrors.RESOLVED_BEFORE);
    }
    String resolution =
        switch (d.kind()) {
          case MISSING_WITH_US -> takeIn(d, user);
          case MISSING_WITH_THEM -> claim(d, user);
          case AMOUNT_DIFFERS -> asTheySay(d, user);
        };
    settlements.resolve(d.id(), resolution, note, user.name(), clock.instant());
    audit.record(
        new AuditEvent(
            "payments.difference-resolved",
            "difference",
            d.transactionId(),
            user,
            d.unitPath(),
            d.kind().name(),
            resolution,
            note));
  }

  private String takeIn(Difference d, CurrentUser user) {
    long theirs = d.theirs() == null ? 0 : d.theirs();
    boolean taken =
        confirmations.fromFile(d.reference(), d.in(), d.transactionId(), theirs, d.at());
    Optional<Ours> ours = settlements.ours(d.transactionId());
    if (ours.isPresent() && !ours.get().settled()) {
      settlements.settled(d.transactionId(), d.settlementId());
      settled(
          "taken-in:" + d.transactionId(), ours.get().unit(), new Sum(0, 0).plus(ours.get()), user);
    } else if (!taken) {
      // Given back by the gateway without our order: a claim until somebody explains it.
      apart(d, Payee.NOBODY, -theirs, user);
      ledger.post(
          Posting.of(
                  "taken-in:" + d.transactionId(), Why.DIFFERENCE, null, Payee.NOBODY, user.name())
              .move(Account.SUSPENSE, Account.BANK, theirs));
    }
    return "TAKEN_IN";
  }

  private String claim(Difference d, CurrentUser user) {
    Ours ours = settlements.ours(d.transactionId()).orElseThrow();
    if (ours.settled()) {
      return "ARRIVED";
    }
    settlements.settled(d.transactionId(), d.settlementId());
    Posting posting =
        Posting.of("claim:" + d.transactionId(), Why.DIFFERENCE, null, ours.unit(), user.name());
    ledger.post(
        ours.in()
            ? posting.move(Account.SUSPENSE, Account.CLEARING, ours.amount())
            : posting.move(Account.CLEARING, Account.SUSPENSE, ours.amount()));
    apart(d, ours.unit(), ours.in() ? -ours.amount() : ours.amount(), user);
    return "CLAIMED";
  }

  private String asTheySay(Difference d, CurrentUser user) {
    Ours ours = settlements.ours(d.transactionId()).orElseThrow();
    if (ours.settled()) {
      return "ARRIVED";
    }
    settlements.settled(d.transactionId(), d.settlementId());
    // Signed by what reaches the bank: in above 0, out below.
    long really = (d.in() ? 1 : -1) * (d.theirs() == null ? 0 : d.theirs());
    long booked = (ours.in() ? 1 : -1) * ours.amount();
    Posting posting =
        Posting.of("amount:" + d.transactionId(), Why.DIFFERENCE, null, ours.unit(), user.name());
    posting = signed(posting, Account.BANK, Account.CLEARING, booked);
    posting = signed(posting, Account.BANK, Account.SUSPENSE, really - booked);
    ledger.post(posting);
    apart(d, ours.unit(), really - booked, user);
    return "AS_THEY_SAY";
  }

  private static Posting signed(Posting posting, Account one, Account other, long amount) {
    return amount >= 0 ? posting.move(one, other, amount) : posting.move(other, one, -amount);
  }

  private void apart(Difference d, Payee unit, long amount, CurrentUser user) {
    money.suspend(
        d.kind().name() + ":" + d.transactionId(),
        null,
        unit,
        amount,
        d.kind().name() + " " + user.name(),
        clock.instant());
  }

  private static long sum(SettlementFile file, boolean in) {
    return file.lines().stream()
        .filter(line -> line.in() == in)
        .mapToLong(SettlementFile.Line::amount)
        .reduce(0, Math::addExact);
  }

  /** Files without transactions are all alike: theirs goes by the day too. */
  private static String fingerprint(SettlementFile file, byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (file.lines().isEmpty()) {
        digest.update(file.day().toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
