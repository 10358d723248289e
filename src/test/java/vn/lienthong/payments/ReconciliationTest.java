package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.settlement.Reconciliation;
import vn.lienthong.payments.settlement.SettlementRepository;
import vn.lienthong.payments.settlement.SettlementRepository.Kind;
import vn.lienthong.payments.simulator.Faults;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.cli.Command;

@HouseTest
class ReconciliationTest {
  private static final String HEADING = "MaGiaoDich,MaThamChieu,Loai,SoTien,ThoiGianGD\n";

  @Autowired Till till;
  @Autowired PaymentsApi payments;
  @Autowired OnlinePayment online;
  @Autowired RefundRepository refunds;
  @Autowired RefundSending sending;
  @Autowired Faults faults;
  @Autowired Reconciliation reconciliation;
  @Autowired SettlementRepository settlements;
  @Autowired SimulatedGateway gateway;
  @Autowired List<Command> commands;

  private Attempt paid(Payee unit) {
    Attempt attempt = till.started(till.due(unit));
    till.paidInSilence(attempt);
    return online.ask(attempt.id());
  }

  /** The simulator's file of today, its lines of this attempt or all but those. */
  private String today() {
    return gateway.settlement(Vietnam.today(java.time.Clock.systemUTC()));
  }

  private static String only(String file, String... marks) {
    return HEADING
        + String.join(
            "\n",
            file.lines().skip(1).filter(line -> Stream.of(marks).anyMatch(line::contains)).toList())
        + "\n";
  }

  private SettlementRepository.Settlement take(String file) {
    return take(file, null);
  }

  private SettlementRepository.Settlement take(String file, @Nullable LocalDate day) {
    return reconciliation.take(
        "ngay.csv", file.getBytes(StandardCharsets.UTF_8), day, CurrentUser.SYSTEM);
  }

  private List<SettlementRepository.Difference> differences(Payee unit) {
    return settlements.differences(null, new String[] {unit.path() + "%"});
  }

  @Test
  @DisplayName("The simulator's file of the day agrees: clearing goes to the bank, nothing differs")
  void agrees() {
    Payee unit = till.unit();
    Attempt one = paid(unit);
    Attempt two = paid(unit);
    String file = only(today(), one.reference(), two.reference());
    SettlementRepository.Settlement taken = take(file);
    assertThat(taken.matched()).isEqualTo(2);
    assertThat(till.balance(unit, Account.BANK)).isEqualTo(2 * Till.PRICE);
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(differences(unit)).isEmpty();
    assertThat(till.differences(unit)).isEmpty();
    assertThatThrownBy(() -> take(file)).hasMessageContaining("IMPORTED_BEFORE");
  }

