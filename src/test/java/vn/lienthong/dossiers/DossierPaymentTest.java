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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.payments.Refund;
import vn.lienthong.shared.AppException;

@HouseTest
class DossierPaymentTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierFiling filing;
  @Autowired Deadlines deadlines;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierReturn giving;
  @Autowired DossierPost post;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired DossierPayment payment;
  @Autowired DossierCharges charges;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired ChargeNews news;
  @Autowired PaymentsApi payments;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
  }

  private Dossier waiting() {
    Dossier dossier =
        assignment.assign(
            received().id(), null, office.specialist().requireId(), "", office.head());
    return payment.request(dossier.id(), null, 200_000, "Lệ phí trước bạ", office.specialist());
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
  @DisplayName("Reception asks for the fee of the procedure; paid, the dossier says so once")
  void feeAtReception() {
    Dossier dossier = received();
    Charge fee = only(dossier.id());
    assertThat(fee.amount()).isEqualTo(75_000);
    assertThat(fee.collection()).isEqualTo(CollectionTime.BEFORE);
    assertThat(fee.payee().unitId()).isEqualTo(office.agency());
    assertThat(dossier.states().payment()).isEqualTo(States.Payment.DUE);
    payments.takeAtCounter(fee.id(), Means.CASH, "0000042", office.counter());
    await().until(() -> now(dossier.id()).states().payment() == States.Payment.PAID);
    news.catchUp();
    assertThat(count(dossier.id(), EventKind.PAID)).isOne();
    assertThat(now(dossier.id()).status()).isEqualTo(DossierStatus.RECEIVED);
  }

  @Test
  @DisplayName(
      "State 6: the money comes, and the dossier goes on by itself with its clock moved (D7)")
  void resumesByItself() {
    Dossier waiting = waiting();
    assertThat(waiting.status()).isEqualTo(DossierStatus.PAYMENT_REQUESTED);
    Charge duty = only(waiting.id());
    assertThat(duty.duty()).isTrue();
    assertThat(duty.amount()).isEqualTo(200_000);
    payments.takeAtCounter(duty.id(), Means.TRANSFER, "FT-9", office.counter());
    await().until(() -> now(waiting.id()).status() == DossierStatus.PROCESSING);
    news.catchUp();
    Dossier after = now(waiting.id());
    assertThat(after.times().pausedSince()).isNull();
    assertThat(after.times().dueAt()).isNotNull();
    assertThat(count(waiting.id(), EventKind.PAID)).isOne();
    assertThat(after.states().payment()).as("the fee is still due").isEqualTo(States.Payment.DUE);
  }

  @Test
  @DisplayName("The event is lost in a crash: the job finds the payment and resumes the dossier")
  void catchesUp() {
    Dossier waiting = waiting();
    news.catchUp();
    assertThat(now(waiting.id()).status()).isEqualTo(DossierStatus.PAYMENT_REQUESTED);
    jdbc.sql(
            """
            update payments.charge set state = 'PAID', means = 'CASH', receipt = 'x',
              settled_at = now() where id = :id
            """)
        .param("id", only(waiting.id()).id())
        .update();
    try {
      news.catchUp();
      assertThat(now(waiting.id()).status()).isEqualTo(DossierStatus.PROCESSING);
    } finally {
      jdbc.sql(
              """
              update payments.charge set state = 'DUE', means = null, receipt = null,
                settled_at = null where id = :id
              """)
          .param("id", only(waiting.id()).id())
          .update();
    }
  }

  @Test
  @DisplayName("The counter confirms a duty with its receipt: the money is in the till at once")
  void confirmedAtTheCounter() {
    Dossier waiting = waiting();
    payment.confirm(waiting.id(), null, "0000077", office.counter());
    Charge duty = only(waiting.id());
    assertThat(duty.state()).isEqualTo(ChargeState.PAID);
    assertThat(String.valueOf(duty.taken())).contains("0000077", "CASH");
    assertThat(count(waiting.id(), EventKind.PAID)).isOne();
  }

  private Dossier handled() {
    Dossier d =
        assignment.assign(
            received().id(), null, office.specialist().requireId(), "", office.head());
    processing.propose(
        d.id(), null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(d.id(), null, null, office.leader());
    return result.issue(
        d.id(),
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
  }

  private Dossier giveBack(Dossier d, Delivery how) {
    return giving.giveBack(
        d.id(),
        null,
        new DossierReturn.Receipt(how, "Nguyễn Văn Ân", null, true, null),
        office.counter());
  }

  private void refused(Dossier d, Delivery how) {
    assertThatThrownBy(() -> giveBack(d, how))
        .isInstanceOfSatisfying(
            AppException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(DossiersErrors.CHARGE_DUE);
              assertThat(refusal.arguments())
                  .containsExactly(d.code(), 75_000L, only(d.id()).code());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEFORE", "AFTER"})
  @DisplayName(
      "NĐ 61/2018 Art. 22: whenever the fee was to be paid, nothing is returned before it is, and"
          + " the refusal says so")
  void nothingIsReturnedUnpaid(String moment) {
    offices.collect(office.procedure(), moment);
    Dossier d = handled();
    refused(d, Delivery.COUNTER);
    refused(d, Delivery.POST);
    assertThatThrownBy(() -> post.ready(d.id(), office.counter())).isInstanceOf(AppException.class);
    offices.pay(d.id(), office.counter());
    assertThat(giveBack(d, Delivery.COUNTER).status()).isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  @DisplayName("What is exempt or was cancelled is owed no longer when the result is returned")
  void exemptAndCancelled() {
    Dossier cancelled = handled();
    payments.cancel(only(cancelled.id()).id(), "Được miễn theo quyết định", office.counter());
    await().until(() -> now(cancelled.id()).states().payment() == States.Payment.NONE);
    assertThat(giveBack(cancelled, Delivery.COUNTER).status()).isEqualTo(DossierStatus.RETURNED);
    offices.exempt(office);
    Dossier exempt = handled();
    assertThat(only(exempt.id()).state()).isEqualTo(ChargeState.EXEMPT);
    assertThat(giveBack(exempt, Delivery.COUNTER).status()).isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  @DisplayName(
      "Collected on delivery: the post takes the result unpaid, the counter hands over none")
  void collectedOnDelivery() {
    offices.collect(office.procedure(), "ON_DELIVERY");
    Dossier d = handled();
    refused(d, Delivery.COUNTER);
    refused(d, Delivery.ELECTRONIC);
    post.handedOver(d.id(), "MP000042", office.counter());
    assertThat(post.delivered(d.id(), "Nguyễn Văn Ân", "MP000042").status())
        .isEqualTo(DossierStatus.RETURNED);
    assertThat(only(d.id()).due()).as("until the post settles").isTrue();
  }

  @Test
  @DisplayName("The post has delivered: that is written down whatever has come to be owed")
  void deliveredIsAFact() {
    Dossier d = handled();
    offices.pay(d.id(), office.counter());
    post.handedOver(d.id(), "MP000043", office.counter());
    charges.duty(now(d.id()), 10_000, "Bổ sung", office.counter());
    assertThat(post.delivered(d.id(), "Nguyễn Văn Ân", "MP000043").status())
        .isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  @DisplayName("The page says what is owed and leads to the till; sent all the same: 422, REST 409")
  void theReturnDeskShowsIt() {
    Dossier d = handled();
    String here = "/dossiers/" + d.id();
    String till = "/payments/charges/" + only(d.id()).id();
    for (String page : List.of(here, here + "/return")) {
      assertThat(mvc.get().uri(page).with(TestOffice.as(office.counter())))
          .hasStatusOk()
          .bodyText()
          .contains("Còn 75.000 đ chưa thu", till);
    }
    assertThat(
            mvc.post()
                .uri(here + "/return")
                .param("delivery", "COUNTER")
                .param("collector", "Nguyễn Văn Ân")
                .with(TestOffice.as(office.counter()))
                .with(csrf()))
        .hasStatus(422)
        .bodyText()
        .contains("chưa trả được kết quả", only(d.id()).code(), till);
    assertThat(
            mvc.post()
                .uri("/api/v1/dossiers/" + d.id() + "/return")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"collector\": \"Nguyễn Văn Ân\"}")
                .with(TestOffice.as(office.counter()))
                .with(csrf()))
        .hasStatus(409)
        .bodyText()
        .contains("CHARGE_DUE", only(d.id()).code());
    offices.pay(d.id(), office.counter());
    assertThat(mvc.get().uri(here + "/return").with(TestOffice.as(office.counter())))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("chưa thu");
  }

  private Dossier filed() {
    return filing.file(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
  }

  @Test
  @DisplayName(
      "NĐ 45/2020 Art. 11: an online filing pays its up-front fee at once, the 8 hours for the"
          + " answer begin anew with the payment, and acceptance charges nothing twice")
  void paidBeforeTheAnswer() {
    Dossier dossier = filed();
    Charge fee = only(dossier.id());
    assertThat(fee.amount()).isEqualTo(75_000);
    assertThat(fee.due()).isTrue();
    assertThat(dossier.states().payment()).isEqualTo(States.Payment.DUE);
    jdbc.sql("update dossiers.dossier set answer_by = '2026-01-05 03:00:00+00' where id = :id")
        .param("id", dossier.id())
        .update();
    Charge paid = payments.takeAtCounter(fee.id(), Means.TRANSFER, "FT-1", office.counter());
    await().until(() -> now(dossier.id()).states().payment() == States.Payment.PAID);
    Dossier after = now(dossier.id());
    assertThat(after.status()).isEqualTo(DossierStatus.REGISTERED);
    assertThat(after.times().answerBy())
        .isEqualTo(deadlines.answerBy(java.util.Objects.requireNonNull(paid.taken()).at()));
    Dossier accepted = intake.accept(dossier.id(), null, office.counter());
    assertThat(accepted.states().payment()).isEqualTo(States.Payment.PAID);
    assertThat(charges.of(dossier.id())).extracting(Charge::id).containsExactly(fee.id());
    assertThat(count(dossier.id(), EventKind.PAID)).isOne();
  }

  @Test
  @DisplayName(
      "Accepted before it is paid, an online filing still owes the one fee it was asked for")
  void acceptedUnpaid() {
    Dossier dossier = filed();
    Charge fee = only(dossier.id());
    Dossier accepted = intake.accept(dossier.id(), null, office.counter());
    assertThat(accepted.states().payment()).isEqualTo(States.Payment.DUE);
    assertThat(charges.of(dossier.id())).extracting(Charge::id).containsExactly(fee.id());
  }

  @Test
  @DisplayName("Collected afterwards, or filed and held back: nothing is asked for at filing")
  void notAskedAtFiling() {
    Dossier held =
        transactions.execute(status ->
            filing.begin(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011")));
    assertThat(charges.of(held.id())).isEmpty();
    transactions.executeWithoutResult(status -> filing.announce(held, held.times().submittedAt()));
    assertThat(charges.of(held.id())).hasSize(1);
    jdbc.sql(
            """
            insert into dossiers.collection_rule (procedure_code, channel, valid_from, collection,
              basis) values (:procedure, 'ONLINE', '2020-01-01', 'AFTER', 'thử')
            """)
        .param("procedure", office.procedure())
        .update();
    Dossier later = filed();
    assertThat(charges.of(later.id())).isEmpty();
    assertThat(later.states().payment()).isEqualTo(States.Payment.NONE);
    intake.accept(later.id(), null, office.counter());
    assertThat(only(later.id()).due()).isTrue();
    assertThat(now(later.id()).states().payment()).isEqualTo(States.Payment.DUE);
  }

  @Test
  @DisplayName("Refused unpaid: the fee is asked for no longer")
  void refusedUnpaid() {
    Dossier dossier = filed();
    Dossier refused = intake.refuse(dossier.id(), null, "Không đủ điều kiện", office.counter());
    assertThat(only(dossier.id()).state()).isEqualTo(ChargeState.CANCELLED);
    assertThat(refused.states().payment()).isEqualTo(States.Payment.NONE);
  }

  @Test
  @DisplayName("Withdrawn: what is due is dropped, what was paid waits for its refund")
  void withdrawn() {
    Dossier unpaid = received();
    Dossier ended = withdrawal.withdraw(unpaid.id(), null, "Đổi ý", office.counter());
    assertThat(only(unpaid.id()).state()).isEqualTo(ChargeState.CANCELLED);
    assertThat(ended.states().payment()).isEqualTo(States.Payment.NONE);

    Dossier paid = received();
    Charge fee =
        payments.takeAtCounter(only(paid.id()).id(), Means.CASH, "0000044", office.counter());
    await().until(() -> now(paid.id()).states().payment() == States.Payment.PAID);
    withdrawal.withdraw(paid.id(), null, "Đổi ý", office.counter());
    assertThat(only(paid.id()).state()).isEqualTo(ChargeState.PAID);
    Refund refund = payments.requestRefund(fee.id(), "Rút hồ sơ", null, office.counter());
    payments.approveRefund(refund.id(), office.leader());
    payments.payOutRefund(refund.id(), "PC-1", office.counter());
    await().until(() -> now(paid.id()).states().payment() == States.Payment.REFUNDED);
    assertThat(count(paid.id(), EventKind.REFUNDED)).isOne();
  }
}
