package vn.lienthong.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.States;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;

@HouseTest
class PostTest {
  private static final int STEP = 30;

  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierReturn giving;
  @Autowired Authority authority;
  @Autowired HistoryRepository history;
  @Autowired PostOffice office;
  @Autowired ConsignmentRepository consignments;
  @Autowired Outbox outbox;
  @Autowired SimulatedPost simulated;
  @Autowired Delivered delivered;
  @Autowired Asking asking;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office one;

  @BeforeEach
  void open() {
    one = offices.open();
    offices.exempt(one);
  }

  @AfterEach
  void noFaultsAreLeft() {
    for (SimulatedPost.Fault fault : SimulatedPost.Fault.values()) {
      simulated.owe(fault, 0);
    }
  }

  private Dossier handled() {
    NewDossier papers = one.papers();
    NewDossier byPost =
        new NewDossier(
            papers.procedureCode(),
            null,
            null,
            papers.applicant(),
            papers.owner(),
            Delivery.POST,
            1,
            null,
            papers.form(),
            papers.components());
    UUID id = intake.receive(byPost, Channel.COUNTER, null, one.counter()).id();
    assignment.assign(id, null, one.specialist().requireId(), "", one.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ điều kiện", List.of(), one.specialist());
    approval.approve(id, null, null, one.leader());
    return result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        one.clerk());
  }

  private Dossier now(UUID id) {
    return authority.read(id, one.leader());
  }

  private Consignment prepared(Dossier dossier) {
    Consignment prepared = office.prepare(dossier.id(), null, one.counter());
    outbox.run();
    return consignments.get(prepared.id());
  }

  private Consignment onTheWay(Dossier dossier) {
    Consignment prepared = prepared(dossier);
    office.handOver(List.of(prepared.id()), "Bưu tá Thử", one.counter());
    outbox.run();
    return consignments.get(prepared.id());
  }

