package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.PaymentsApi;

/** A charge that the till takes back, and what that does to its dossier. */
@HouseTest
class CancelledChargeTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierFiling filing;
  @Autowired DossierAssignment assignment;
  @Autowired DossierPayment payment;
  @Autowired DossierCharges charges;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired ChargeNews news;
  @Autowired PaymentsApi payments;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier filed() {
    return filing.file(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
  }

  private Dossier waiting() {
    Dossier received = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    assignment.assign(received.id(), null, office.specialist().requireId(), "", office.head());
    return payment.request(received.id(), null, 200_000, "Lệ phí trước bạ", office.specialist());
  }

  private Charge only(UUID dossier) {
    return charges.of(dossier).getLast();
  }

  private Dossier now(UUID id) {
    return dossiers.get(id);
  }

  private long count(UUID dossier, EventKind kind) {
    return history.of(dossier).stream().filter(entry -> entry.kind() == kind).count();
  }

  @Test
  @DisplayName(
      "The fee of a filing is cancelled at the till before the answer: nothing is owed, the 8 hours"
          + " go on as they were, and acceptance does not ask again")
  void cancelledBeforeTheAnswer() {
    Dossier dossier = filed();
    Charge fee = only(dossier.id());
    payments.cancel(fee.id(), "Được miễn theo quyết định", office.counter());
    await().until(() -> now(dossier.id()).states().payment() == States.Payment.NONE);
    Dossier after = now(dossier.id());
    assertThat(after.status()).isEqualTo(DossierStatus.REGISTERED);
    assertThat(after.times().answerBy()).isEqualTo(dossier.times().answerBy());
    assertThat(count(dossier.id(), EventKind.PAID)).isZero();
    HistoryEntry told = history.of(dossier.id()).getLast();
    assertThat(told.kind()).isEqualTo(EventKind.CHARGE_CANCELLED);
    assertThat(told.note()).isEqualTo("Được miễn theo quyết định");
    assertThat(told.whoKind()).isEqualTo("SYSTEM");
    Dossier accepted = intake.accept(dossier.id(), null, office.counter());
    assertThat(accepted.states().payment()).isEqualTo(States.Payment.NONE);
    assertThat(charges.of(dossier.id())).extracting(Charge::id).containsExactly(fee.id());
  }

  @Test
  @DisplayName("State 6: the duty is cancelled at the till, and the dossier goes on unpaid")
  void cancelledDuty() {
    Dossier waiting = waiting();
    payments.cancel(only(waiting.id()).id(), "Ghi nhầm khoản", office.counter());
    await().until(() -> now(waiting.id()).status() == DossierStatus.PROCESSING);
    news.catchUp();
    Dossier after = now(waiting.id());
    assertThat(after.times().pausedSince()).isNull();
    assertThat(after.states().payment()).as("the fee is still due").isEqualTo(States.Payment.DUE);
    assertThat(count(waiting.id(), EventKind.CHARGE_CANCELLED)).isOne();
    assertThat(count(waiting.id(), EventKind.PAID)).isZero();
  }
}
