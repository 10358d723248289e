package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.files.FilesApi;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.db.Signals;
import vn.lienthong.signing.Papers;

/** A result signed, read by its owner, and checked by anybody, in real Chromium. */
@BrowserTest
class SigningBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";
  private static final String NUMBER = "099085000101";
  private static final String NAME = "Nguyễn Văn An";

  @Autowired TestOffice offices;
  @Autowired IdentityApi identity;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired ResultRepository results;
  @Autowired FilesApi files;
  @Autowired JdbcClient jdbc;
  @Autowired Signals signals;

  private UUID approved(TestOffice.Office office) {
    Party owner =
        new Party(Party.Kind.CITIZEN, NAME, NUMBER, "0900000001", null, "12 Lê Lợi", "99901", null);
    NewDossier papers = office.papers();
    UUID id =
        intake
            .receive(
                new NewDossier(
                    papers.procedureCode(),
                    null,
                    null,
                    owner,
                    owner,
                    Delivery.COUNTER,
                    1,
                    null,
                    Map.of(),
                    papers.components()),
                Channel.COUNTER,
                null,
                office.counter())
            .id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    return id;
  }

  /** As if the leader had last shown who they are an hour ago. */
  private void letTimePass(CurrentUser leader) {
    jdbc.sql(
            """
            update identity.session set attributes =
              jsonb_set(attributes, '{identity.at}', to_jsonb(:then::text))
            where owner = :owner returning encode(key, 'hex')
            """)
        .param("then", Instant.now().minusSeconds(3600).toString())
        .param("owner", leader.requireId())
        .query(String.class)
        .list()
        .forEach(key -> signals.send("session", key));
  }

  private static Locator with(Page page, String selector, String text) {
    return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text)).first();
  }

  private static void submit(Page page, String button) {
    with(page, "main form button", button).click();
    page.waitForLoadState();
  }

  private static void choose(Page page, String name, byte[] content) {
    page.setInputFiles("#files", new FilePayload(name, "application/pdf", content));
    page.waitForSelector(
        "input[type=hidden][name=filesIds]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  @Test
  @DisplayName(
      "Function 10 (use of digital signatures): the leader looks and signs; the owner reads who"
          + " signed and checks it; anybody finds the check from the foot of every page")
  void signedReadAndChecked(Browser browser) throws IOException {
    TestOffice.Office office = offices.open();
    offices.exempt(office);
    UUID id = approved(office);
    CurrentUser leader = office.leader();
    String account = "ky." + leader.requireId().toString().substring(24);
    identity.createStaffAccount(leader.requireId(), account, PASSWORD, false);
    browser.signInAsStaff(account, PASSWORD);
    browser.open("/dossiers/" + id);
    Page page = browser.page();
    with(page, "main a.btn", "Ký số và ban hành").click();
    page.waitForSelector("#number");
    browser.isAccessible("sign-form");
    page.fill("#number", "12/GP");
    page.fill("#title", "Giấy phép khai thác nước dưới đất");
    page.fill("#signer", "Trần Thị Lãnh");
    choose(page, "giay-phep.pdf", Papers.decision(0));
    submit(page, "Ký số và ban hành");
    assertThat(page.locator("main").innerText())
        .contains("Văn bản sẽ được ký", "Hãy mở và xem", "Bạn ký với tư cách: Trần Thị Lãnh");
    browser.isAccessible("sign-look");
    letTimePass(leader);
    submit(page, "Ký số và ban hành");
    assertThat(page.locator("main").innerText()).contains("Xác nhận lại danh tính");
    page.fill("[name=step-up]", PASSWORD);
    submit(page, "Xác nhận và thực hiện");
    page.waitForURL(url -> url.endsWith("/dossiers/" + id));
    assertThat(page.locator("main").innerText())
        .contains("Đã ký số bởi Trần Thị Lãnh", "Dấu thời gian");
    browser.isAccessible("sign-done");

    browser.renew();
    page = browser.page();
    browser.open("/sign-in?next=/dossiers/mine/" + id);
    with(page, "a, button", "Người dân").click();
    with(page, "button", NAME).click();
    page.waitForURL(url -> url.endsWith("/dossiers/mine/" + id));
    assertThat(page.locator("main").innerText())
        .contains("Đã ký số bởi Trần Thị Lãnh", "Dấu thời gian", "Mô phỏng");
    browser.isAccessible("sign-mine");
    with(page, "main a", "Kiểm tra chữ ký").click();
    page.waitForURL(url -> url.contains("/signing/verify/"));
    assertThat(page.locator("main").innerText())
        .contains("Chữ ký hợp lệ", "Hệ thống đã ghi nhận khi ký", "PAdES-B-T");
    browser.isAccessible("verify-kept");

    byte[] signed;
    try (InputStream in = files.open(results.of(id).getFirst().fileId())) {
      signed = in.readAllBytes();
    }
    browser.renew();
    page = browser.page();
    browser.open("/papers/check");
    with(page, "main a", "Kiểm tra chữ ký số của tệp").click();
    page.waitForURL(url -> url.endsWith("/signing/verify"));
    browser.open("/");
    with(page, "footer a", "Kiểm tra chữ ký số").click();
    page.waitForURL(url -> url.endsWith("/signing/verify"));
    browser.isAccessible("verify-ask");
    check(page, signed, "Chữ ký hợp lệ");
    assertThat(page.locator("main").innerText()).contains("Sở Thử");
    browser.isAccessible("verify-good");
    // the date that the signature itself bears: the file can still be read, and is another
    byte[] tampered = signed.clone();
    int date = new String(signed, StandardCharsets.ISO_8859_1).lastIndexOf("(D:20");
    assertThat(date).isPositive();
    tampered[date + 6] ^= 1;
    check(page, tampered, "Chữ ký không hợp lệ");
    browser.isAccessible("verify-bad");
    check(page, Papers.pdf("Không ký"), "Tệp không có chữ ký số");
    browser.isAccessible("verify-none");
  }

  /** The answer has the address of the form, so only its words show that it came. */
  private static void check(Page page, byte[] content, String verdict) {
    page.setInputFiles("#file", new FilePayload("ket-qua.pdf", "application/pdf", content));
    submit(page, "Kiểm tra");
    with(page, "main", verdict).waitFor();
  }
}
