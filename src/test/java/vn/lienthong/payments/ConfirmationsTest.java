package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.simulator.ConfirmationSending;
import vn.lienthong.payments.simulator.Faults;
import vn.lienthong.payments.simulator.SimulatedGateway;

/** Every test goes over the wire to the simulated gateway where the gateway is asked. */
@HouseTest
class ConfirmationsTest {
  @Autowired Till till;
  @Autowired PaymentsApi payments;
  @Autowired OnlinePayment online;
  @Autowired Confirmations confirmations;
  @Autowired RefundRepository refunds;
  @Autowired RefundSending sending;
  @Autowired SimulatedGateway gateway;
  @Autowired ConfirmationSending wire;
  @Autowired Faults faults;
  @Autowired Anomalies anomalies;
  @Autowired TransactionTemplate transaction;

  private void paidOnce(Payee unit, Charge charge, Attempt attempt) {
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.PAID);
    assertThat(till.now(attempt).state()).isEqualTo(AttemptState.SUCCEEDED);
    assertThat(till.balance(unit, Account.CLEARING)).isEqualTo(Till.PRICE);
    assertThat(till.balance(unit, Account.RECEIVABLE)).isZero();
    assertThat(till.balance(unit, Account.SUSPENSE)).isZero();
    assertThat(till.differences(unit)).isEmpty();
    assertThat(till.unbalanced()).isZero();
  }

  @Test
  @DisplayName(
      "200 times: confirmations in any order, doubled, lost in a crash, wrong or contradicting,"
          + " with queries in between, end in the same state with a difference of 0")
  void anyOrder() {
    Random dice = new Random(20261122);
    for (int run = 0; run < 200; run++) {
      Payee unit = till.unit();
      Charge charge = till.due(unit);
      Attempt attempt = till.started(charge);
      SimulatedGateway.Bill bill = till.paidInSilence(attempt);
      String r = attempt.reference();
      String t = bill.transactionId();
      Message success = till.confirmation(r, "00", t, Till.PRICE);
      Message failure = till.confirmation(r, "24", t, Till.PRICE);
      List<Message> told =
          new ArrayList<>(
              List.of(
                  success,
                  success,
                  failure,
                  failure,
                  till.confirmation(r, "03", t, Till.PRICE),
                  till.confirmation(r, "00", t, Till.PRICE - 1),
                  success.with(Message.MAC, "0".repeat(64))));
      Collections.shuffle(told, dice);
      List<Message> heard = told.subList(0, dice.nextInt(told.size() + 1));
      for (Message message : heard) {
        if (dice.nextInt(4) == 0) {
          transaction.executeWithoutResult(status -> {
            confirmations.take(message);
            // The process dies before the commit: nothing of it was.
            status.setRollbackOnly();
          });
        }
        confirmations.take(message);
        if (dice.nextInt(4) == 0) {
          online.ask(attempt.id());
        }
      }
      till.hurry(attempt);
      online.askAll();
      paidOnce(unit, charge, attempt);
      assertThat(anomalies.open(attempt.id())).as("run %d: %s", run, heard).isFalse();
      assertThat(till.now(attempt).nextQueryAt()).isNull();
    }
  }

  @Test
  @DisplayName(
      "A payment that failed at the gateway fails here in any order, and can be tried again")
  void failed() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    Attempt attempt = till.started(charge);
    till.decide(attempt, SimulatedGateway.Choice.FAILURE);
    online.ask(attempt.id());
    confirmations.take(till.confirmation(attempt.reference(), "24", "", Till.PRICE));
    assertThat(till.now(attempt).state()).isEqualTo(AttemptState.FAILED);
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.DUE);
    Attempt second = till.started(charge);
    assertThat(second.id()).isNotEqualTo(attempt.id());
    till.paidInSilence(second);
    online.ask(second.id());
    paidOnce(unit, charge, second);
  }

  @Test
  @DisplayName("Each fault of a confirmation over the wire ends paid once, with a difference of 0")
  void everyFault() {
    for (Faults.Kind fault :
        List.of(
            Faults.Kind.LATE,
            Faults.Kind.DUPLICATED,
            Faults.Kind.OUT_OF_ORDER,
            Faults.Kind.LOST,
            Faults.Kind.WRONG_AMOUNT,
            Faults.Kind.WRONG_SIGNATURE)) {
      Payee unit = till.unit();
      Charge charge = till.due(unit);
      Attempt attempt = till.started(charge);
      faults.owe(fault, 1);
      gateway.decide(attempt.reference(), SimulatedGateway.Choice.SUCCESS, "VCB");
      wire.deliver();
      wire.deliver(java.time.Instant.now().plusSeconds(120));
      till.hurry(attempt);
      online.askAll();
      paidOnce(unit, charge, attempt);
    }
  }

  @Test
  @DisplayName("The gateway does what it is asked and its answer is lost: begun anew, asked again")
  void unanswered() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    faults.owe(Faults.Kind.INIT_UNANSWERED, 1);
    assertThatThrownBy(() -> till.started(charge)).hasMessageContaining("GATEWAY_SILENT");
    Attempt attempt = till.started(charge);
    till.paidInSilence(attempt);
    faults.owe(Faults.Kind.QUERY_UNANSWERED, 1);
    assertThat(online.ask(attempt.id()).nextQueryAt()).as("asked again later").isNotNull();
    online.ask(attempt.id());
    paidOnce(unit, charge, attempt);
  }

  @Test
  @DisplayName("A pending payment is asked about again and again, later each time, without end")
  void pending() {
    Charge charge = till.due(till.unit());
    Attempt attempt = till.started(charge);
    till.decide(attempt, SimulatedGateway.Choice.PENDING);
    till.timeIsUp(attempt);
    for (int i = 0; i < 40; i++) {
      online.ask(attempt.id());
    }
    Attempt now = till.now(attempt);
    assertThat(now.state()).as("time alone expires nothing").isEqualTo(AttemptState.PENDING);
    assertThat(now.queries()).isEqualTo(40);
    assertThat(now.nextQueryAt()).isAfter(java.time.Instant.now().plusSeconds(5 * 3600));
    till.decide(attempt, SimulatedGateway.Choice.SUCCESS);
    online.ask(attempt.id());
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  @DisplayName("A second payment of a paid charge goes into suspense, and its refund is asked for")
  void twice() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    Attempt attempt = till.started(charge);
    payments.takeAtCounter(charge.id(), Means.CASH, "BL-1", till.staff(unit));
    SimulatedGateway.Bill bill = till.paidInSilence(attempt);
    Message success =
        till.confirmation(attempt.reference(), "00", bill.transactionId(), Till.PRICE);
    confirmations.take(success);
    confirmations.take(success);
    assertThat(till.balance(unit, Account.SUSPENSE)).isEqualTo(Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
    Refund refund = refunds.of(charge.id()).getFirst();
    assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
    payments.approveRefund(refund.id(), till.staff(unit, "payments.approve"));
    sending.send(refund.id());
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.REFUNDED);
    assertThat(till.now(charge).state()).as("the cash stays").isEqualTo(ChargeState.PAID);
    assertThat(till.balance(unit, Account.SUSPENSE)).isZero();
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("The gateway itself confirms another amount: suspense, the charge stays due")
  void reallyAnotherAmount() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    Attempt attempt = till.started(charge);
    assertThat(
            confirmations.fromFile(
                attempt.reference(), true, "OTHER-" + attempt.id(), 1_000, java.time.Instant.now()))
        .isTrue();
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.DUE);
    assertThat(till.balance(unit, Account.SUSPENSE)).isEqualTo(1_000);
    assertThat(refunds.of(charge.id()))
        .singleElement()
        .satisfies(r -> assertThat(r.amount()).isEqualTo(1_000));
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("Money under an unknown reference is kept in suspense of nobody, once")
  void unknownReference() {
    long before = till.balance(Payee.NOBODY, Account.SUSPENSE);
    Message stray =
        till.confirmation("KHONGBIET" + System.nanoTime(), "00", "ST" + System.nanoTime(), 9_000);
    assertThat(confirmations.take(stray)).isEqualTo(Confirmations.Answer.TAKEN);
    assertThat(confirmations.take(stray)).isEqualTo(Confirmations.Answer.KNOWN);
    assertThat(till.balance(Payee.NOBODY, Account.SUSPENSE)).isEqualTo(before + 9_000);
    assertThat(till.differences(Payee.NOBODY)).isEmpty();
  }

  @Test
  @DisplayName("What the gateway never heard of expires, but only after it was asked")
  void expires() {
    Charge charge = till.due(till.unit());
    Attempt attempt = till.started(charge);
    till.timeIsUp(attempt);
    assertThat(till.now(attempt).state()).isEqualTo(AttemptState.SUBMITTED);
    till.decide(attempt, SimulatedGateway.Choice.FAILURE);
    online.ask(attempt.id());
    assertThat(till.now(attempt).state()).isEqualTo(AttemptState.EXPIRED);
    SimulatedGateway.Bill late = gateway.find(attempt.reference()).orElseThrow();
    confirmations.take(
        till.confirmation(attempt.reference(), "00", late.transactionId(), Till.PRICE));
    assertThat(till.now(charge).state()).as("late money is money").isEqualTo(ChargeState.PAID);
  }
}