  @Test
  @DisplayName("What the file has not is listed until a later file brings it")
  void missingWithThem() {
    Payee unit = till.unit();
    Attempt there = paid(unit);
    Attempt late = paid(unit);
    String all = today();
    take(only(all, there.reference()));
    assertThat(differences(unit))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.kind()).isEqualTo(Kind.MISSING_WITH_THEM);
          assertThat(d.open()).isTrue();
          assertThat(d.transactionId()).isEqualTo(till.now(late).transactionId());
        });
    take(only(all, late.reference()));
    assertThat(differences(unit)).allMatch(d -> !d.open());
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName(
      "The heading alone is a day without transactions: told which, it is taken once, and what we"
          + " have is missing with them")
  void nothingThatDay() {
    Payee unit = till.unit();
    Attempt ours = paid(unit);
    LocalDate today = Vietnam.today(java.time.Clock.systemUTC());
    LocalDate before = LocalDate.of(2020, 2, 3);
    // Never the same twice, as the database may outlive the test.
    String none = HEADING + "\n".repeat(1 + (int) (System.nanoTime() % 10_000));
    assertThat(take(none, before).lines()).isZero();
    assertThat(differences(unit)).as("ours came later").isEmpty();
    assertThatThrownBy(() -> take(none, before)).hasMessageContaining("IMPORTED_BEFORE");
    for (LocalDate day : new @Nullable LocalDate[] {null, today.plusDays(1)}) {
      assertThatThrownBy(() -> take(none, day)).hasMessageContaining("FILE_WITHOUT_DAY");
    }
    assertThat(take(none, today).day()).isEqualTo(today);
    assertThat(differences(unit))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.kind()).isEqualTo(Kind.MISSING_WITH_THEM);
          assertThat(d.transactionId()).isEqualTo(till.now(ours).transactionId());
        });
    assertThatThrownBy(() -> take(only(today(), ours.reference()), before))
        .hasMessageContaining("FILE_OF_ANOTHER_DAY");
  }

  @Test
  @DisplayName("A claim on the gateway empties clearing, and is taken back when the money comes")
  void claim() {
    Payee unit = till.unit();
    Attempt there = paid(unit);
    Attempt missing = paid(unit);
    String all = today();
    take(only(all, there.reference()));
    reconciliation.resolve(differences(unit).getFirst().id(), "đòi", CurrentUser.SYSTEM);
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.balance(unit, Account.SUSPENSE)).isEqualTo(-Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
    take(only(all, missing.reference()));
    assertThat(till.balance(unit, Account.SUSPENSE)).isZero();
    assertThat(till.balance(unit, Account.BANK)).isEqualTo(2 * Till.PRICE);
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("What only the gateway knows is taken in: the charge is paid and at the bank")
  void missingWithUs() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    Attempt attempt = till.started(charge);
    till.paidInSilence(attempt);
    SettlementRepository.Settlement taken = take(only(today(), attempt.reference()));
    SettlementRepository.Difference difference =
        settlements.differences(taken.id(), new String[] {"%"}).stream()
            .filter(d -> d.kind() == Kind.MISSING_WITH_US)
            .findFirst()
            .orElseThrow();
    reconciliation.resolve(difference.id(), null, CurrentUser.SYSTEM);
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.PAID);
    assertThat(till.balance(unit, Account.BANK)).isEqualTo(Till.PRICE);
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.differences(unit)).isEmpty();
    assertThatThrownBy(() -> reconciliation.resolve(difference.id(), null, CurrentUser.SYSTEM))
        .hasMessageContaining("RESOLVED_BEFORE");
  }

  @Test
  @DisplayName("A refund that the gateway refused and its file brings after all is given back once")
  void refusedAndGivenBack() {
    Payee unit = till.unit();
    Attempt attempt = paid(unit);
    Charge charge = till.charge(attempt);
    Refund asked = payments.requestRefund(charge.id(), "Rút hồ sơ", null, till.staff(unit));
    payments.approveRefund(asked.id(), till.staff(unit, "payments.approve"));
    faults.owe(Faults.Kind.REFUND_REFUSED, 1);
    sending.send(asked.id());
    assertThat(refunds.get(asked.id()).state()).isEqualTo(RefundState.ERROR);
    String line = "HT-" + asked.id() + "," + asked.reference() + ",HOAN,75000,";
    SettlementRepository.Settlement taken =
        take(only(today(), attempt.reference()) + line + "20261120093000\n");
    settlements.differences(taken.id(), new String[] {"%"}).stream()
        .filter(d -> d.reference().equals(asked.reference()))
        .forEach(d -> reconciliation.resolve(d.id(), null, CurrentUser.SYSTEM));
    assertThat(refunds.get(asked.id()).state()).isEqualTo(RefundState.REFUNDED);
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.REFUNDED);
    for (Account account : List.of(Account.BANK, Account.CLEARING, Account.SUSPENSE)) {
      assertThat(till.balance(unit, account)).as(account.name()).isZero();
    }
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("Another amount: what really came stands, the rest is in suspense")
  void amountDiffers() {
    Payee unit = till.unit();
    Attempt attempt = paid(unit);
    String file = only(today(), attempt.reference()).replace(",75000,", ",70000,");
    take(file);
    SettlementRepository.Difference difference = differences(unit).getFirst();
    assertThat(difference.kind()).isEqualTo(Kind.AMOUNT_DIFFERS);
    reconciliation.resolve(difference.id(), "phí cổng", CurrentUser.SYSTEM);
    assertThat(till.balance(unit, Account.BANK)).isEqualTo(70_000);
    assertThat(till.balance(unit, Account.CLEARING)).isZero();
    assertThat(till.balance(unit, Account.SUSPENSE)).isEqualTo(-5_000);
    assertThat(till.differences(unit)).isEmpty();
  }

  @Test
  @DisplayName("A file with a line that cannot be read is refused whole, naming the line")
  void unreadable() {
    for (String line :
        List.of(
            "X1,R1,THU,75000,20261120",
            "X1,R1,THU,-5,20261120093000",
            "X1,R1,CHI,5,20261120093000",
            "X1,R1,THU",
            "X1,R1,THU,7.5,20261120093000")) {
      assertThatThrownBy(() -> take(HEADING + "X0,R0,THU,5,20261120093000\n" + line + "\n"))
          .as(line)
          .hasMessageContaining("BAD_FILE");
    }
    assertThatThrownBy(() -> take("something else\n")).hasMessageContaining("BAD_FILE");
  }

  @Test
  @DisplayName("./lienthong import settlement FILE --report tells what agrees and what differs")
  void command(@TempDir Path folder) throws Exception {
    Attempt attempt = paid(till.unit());
    Path file = Files.writeString(folder.resolve("ngay.csv"), only(today(), attempt.reference()));
    Command command =
        commands.stream()
            .filter(c -> c.name().equals("import settlement"))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.run(
        List.of(file.toString(), "--report"), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"matched\" : 1")
        .contains("1 lines, 1 matched");
  }
}
