package vn.lienthong.payments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.gateway.Signatures;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Differences;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.simulator.Faults;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Units, people, charges and confirmations for the tests of payments. */
@Component
public class Till {
  public static final long PRICE = 75_000;

  private final PaymentsApi payments;
  private final AttemptRepository attempts;
  private final SimulatedGateway gateway;
  private final Faults faults;
  private final Signatures signatures;
  private final Ledger ledger;
  private final Differences differences;
  private final JdbcClient jdbc;

  Till(
      PaymentsApi payments,
      AttemptRepository attempts,
      SimulatedGateway gateway,
      Faults faults,
      Signatures signatures,
      Ledger ledger,
      Differences differences,
      JdbcClient jdbc) {
    this.payments = payments;
    this.attempts = attempts;
    this.gateway = gateway;
    this.faults = faults;
    this.signatures = signatures;
    this.ledger = ledger;
    this.differences = differences;
    this.jdbc = jdbc;
  }

  public Payee unit() {
    UUID id = Ids.next();
    Payee unit = new Payee(id, "/t" + id + "/", "Sở Thử " + id);
    account(unit);
    return unit;
  }

  public CurrentUser staff(Payee unit, String... permissions) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        Ids.next(),
        "Lê Thị Thử",
        null,
        List.of(
            new CurrentUser.Post(
                Ids.next(),
                "COUNTER_OFFICER",
                "Cán bộ",
                unit.unitId(),
                unit.name(),
                unit.path(),
                CurrentUser.Scope.SUBTREE,
                Set.of(permissions),
                null)));
  }

  public CurrentUser citizen() {
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN, Ids.next(), "Nguyễn Văn Thử", "099900000077", List.of());
  }

  public Charge due(Payee unit) {
    return due(unit, CollectionTime.BEFORE);
  }

  public Charge due(Payee unit, CollectionTime collection) {
    String object = Ids.next().toString();
    return payments.request(
        new NewCharge(
            "test:" + object,
            new NewCharge.Subject(
                "test", object, "T-" + object.substring(30), "Thử", "9.000001", null, null),
            new NewCharge.Payer("Nguyễn Văn Thử", null, "099900000077", "1 Phố Thử"),
            unit,
            unit.path(),
            List.of(
                new ChargeItem(ChargeItem.Kind.FEE, null, "Phí thẩm định", 50_000),
                new ChargeItem(ChargeItem.Kind.CHARGE, null, "Lệ phí cấp", 25_000)),
            collection),
        CurrentUser.SYSTEM);
  }

  /** The unit has an account that its money goes to, if it had none. */
  public void account(Payee unit) {
    jdbc.sql(
            """
            insert into payments.beneficiary_account (id, unit_id, unit_path, unit_name, unit_code,
              number, holder, bank, from_day)
            select :id, :unit, :path, :name, 'H97.14', '3511000001', 'Sở Thử', 'KBNN', '2020-01-01'
            where not exists (
              select 1 from payments.beneficiary_account where unit_id = :unit)
            """)
        .param("id", Ids.next())
        .param("unit", unit.unitId())
        .param("path", unit.path())
        .param("name", unit.name())
        .update();
  }

  /** Begins a payment over the wire; the payer has not paid. */
  public Attempt started(Charge charge) {
    account(charge.payee());
    payments.startOnline(charge.id(), citizen(), "/", "vi", "127.0.0.1");
    return attempts.of(charge.id()).getLast();
  }

  /** The payer pays; the gateway tells nobody. */
  public SimulatedGateway.Bill paidInSilence(Attempt attempt) {
    return decide(attempt, SimulatedGateway.Choice.SUCCESS);
  }

  public SimulatedGateway.Bill decide(Attempt attempt, SimulatedGateway.Choice choice) {
    faults.owe(Faults.Kind.LOST, 1);
    SimulatedGateway.Bill bill = gateway.decide(attempt.reference(), choice, "VCB");
    faults.owe(Faults.Kind.LOST, 0);
    return bill;
  }

  public Message confirmation(String reference, String code, String transaction, long amount) {
    return signatures.sign(
        "CONFIRM",
        Message.of(
            Map.of(
                "MaLoi",
                code,
                "MaThamChieu",
                reference,
                "SoTien",
                Long.toString(amount),
                "MaGiaoDich",
                transaction,
                "MaNganHang",
                "VCB",
                "ThoiGianGD",
                "20261120093000")));
  }

  public long balance(Payee unit, Account account) {
    return ledger.balance(unit.unitId(), account);
  }

  public List<Differences.Difference> differences(Payee unit) {
    return differences.of(new String[] {unit.path() + "%"});
  }

  public long unbalanced() {
    return differences.unbalanced();
  }

  public Charge now(Charge charge) {
    return payments.of("test", charge.subject().id()).getFirst();
  }

  public Charge charge(Attempt attempt) {
    String object =
        jdbc.sql("select object_id from payments.charge where id = :id")
            .param("id", attempt.chargeId())
            .query(String.class)
            .single();
    return payments.of("test", object).getFirst();
  }

  public Attempt now(Attempt attempt) {
    return attempts.get(attempt.id());
  }

  /** Everything that waits for a later query waits no more. */
  public void hurry(Attempt attempt) {
    jdbc.sql(
            """
            update payments.attempt set next_query_at = now() - interval '1 second'
            where id = :id and next_query_at is not null
            """)
        .param("id", attempt.id())
        .update();
  }

  /** The payer's time is up. */
  public void timeIsUp(Attempt attempt) {
    jdbc.sql("update payments.attempt set expires_at = now() - interval '1 second' where id = :id")
        .param("id", attempt.id())
        .update();
  }
}
