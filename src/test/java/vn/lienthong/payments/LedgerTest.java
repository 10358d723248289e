package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class LedgerTest {
  @Autowired Till till;
  @Autowired Ledger ledger;
  @Autowired PaymentsApi payments;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private static Posting posting(Payee unit, List<Posting.Line> lines) {
    return new Posting("test:" + UUID.randomUUID(), Posting.Why.TAKEN, null, unit, "Thử", lines);
  }

  @Test
  @DisplayName("The database refuses a posting whose debits are not its credits")
  void unbalanced() {
    Payee unit = till.unit();
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status ->
                ledger.post(
                    posting(
                        unit,
                        List.of(
                            new Posting.Line(Account.CASH, 100, 0),
                            new Posting.Line(Account.RECEIVABLE, 0, 99))))))
        .hasStackTraceContaining("is not balanced");
    assertThat(till.balance(unit, Account.CASH)).isZero();
  }

  @Test
  @DisplayName("Nobody changes, deletes or adds to what is posted")
  void immutable() {
    Charge charge = till.due(till.unit());
    UUID posting = ledger.of(charge.id()).getFirst().postingId();
    for (String statement :
        List.of(
            "update payments.entry set debit = debit + 1 where posting_id = :id and debit > 0",
            "delete from payments.entry where posting_id = :id",
            "update payments.posting set by_name = 'x' where id = :id",
            "delete from payments.posting where id = :id",
            "insert into payments.entry (posting_id, line, account_id, debit)"
                + " select posting_id, 90, account_id, 5 from payments.entry"
                + " where posting_id = :id and line = 1",
            "insert into payments.entry (posting_id, line, account_id, debit)"
                + " select gen_random_uuid(), 1, account_id, 5 from payments.entry"
                + " where posting_id = :id and line = 1")) {
      assertThatThrownBy(() -> jdbc.sql(statement).param("id", posting).update())
          .as(statement)
          .hasStackTraceContaining(statement.startsWith("insert") ? "is closed" : "append-only");
    }
  }

  @Test
  @DisplayName("A request, its payment in cash and its refund end with no balance but revenue 0")
  void wholeCircle() {
    Payee unit = till.unit();
    CurrentUser officer = till.staff(unit, "payments.collect");
    Charge charge = till.due(unit);
    assertThat(till.balance(unit, Account.RECEIVABLE)).isEqualTo(Till.PRICE);
    assertThat(till.balance(unit, Account.REVENUE_FEE)).isEqualTo(50_000);
    assertThat(till.balance(unit, Account.REVENUE_CHARGE)).isEqualTo(25_000);
    payments.takeAtCounter(charge.id(), Means.CASH, "0000123", officer);
    assertThat(till.balance(unit, Account.RECEIVABLE)).isZero();
    assertThat(till.balance(unit, Account.CASH)).isEqualTo(Till.PRICE);
    Refund refund = payments.requestRefund(charge.id(), "Rút hồ sơ", null, officer);
    payments.approveRefund(refund.id(), till.staff(unit, "payments.approve"));
    assertThat(till.balance(unit, Account.REFUND_PAYABLE)).isEqualTo(Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
    payments.payOutRefund(refund.id(), "PC-7", officer);
    for (Account account : Account.values()) {
      assertThat(till.balance(unit, account)).as(account.name()).isZero();
    }
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.REFUNDED);
    assertThat(till.differences(unit)).isEmpty();
    assertThat(till.unbalanced()).isZero();
  }

  @Test
  @DisplayName("Asking twice with one key makes one request; cancelling takes it off the books")
  void once() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    NewCharge again =
        new NewCharge(
            charge.key(),
            charge.subject(),
            charge.payer(),
            unit,
            unit.path(),
            charge.items(),
            CollectionTime.BEFORE);
    assertThat(payments.request(again, CurrentUser.SYSTEM).id()).isEqualTo(charge.id());
    assertThat(till.balance(unit, Account.RECEIVABLE)).isEqualTo(Till.PRICE);
    payments.cancel(charge.id(), "Rút hồ sơ", CurrentUser.SYSTEM);
    assertThat(till.balance(unit, Account.RECEIVABLE)).isZero();
    assertThat(till.balance(unit, Account.REVENUE_FEE)).isZero();
    assertThatThrownBy(
            () -> payments.takeAtCounter(charge.id(), Means.CASH, "1", CurrentUser.SYSTEM))
        .hasMessageContaining("NOT_DUE");
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("A ledger that says something else than the charges is named by unit and account")
  void differenceHasAName() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update payments.charge set state = 'CANCELLED' where id = :id")
          .param("id", charge.id())
          .update();
      assertThat(till.differences(unit))
          .singleElement()
          .satisfies(d -> {
            assertThat(d.account()).isEqualTo(Account.RECEIVABLE);
            assertThat(d.amount()).isEqualTo(Till.PRICE);
          });
      status.setRollbackOnly();
    });
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("Exempt, or nothing to pay: no debt, no posting")
  void exempt() {
    Payee unit = till.unit();
    assertThat(till.due(unit, CollectionTime.EXEMPT).state()).isEqualTo(ChargeState.EXEMPT);
    assertThat(till.balance(unit, Account.RECEIVABLE)).isZero();
  }
}
