package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.Till;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class PaidJourneyBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";
  private static final String NUMBER = "099085000101";
  private static final String NAME = "Nguyễn Văn An";

  @Autowired TestOffice offices;
  @Autowired Till till;
  @Autowired IdentityApi identity;
  @Autowired TestUnits units;
  @Autowired DossierIntake intake;
  @Autowired DossierRepository dossiers;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;

  private TestOffice.Office office;

  private Dossier received() {
    UUID account = identity.citizenAccount(CitizenClaims.person(NUMBER, NAME));
    Party party =
        new Party(Party.Kind.CITIZEN, NAME, NUMBER, null, null, "12 Lê Lợi", "99901", account);
    return intake.receive(
        new NewDossier(
            office.procedure(),
            null,
            null,
            party,
            party,
            Delivery.COUNTER,
            1,
            null,
            Map.of("area", "120"),
            List.of(new ReceivedComponent("don", 1, 0, 0, List.of()))),
        Channel.COUNTER,
        null,
        office.counter());
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private void staff(Browser browser, CurrentUser user, String name, boolean fresh, String path) {
    if (fresh) {
      identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    }
    browser.renew();
    browser.signInAsStaff(name, PASSWORD);
    browser.open(path);
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 22: the fee is still due at the return desk; the counter is led to the till,"
          + " takes it in cash and returns the result")
  void paidAtTheReturnDesk(Browser browser) {
    office = offices.open();
    UUID id = received().id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
    staff(browser, office.counter(), "quay.tra." + office.procedure(), true, "/dossiers/" + id);
    Page page = browser.page();
    assertThat(page.locator("#owed").innerText()).contains("75.000 đ", "Thu tiền tại quầy");
    browser.isAccessible("return-owed-dossier");
    browser.open("/dossiers/" + id + "/return");
    browser.isAccessible("return-owed");
    page.locator("main form .buttons button").first().click();
    assertThat(page.locator(".summary").innerText()).contains("chưa trả được kết quả");
    browser.isAccessible("return-refused");
    page.locator("#owed a").filter(with("Thu tiền tại quầy")).click();
    page.fill("#receipt", "0000051");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith("/dossiers/" + id));
    await().until(() -> dossiers.get(id).states().payment() == States.Payment.PAID);
    browser.open("/dossiers/" + id + "/return");
    assertThat(page.locator("#owed").count()).isZero();
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith("/dossiers/" + id));
    assertThat(dossiers.get(id).status()).isEqualTo(DossierStatus.RETURNED);
  }

  @Test
  @DisplayName(
      "A citizen pays online: left pending the page tells the truth, then it is paid; the dossier"
          + " is withdrawn, the counter asks for the refund, the leader approves, the money goes"
          + " back, the ledger differs by 0, the file of the day is taken")
  void paidJourneyWithRefund(Browser browser) {
    office = offices.open();
    Dossier dossier = received();
    till.account(
        new Payee(
            office.agency(),
            dossier.organisations().competent().path(),
            dossier.organisations().competent().name()));
    String mine = "/dossiers/mine/" + dossier.id();
    Page page = browser.page();
    browser.open("/sign-in?next=" + mine);
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with(NAME)).first().click();
    page.waitForURL(url -> url.endsWith(mine));
    assertThat(page.locator("main").innerText()).contains("75.000 đ", "Chờ thanh toán");
    browser.isAccessible("payments-mine");
    page.locator("button").filter(with("Thanh toán trực tuyến")).click();
    page.waitForURL(url -> url.contains("/simulator/payment-gateway/pay/"));
    assertThat(page.locator("main").innerText()).contains("mô phỏng");
    browser.isAccessible("payments-gateway");
    page.check("input[name=choice][value=PENDING]");
    page.locator("main form button[type=submit]").click();
    page.waitForURL(url -> url.contains("/payments/return/"));
    assertThat(page.locator("main").innerText()).contains("Đang chờ kết quả thanh toán");
    browser.isAccessible("payments-pending");
    page.locator("main a").filter(with("Tiếp tục thanh toán")).click();
    page.check("input[name=choice][value=SUCCESS]");
    page.locator("main form button[type=submit]").click();
    page.waitForURL(url -> url.contains("/payments/return/"));
    assertThat(page.locator("main h1").innerText()).contains("Đã thanh toán");
    browser.isAccessible("payments-paid");
    page.locator("main a").filter(with("Về hồ sơ")).click();
    await().until(() -> dossiers.get(dossier.id()).states().payment() == States.Payment.PAID);
    page.reload();
    assertThat(page.locator("main").innerText()).contains("Đã thanh toán", "Biên lai");
    byte[] receipt =
        page.request()
            .get(
                browser.origin()
                    + page.locator("main a").filter(with("Biên lai")).getAttribute("href"))
            .body();
    assertThat(new String(receipt, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");

    String counter = "quay.thu." + office.procedure();
    staff(browser, office.counter(), counter, true, "/dossiers/" + dossier.id() + "/withdraw");
    page = browser.page();
    page.fill("#reason", "Không còn nhu cầu");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith("/dossiers/" + dossier.id()));
    assertThat(page.locator("main").innerText()).contains("đề nghị hoàn trả");
    browser.isAccessible("payments-dossier");
    page.locator("main a").filter(with("Xem khoản thu")).click();
    browser.isAccessible("payments-charge");
    page.locator("main button").filter(with("Đề nghị hoàn trả")).click();
    assertThat(page.locator(".summary").innerText()).contains("lý do");
    page.fill("#refundReason", "Rút hồ sơ");
    page.locator("main button").filter(with("Đề nghị hoàn trả")).click();
    page.waitForURL(url -> url.contains("/payments/charges/"));
    assertThat(page.locator("main").innerText()).contains("Đang hoàn trả");
    browser.open("/payments/refunds");
    assertThat(page.locator("main").innerText())
        .contains("Rút hồ sơ")
        .doesNotContain("Duyệt hoàn trả");

    staff(browser, office.leader(), "lanh.dao." + office.procedure(), true, "/payments/refunds");
    page = browser.page();
    browser.isAccessible("payments-refunds");
    page.locator("main button").filter(with("Duyệt hoàn trả")).first().click();
    page.waitForURL(url -> url.endsWith("/payments/refunds"));
    browser.open("/payments/refunds?tab=DONE");
    assertThat(page.locator("main").innerText()).contains("Đã hoàn trả");
    browser.open("/payments/ledger");
    assertThat(page.locator("main").innerText()).contains("Chênh lệch: 0 đ");
    browser.isAccessible("payments-ledger");

    staff(browser, office.counter(), counter, false, "/payments");
    page = browser.page();
    assertThat(page.locator("main").innerText()).contains("Đã hoàn trả", NAME);
    browser.isAccessible("payments-list");

    browser.renew();
    Administrator.signIn(browser, units, identity);
    page = browser.page();
    browser.open("/payments/simulator");
    assertThat(page.locator("main").innerText()).contains("mô phỏng");
    browser.isAccessible("payments-simulator");
    browser.open("/payments/reconciliation");
    byte[] file =
        page.request()
            .get(
                browser.origin()
                    + page.locator("main a").filter(with("mô phỏng")).getAttribute("href"))
            .body();
    page.setInputFiles("#file", new FilePayload("doi-soat.csv", "text/csv", file));
    page.locator("main button").filter(with("So khớp")).click();
    page.waitForLoadState();
    assertThat(page.locator("main").innerText()).contains("Đã so", "doi-soat.csv");
    browser.isAccessible("payments-reconciliation");
  }
}
