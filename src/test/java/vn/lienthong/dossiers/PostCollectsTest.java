package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.FormToken.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.Attempt;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.Confirmations;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.OnlinePayment;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.payments.RefundRepository;
import vn.lienthong.payments.Till;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** A fee that the post collects on delivery is collected once (QĐ 45/2016/QĐ-TTg). */
@HouseTest
class PostCollectsTest {
  private static final String PARCEL = "MP000077VN";

  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierPost post;
  @Autowired DossierCharges charges;
  @Autowired DossierRepository dossiers;
  @Autowired PaymentsApi payments;
  @Autowired OnlinePayment online;
  @Autowired Confirmations confirmations;
  @Autowired RefundRepository refunds;
  @Autowired Till till;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office office;
  private CurrentUser citizen;
  private UUID dossier;

  @BeforeEach
  void handled() {
    office = offices.open();
    offices.collect(office.procedure(), "ON_DELIVERY");
    citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    dossier = filing.file(office.papers(), citizen).id();
    intake.accept(dossier, null, office.counter());
    assignment.assign(dossier, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        dossier, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(dossier, null, null, office.leader());
    result.issue(
        dossier,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
    till.account(charge().payee());
  }

  private Charge charge() {
    return charges.of(dossier).getFirst();
  }

  /** The dossier hears of its money in a transaction of its own, a moment later. */
  private void awaitPaid() {
    await().until(() -> dossiers.get(dossier).states().payment() == States.Payment.PAID);
  }

  private void handOver() {
    assertThat(post.handedOver(dossier, PARCEL, office.counter())).isEqualTo(Till.PRICE);
  }

  private void refused(Runnable act, PaymentsErrors why) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, refusal -> assertThat(refusal.code()).isEqualTo(why));
  }

  private void payOnline() {
    payments.startOnline(charge().id(), citizen, "/", "vi", "127.0.0.1");
  }

  private MvcTestResult page() {
    return mvc.get().uri("/dossiers/mine/" + dossier).with(TestOffice.as(citizen)).exchange();
  }

  @Test
  @DisplayName(
      "On its way the fee can be paid nowhere else, not online, not at the till, and the page says"
          + " who takes it; delivered, only the post pays it in")
  void collectedOnce() {
    String pay = "/dossiers/mine/" + dossier + "/charges/" + charge().id() + "/pay";
    assertThat(page()).bodyText().contains(pay);
    handOver();
    owes(Till.PRICE, 0);
    assertThat(page()).bodyText().contains("bưu tá khi nhận bưu gửi " + PARCEL).doesNotContain(pay);
    assertThat(mvc.post().uri(pay).with(TestOffice.as(citizen)).with(csrf()))
        .hasRedirectedUrl("/dossiers/mine/" + dossier);
    refused(this::payOnline, PaymentsErrors.POST_COLLECTS);
    for (Means means : List.of(Means.CASH, Means.TRANSFER)) {
      refused(
          () -> payments.takeAtCounter(charge().id(), means, "1", office.counter()),
          PaymentsErrors.POST_COLLECTS);
    }
    refused(
        () -> payments.cancel(charge().id(), "Miễn", office.counter()),
        PaymentsErrors.POST_COLLECTS);

    post.delivered(dossier, "Nguyễn Văn Ân", PARCEL);
    assertThat(page())
        .bodyText()
        .contains("Bưu chính đã thu hộ")
        .doesNotContain(pay, "Chờ thanh toán");
    assertThat(dossiers.get(dossier).states().payment()).isEqualTo(States.Payment.PAID);
    owes(0, Till.PRICE);
    refused(this::payOnline, PaymentsErrors.POST_COLLECTED);
    payments.takeAtCounter(charge().id(), Means.TRANSFER, "BC-1", office.counter());
    awaitPaid();
    owes(0, 0);
    assertThat(till.balance(charge().payee(), Account.BANK)).isEqualTo(Till.PRICE);
  }

  /** The ledger agrees with the charges, and says who owes what. */
  private void owes(long payer, long post) {
    Payee unit = charge().payee();
    assertThat(till.balance(unit, Account.RECEIVABLE)).isEqualTo(payer);
    assertThat(till.balance(unit, Account.POST_OWES)).isEqualTo(post);
    assertThat(till.differences(unit)).isEmpty();
    assertThat(till.unbalanced()).isZero();
  }

  @Test
  @DisplayName("The parcel came back: the payer owes it here again, and a later parcel collects it")
  void cameBack() {
    handOver();
    post.cameBack(dossier, "Không có người nhận");
    assertThat(charge().payable()).isTrue();
    handOver();
    post.cameBack(dossier, "Không có người nhận");
    payments.takeAtCounter(charge().id(), Means.CASH, "7", office.counter());
    awaitPaid();
    assertThat(post.handedOver(dossier, PARCEL, office.counter())).as("paid meanwhile").isZero();
  }

  @Test
  @DisplayName(
      "While the gateway has not decided the parcel waits; paid, the post collects nothing")
  void beingPaid() {
    Attempt attempt = till.started(charge());
    refused(() -> post.handedOver(dossier, PARCEL, office.counter()), PaymentsErrors.BEING_PAID);
    assertThat(dossiers.get(dossier).states().handover()).isEqualTo(States.Handover.READY);
    till.paidInSilence(attempt);
    online.ask(attempt.id());
    awaitPaid();
    assertThat(post.handedOver(dossier, PARCEL, office.counter())).isZero();
    assertThat(charge().paid()).isTrue();
  }

  @Test
  @DisplayName(
      "Money of a failed payment comes after the hand-over all the same: it is kept apart and its"
          + " refund asked for, as the post collects")
  void paidTooLate() {
    Attempt attempt = till.started(charge());
    till.decide(attempt, SimulatedGateway.Choice.FAILURE);
    online.ask(attempt.id());
    handOver();
    confirmations.take(
        till.confirmation(attempt.reference(), "00", "TX-" + attempt.reference(), Till.PRICE));
    assertThat(charge().due()).isTrue();
    assertThat(till.balance(charge().payee(), Account.SUSPENSE)).isEqualTo(Till.PRICE);
    assertThat(refunds.of(charge().id())).hasSize(1);
    assertThat(till.unbalanced()).isZero();
  }
}
