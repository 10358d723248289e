package vn.lienthong.payments;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.payments.ledger.Differences;
import vn.lienthong.payments.settlement.Reconciliation;
import vn.lienthong.payments.settlement.SettlementRepository;
import vn.lienthong.payments.simulator.Faults;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/**
 * What payers, officers and the gateway do in a run of faults, one order at a time. An order whose
 * process was killed is given again to the next: each finds out how far it had come.
 */
@Component
public class FaultedTill {
  private static final long STRAY = 9_000;

  private final PaymentsApi payments;
  private final OnlinePayment online;
  private final AttemptRepository attempts;
  private final RefundRepository refunds;
  private final Reconciliation reconciliation;
  private final SettlementRepository settlements;
  private final SimulatedGateway gateway;
  private final Faults faults;
  private final Differences differences;
  private final Till till;
  private final JdbcClient jdbc;

  FaultedTill(
      PaymentsApi payments,
      OnlinePayment online,
      AttemptRepository attempts,
      RefundRepository refunds,
      Reconciliation reconciliation,
      SettlementRepository settlements,
      SimulatedGateway gateway,
      Faults faults,
      Differences differences,
      Till till,
      JdbcClient jdbc) {
    this.payments = payments;
    this.online = online;
    this.attempts = attempts;
    this.refunds = refunds;
    this.reconciliation = reconciliation;
    this.settlements = settlements;
    this.gateway = gateway;
    this.faults = faults;
    this.differences = differences;
    this.till = till;
    this.jdbc = jdbc;
  }

