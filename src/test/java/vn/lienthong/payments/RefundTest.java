package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.gateway.Gateway;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.simulator.Faults;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class RefundTest {
  @Autowired Till till;
  @Autowired PaymentsApi payments;
  @Autowired OnlinePayment online;
  @Autowired RefundRepository refunds;
  @Autowired RefundSending sending;
  @Autowired Confirmations confirmations;
  @Autowired Gateway gateway;
  @Autowired Faults faults;
  @Autowired JdbcClient jdbc;

  private final CurrentUser[] people = new CurrentUser[2];

  private Refund requested(Payee unit) {
    Charge charge = till.due(unit);
    Attempt attempt = till.started(charge);
    till.paidInSilence(attempt);
    online.ask(attempt.id());
    people[0] = till.staff(unit, "payments.refund", "payments.approve");
    people[1] = till.staff(unit, "payments.approve");
    return payments.requestRefund(charge.id(), "Hồ sơ bị từ chối", null, people[0]);
  }

  @Test
  @DisplayName(
      "Who asks for a refund does not approve it; neither the service nor the table lets it")
  void twoPeople() {
    Refund refund = requested(till.unit());
    assertThatThrownBy(() -> payments.approveRefund(refund.id(), people[0]))
        .hasMessageContaining("SAME_PERSON");
    assertThatThrownBy(() ->
            jdbc.sql(
                    "update payments.refund set decided_by = requested_by, decided_name = 'x',"
                        + " decided_at = now(), state = 'APPROVED' where id = :id")
                .param("id", refund.id())
                .update())
        .hasStackTraceContaining("check constraint");
    assertThat(payments.approveRefund(refund.id(), people[1]).state())
        .isEqualTo(RefundState.APPROVED);
  }

  @Test
  @DisplayName("The process dies after the gateway gave the money back: asked again, given once")
  void killedAfterTheGateway() throws Exception {
    Payee unit = till.unit();
    Refund refund = requested(unit);
    payments.approveRefund(refund.id(), people[1]);
    String original = String.valueOf(refund.original());
    // What the dead process did last; its answer was never written down.
    gateway.refund(refund.reference(), original, refund.amount());
    sending.sendAll();
    Refund done = refunds.get(refund.id());
    assertThat(done.state()).isEqualTo(RefundState.REFUNDED);
    assertThat(
            jdbc.sql("select count(*) from payments.simulated_refund where original = :original")
                .param("original", original)
                .query(Integer.class)
                .single())
        .isOne();
    sending.send(refund.id());
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.balance(unit, Account.REFUND_PAYABLE)).isZero();
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("A refund that the gateway refuses waits for a person, then goes through")
  void refused() {
    Payee unit = till.unit();
    Refund refund = requested(unit);
    faults.owe(Faults.Kind.REFUND_REFUSED, 1);
    payments.approveRefund(refund.id(), people[1]);
    sending.send(refund.id());
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.ERROR);
    assertThat(refunds.get(refund.id()).lastError()).contains("07");
    assertThat(till.balance(unit, Account.REFUND_PAYABLE)).isEqualTo(Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
    sending.sendAll();
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.ERROR);
    payments.retryRefund(refund.id(), people[0]);
    sending.send(refund.id());
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.REFUNDED);
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName(
      "A refund told under the number of the payment itself proves nothing: it stays owed, and a"
          + " person asks the gateway")
  void underTheNumberOfThePayment() {
    Payee unit = till.unit();
    Refund refund = requested(unit);
    faults.owe(Faults.Kind.REFUND_REFUSED, 1);
    payments.approveRefund(refund.id(), people[1]);
    sending.send(refund.id());
    confirmations.fromFile(
        refund.reference(),
        false,
        String.valueOf(refund.original()),
        refund.amount(),
        Instant.now());
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.ERROR);
    assertThat(refunds.get(refund.id()).lastError()).isEqualTo("transaction known");
    assertThat(till.balance(unit, Account.REFUND_PAYABLE)).isEqualTo(Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("A refund that is not approved leaves the charge paid, and may be asked for again")
  void rejected() {
    Payee unit = till.unit();
    Refund refund = requested(unit);
    payments.rejectRefund(refund.id(), "Đã có kết quả", people[1]);
    assertThat(refunds.get(refund.id()).state()).isEqualTo(RefundState.REJECTED);
    assertThat(till.differences(unit)).isEmpty();
    java.util.UUID charge = java.util.Objects.requireNonNull(refund.chargeId());
    assertThat(payments.requestRefund(charge, "Lần hai", null, people[0]).state())
        .isEqualTo(RefundState.REQUESTED);
    assertThatThrownBy(() -> payments.requestRefund(charge, "Lần ba", null, people[0]))
        .hasMessageContaining("NOT_PAID");
  }
}