  /** All that the post would have told by then. */
  private void later() {
    Instant end = Instant.now().plusSeconds(100L * STEP);
    while (simulated.deliver(end) > 0) {
      // until everything was told
    }
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  @DisplayName(
      "QĐ 45/2016/QĐ-TTg: packed, given to the post on a list, delivered: the dossier is returned"
          + " by post, and its history says with which tracking number")
  void aResultReachesItsApplicantByPost() {
    Dossier dossier = handled();
    Consignment prepared = prepared(dossier);
    assertThat(prepared.tracking()).startsWith("MP");
    assertThat(prepared.fee()).isPositive();
    assertThat(prepared.feeBasis()).contains("45/2016");
    HandOverRepository.HandOver list =
        office.handOver(List.of(prepared.id()), "Bưu tá Thử", one.counter());
    assertThat(list.number()).startsWith(one.code() + ".09-BK-").endsWith("-01");
    assertThat(now(dossier.id()).states().handover()).isEqualTo(States.Handover.SENT);
    refused(
        () ->
            giving.giveBack(
                dossier.id(),
                null,
                new DossierReturn.Receipt(Delivery.COUNTER, "Ai đó", null, true, null),
                one.counter()),
        DossiersErrors.IN_THE_POST);
    String here = "/dossiers/" + dossier.id();
    assertThat(mvc.get().uri(here).with(TestOffice.as(one.counter())))
        .hasStatusOk()
        .bodyText()
        .contains("Kết quả đang ở bưu chính", String.valueOf(prepared.tracking()))
        .doesNotContain(here + "/return\"");
    assertThat(mvc.get().uri(here + "/return").with(TestOffice.as(one.counter()))).hasStatus(409);
    outbox.run();
    later();
    assertThat(consignments.get(prepared.id()).state()).isEqualTo(ConsignmentState.DELIVERED);
    Dossier returned = now(dossier.id());
    assertThat(returned.status()).isEqualTo(DossierStatus.RETURNED);
    assertThat(returned.states().handover()).isEqualTo(States.Handover.DELIVERED);
    assertThat(history.of(dossier.id()).reversed().stream().limit(2))
        .allSatisfy(entry -> assertThat(entry.note()).contains(prepared.tracking()))
        .extracting(entry -> entry.kind())
        .containsExactly(EventKind.RETURNED, EventKind.POSTED);
    assertThat(history.forApplicant(dossier.id()))
        .extracting(entry -> entry.kind())
        .contains(EventKind.POSTED, EventKind.RETURNED);
  }

  @Test
  @DisplayName(
      "A fee due on delivery: the post is told how much it collects, the list and the page of the"
          + " consignment say it, and what was paid meanwhile is not collected")
  void collectsOnDelivery() {
    one = offices.open();
    offices.collect(one.procedure(), "ON_DELIVERY");
    Dossier unpaid = handled();
    Dossier paid = handled();
    Consignment first = prepared(unpaid);
    Consignment second = prepared(paid);
    String page = "/post/consignments/" + first.id();
    assertThat(mvc.get().uri(page).with(TestOffice.as(one.counter())))
        .hasStatusOk()
        .bodyText()
        .contains("Thu hộ phí, lệ phí", "75.000");
    offices.pay(paid.id(), one.counter());
    HandOverRepository.HandOver list =
        office.handOver(List.of(first.id(), second.id()), "Bưu tá Thử", one.counter());
    outbox.run();
    assertThat(simulated.collects(first.reference())).isEqualTo(75_000);
    assertThat(simulated.collects(second.reference())).isZero();
    Consignment sent = consignments.get(first.id());
    assertThat(sent.collect()).isEqualTo(75_000);
    assertThat(sent.payable()).isEqualTo(75_000 + sent.fee());
    assertThat(mvc.get().uri("/post/lists/" + list.id()).with(TestOffice.as(one.counter())))
        .hasStatusOk()
        .bodyText()
        .contains("Thu hộ", "thu hộ phí, lệ phí 75.000");
    assertThat(mvc.get().uri(page).with(TestOffice.as(one.counter())))
        .bodyText()
        .contains("Thu hộ phí, lệ phí", "75.000", "người nhận trả tất cả");
    assertThat(mvc.get().uri("/api/v1" + page).with(TestOffice.as(one.counter())))
        .bodyJson()
        .extractingPath("$.collect")
        .isEqualTo(75_000);
  }

  @Test
  @DisplayName("Packed, then collected at the counter: it does not go to the post any more")
  void collectedAfterAll() {
    Dossier dossier = handled();
    Consignment prepared = prepared(dossier);
    giving.giveBack(
        dossier.id(),
        null,
        new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
        one.counter());
    assertThat(consignments.get(prepared.id()).state()).isEqualTo(ConsignmentState.CANCELLED);
    refused(
        () -> office.handOver(List.of(prepared.id()), "Bưu tá", one.counter()), PostErrors.NOT_NOW);
  }

  @Test
  void newsTwiceAndInTheWrongOrderEndInTheSame() {
    simulated.owe(SimulatedPost.Fault.DUPLICATED, 1);
    simulated.owe(SimulatedPost.Fault.OUT_OF_ORDER, 1);
    Dossier dossier = handled();
    Consignment sent = onTheWay(dossier);
    later();
    assertThat(consignments.get(sent.id()).state()).isEqualTo(ConsignmentState.DELIVERED);
    assertThat(consignments.news(sent.id()))
        .extracting(News::kind)
        .containsExactly(
            News.Kind.DELIVERED,
            News.Kind.OUT_FOR_DELIVERY,
            News.Kind.IN_TRANSIT,
            News.Kind.ACCEPTED);
    assertThat(history.of(dossier.id()))
        .filteredOn(entry -> entry.kind() == EventKind.RETURNED)
        .hasSize(1);
  }

  @Test
  void whatCannotBeDeliveredLiesAtTheCounterAgainAndIsSentOnceMore() {
    simulated.owe(SimulatedPost.Fault.COMES_BACK, 1);
    Dossier dossier = handled();
    Consignment sent = onTheWay(dossier);
    refused(() -> office.prepare(dossier.id(), null, one.counter()), DossiersErrors.IN_THE_POST);
    later();
    assertThat(consignments.get(sent.id()).state()).isEqualTo(ConsignmentState.RETURNED);
    Dossier back = now(dossier.id());
    assertThat(back.status()).isEqualTo(DossierStatus.HANDLED);
    assertThat(back.states().handover()).isEqualTo(States.Handover.READY);
    assertThat(mvc.get().uri("/dossiers/" + dossier.id()).with(TestOffice.as(one.counter())))
        .bodyText()
        .contains("/dossiers/" + dossier.id() + "/return\"")
        .doesNotContain("Kết quả đang ở bưu chính");
    assertThat(history.forApplicant(dossier.id()).getLast().kind())
        .isEqualTo(EventKind.POST_RETURNED);
    onTheWay(dossier);
    later();
    assertThat(now(dossier.id()).status()).isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  void newsBeforeTheListIsClosedCountOnceItIs() {
    Dossier dossier = handled();
    Consignment prepared = prepared(dossier);
    delivered.take(
        new News(
            "early-" + prepared.id(),
            String.valueOf(prepared.tracking()),
            News.Kind.DELIVERED,
            Instant.now(),
            null,
            "Vợ của người nhận"));
    assertThat(now(dossier.id()).status()).isEqualTo(DossierStatus.HANDLED);
    office.handOver(List.of(prepared.id()), "Bưu tá Thử", one.counter());
    assertThat(now(dossier.id()).status()).isEqualTo(DossierStatus.RETURNED);
    assertThat(consignments.get(prepared.id()).receivedBy()).isEqualTo("Vợ của người nhận");
  }

  @Test
  void aSilentPostIsToldLaterAndGivesNoSecondNumber() {
    simulated.owe(SimulatedPost.Fault.SILENT, 1);
    Dossier dossier = handled();
    Consignment prepared = prepared(dossier);
    assertThat(prepared.tracking()).isNull();
    assertThat(outbox.failures(prepared.id())).containsExactly("HTTP 503");
    refused(
        () -> office.handOver(List.of(prepared.id()), "Bưu tá", one.counter()),
        PostErrors.NO_TRACKING);
    outbox.run(Instant.now().plusSeconds(60));
    String tracking = consignments.get(prepared.id()).tracking();
    assertThat(tracking).startsWith("MP");
    assertThat(simulated.order(prepared.reference())).isEqualTo(tracking);
    assertThat(outbox.failures(prepared.id())).isEmpty();
  }

  @Test
  void newsThatWereLostAreFetchedByAsking() {
    Dossier dossier = handled();
    Consignment sent = onTheWay(dossier);
    jdbc.sql(
            "update post.simulated_news set due_at = now() - interval '1 second' where tracking ="
                + " ?")
        .param(sent.tracking())
        .update();
    assertThat(asking.ask(sent.id())).isEqualTo(4);
    assertThat(asking.ask(sent.id())).as("nothing new").isZero();
    assertThat(now(dossier.id()).status()).isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  void aStrangersSignatureAndAStrangersCounterAreRefused() {
    Dossier dossier = handled();
    Consignment prepared = prepared(dossier);
    TestOffice.Office other = offices.open();
    refused(() -> office.read(prepared.id(), other.counter()), SharedErrors.FORBIDDEN);
    refused(() -> office.cancel(prepared.id(), "x", other.counter()), SharedErrors.FORBIDDEN);
    refused(
        () -> office.handOver(List.of(prepared.id()), "Bưu tá", other.counter()),
        SharedErrors.FORBIDDEN);
    assertThat(PostSignature.fits(PostSignature.of("a", "s"), "a", "s")).isTrue();
    assertThat(PostSignature.fits(PostSignature.of("a", "t"), "a", "s")).isFalse();
    assertThat(PostSignature.fits(null, "a", "s")).isFalse();
    office.cancel(prepared.id(), "Người dân đến nhận tại quầy", one.counter());
    assertThat(now(dossier.id()).states().handover()).isEqualTo(States.Handover.READY);
  }
}