  public String act(List<String> words) {
    return switch (words.getFirst()) {
      case "pay" -> pay(Mishap.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
      case "again" -> again(Mishap.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
      case "refund" -> refund(Mishap.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
      case "retry" -> retry();
      case "settle" -> settle(Integer.parseInt(words.get(1)));
      case "late" -> late();
      case "resolve" -> resolve();
      case "named" -> "" + differences.of(new String[] {"%"}).size();
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private Charge charge(Mishap mishap, int n) {
    String object = mishap + "-" + n;
    return payments.request(
        new NewCharge(
            "fault:" + object,
            new NewCharge.Subject("test", object, object, "Thử", "9.000001", null, null),
            new NewCharge.Payer("Nguyễn Văn Thử", null, "099900000077", "1 Phố Thử"),
            mishap.payee(),
            mishap.payee().path(),
            List.of(
                new ChargeItem(ChargeItem.Kind.FEE, null, "Phí thẩm định", 50_000),
                new ChargeItem(ChargeItem.Kind.CHARGE, null, "Lệ phí cấp", 25_000)),
            CollectionTime.BEFORE),
        CurrentUser.SYSTEM);
  }

  /** The payer pays, and the mishap befalls this payment and no other. */
  private String pay(Mishap mishap, int n) {
    Charge charge = charge(mishap, n);
    for (Faults.Kind kind : Faults.Kind.values()) {
      faults.owe(kind, 0);
    }
    if (!charge.due() || attempts.of(charge.id()).stream().anyMatch(this::decided)) {
      return "known";
    }
    if (mishap == Mishap.INIT_UNANSWERED) {
      unanswered(charge);
    }
    Attempt attempt = till.started(charge);
    switch (mishap) {
      case NONE, PENDING, FAILURE, INIT_UNANSWERED -> {}
      case LATE -> {
        faults.lateBy(3);
        faults.owe(Faults.Kind.LATE, 1);
      }
      case QUERY_UNANSWERED -> {
        faults.owe(Faults.Kind.LOST, 1);
        faults.owe(Faults.Kind.QUERY_UNANSWERED, 1);
      }
      case DUPLICATED, OUT_OF_ORDER, LOST, WRONG_AMOUNT, WRONG_SIGNATURE ->
          faults.owe(Faults.Kind.valueOf(mishap.name()), 1);
    }
    gateway.decide(
        attempt.reference(),
        switch (mishap) {
          case PENDING -> SimulatedGateway.Choice.PENDING;
          case FAILURE -> SimulatedGateway.Choice.FAILURE;
          default -> SimulatedGateway.Choice.SUCCESS;
        },
        "VCB");
    if (mishap == Mishap.QUERY_UNANSWERED) {
      online.ask(attempt.id());
    }
    return "paid";
  }

  private void unanswered(Charge charge) {
    faults.owe(Faults.Kind.INIT_UNANSWERED, 1);
    try {
      till.started(charge);
      throw new IllegalStateException("the gateway answered");
    } catch (AppException e) {
      if (e.code() != PaymentsErrors.GATEWAY_SILENT) {
        throw e;
      }
    }
  }

  private boolean decided(Attempt attempt) {
    return gateway
        .find(attempt.reference())
        .filter(bill -> bill.state() != SimulatedGateway.State.OPEN)
        .isPresent();
  }

  /** A bank that hesitated has decided; a payer who failed pays once more. */
  private String again(Mishap mishap, int n) {
    Charge charge = charge(mishap, n);
    Attempt last = attempts.of(charge.id()).getLast();
    if (mishap == Mishap.FAILURE && charge.due()) {
      boolean paid =
          gateway
              .find(last.reference())
              .filter(bill -> bill.state() == SimulatedGateway.State.SUCCEEDED)
              .isPresent();
      if (paid) {
        return "known";
      }
      online.ask(last.id());
      last = till.started(charge);
    }
    gateway.decide(last.reference(), SimulatedGateway.Choice.SUCCESS, "VCB");
    return "paid";
  }

  /** One officer asks, another approves; the job sends it. */
  private String refund(Mishap mishap, int n) {
    Charge charge = charge(mishap, n);
    if (charge.paid()) {
      payments.requestRefund(charge.id(), "Rút hồ sơ", null, till.staff(mishap.payee()));
    }
    Refund refund = refunds.of(charge.id()).getLast();
    if (refund.state() == RefundState.REQUESTED) {
      payments.approveRefund(refund.id(), till.staff(mishap.payee(), "payments.approve"));
    }
    return refund.state().name();
  }

  /** A person tries again what the gateway refused. */
  private String retry() {
    List<Refund> refused = refunds.list(List.of(RefundState.ERROR), new String[] {"%"}, null, 500);
    refused.forEach(refund -> payments.retryRefund(refund.id(), CurrentUser.SYSTEM));
    return "" + refused.size();
  }

  /** The files of the days, in which so many lines of each kind are not as they should be. */
  private String settle(int wrong) {
    List<String> late = new ArrayList<>();
    for (LocalDate day : days()) {
      List<String> lines = new ArrayList<>(gateway.settlement(day).lines().toList());
      List<String> told = new ArrayList<>(lines.subList(0, 1));
      int missing = 0;
      int changed = 0;
      for (String line : lines.subList(1, lines.size())) {
        if (late.isEmpty() && missing < wrong) {
          missing++;
        } else if (late.isEmpty() && changed < wrong && line.contains(",THU,75000,")) {
          changed++;
          told.add(line.replace(",75000,", ",74000,"));
        } else {
          told.add(line);
        }
      }
      if (late.isEmpty() && told.size() > 1) {
        told.add(told.getLast());
        for (int i = 0; i < wrong; i++) {
          String stamp = told.get(1).substring(told.get(1).lastIndexOf(','));
          told.add("LA" + i + ",KHONGBIET" + i + ",THU," + STRAY + stamp);
        }
      }
      late.add("told");
      take("ngay-" + day + ".csv", told);
    }
    return "" + open().size();
  }

  /** Files that bring what the first ones had not. */
  private String late() {
    for (LocalDate day : days()) {
      List<String> lines = gateway.settlement(day).lines().toList();
      List<String> told = new ArrayList<>(lines.subList(0, 1));
      lines.stream().skip(1).filter(line -> missing(line.split(",")[0])).forEach(told::add);
      take("bo-sung-" + day + ".csv", told);
    }
    return "" + open().size();
  }

  private boolean missing(String transaction) {
    return jdbc.sql(
            """
            select exists (select 1 from payments.difference
              where transaction_id = :id and kind = 'MISSING_WITH_THEM')
            """)
        .param("id", transaction)
        .query(Boolean.class)
        .single();
  }

  private List<LocalDate> days() {
    return jdbc.sql(
            """
            select distinct cast(at at time zone 'Asia/Ho_Chi_Minh' as date) as day
            from (select decided_at as at from payments.simulated_bill where state = 'SUCCEEDED'
              union all select at from payments.simulated_refund) x order by day
            """)
        .query(LocalDate.class)
        .list();
  }

  private void take(String name, List<String> lines) {
    try {
      if (lines.size() > 1) {
        reconciliation.take(
            name,
            (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8),
            null,
            CurrentUser.SYSTEM);
      }
    } catch (AppException e) {
      // The process that took it was killed before it could say so.
      if (e.code() != PaymentsErrors.IMPORTED_BEFORE) {
        throw e;
      }
    }
  }

  private List<SettlementRepository.Difference> open() {
    return settlements.differences(null, new String[] {"%"}).stream()
        .filter(SettlementRepository.Difference::open)
        .toList();
  }

  /** A person resolves; of what the gateway has not, every second becomes a claim. */
  private String resolve() {
    int number = 0;
    for (SettlementRepository.Difference d :
        settlements.differences(null, new String[] {"%"}).stream()
            .sorted(Comparator.comparing(SettlementRepository.Difference::transactionId))
            .toList()) {
      boolean waits = d.kind() == SettlementRepository.Kind.MISSING_WITH_THEM && number++ % 2 == 1;
      if (d.open() && !waits) {
        reconciliation.resolve(d.id(), "đợt thử lỗi", CurrentUser.SYSTEM);
      }
    }
    return "" + open().size();
  }
}
