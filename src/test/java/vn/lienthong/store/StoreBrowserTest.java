package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class StoreBrowserTest {
  private static final String PASSWORD = "Mat-khau-thu-2026!";
  private static final String NAME = "Phạm Thu Hà";
  private static final String NUMBER = "099195000104";

  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired OwnStore own;
  @Autowired ItemRepository items;
  @Autowired ItemDecisions decisions;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  private void staff(Browser browser, CurrentUser user, String path) {
    String name = "kho." + UUID.randomUUID().toString().substring(0, 8);
    identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    browser.renew();
    browser.signInAsStaff(name, PASSWORD);
    browser.open(path);
  }

  private static void citizen(Browser browser, String next) {
    browser.renew();
    browser.open("/sign-in?next=" + next);
    Page page = browser.page();
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with(NAME)).first().click();
    page.waitForURL(url -> url.endsWith(next));
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void submit(Page page) {
    page.locator("main form:not([role=search]) .buttons button").first().click();
    page.waitForLoadState();
  }

  @Test
  @DisplayName(
      "A paper of a first dossier is approved, serves a second one without an upload, is revoked,"
          + " and the warning shows where it was used")
  void paperServesAgainAndEnds(Browser browser) {
    TestOffice.Office first = offices.open();
    TestOffice.Office second = offices.open();
    UUID account = identity.citizenAccount(CitizenClaims.person(NUMBER, NAME));
    CurrentUser owner =
        new CurrentUser(CurrentUser.Kind.CITIZEN, account, NAME, NUMBER, java.util.List.of());
    Dossier dossier = papers.accept(first, papers.fileWithUpload(first, owner));

    CurrentUser head = offices.staff("Cao Thị Phụ Trách", Position.COUNTER_HEAD, first.centre());
    staff(browser, head, "/store?q=" + dossier.code());
    Page page = browser.page();
    browser.isAccessible("store-list");
    page.locator("main tbody a").filter(with("Bản vẽ")).first().click();
    page.fill("#number", "15/BV-2026");
    page.fill("#agency", "Sở Xây dựng (trình diễn)");
    page.fill("#issuedOn", "05/01/2026");
    page.fill("#validUntil", "01/01/2020");
    page.locator("button").filter(with("Duyệt vào kho")).click();
    assertThat(page.locator(".summary").innerText()).contains("sau ngày cấp");
    browser.isAccessible("store-item-wrong");
    page.fill("#validUntil", "05/01/2036");
    page.locator("button").filter(with("Duyệt vào kho")).click();
    page.waitForURL(url -> url.contains("/store/items/"));
    assertThat(page.locator("main").innerText()).contains("Còn hiệu lực", "15/BV-2026");
    browser.isAccessible("store-item");
    String item = page.url();

    citizen(browser, "/store/mine");
    page = browser.page();
    assertThat(page.locator("main").innerText()).contains("Bản vẽ", "Chờ duyệt");
    browser.isAccessible("store-mine");
    page.locator("main tbody a").filter(with("Bản vẽ")).first().click();
    page.fill("#recipient", "Ngân hàng Trình Diễn");
    page.locator("button").filter(with("Tạo đường dẫn")).click();
    page.waitForSelector("text=Đang chia sẻ");
    browser.isAccessible("store-mine-one");
    String link = page.locator("a[href^='/store/shared/']").first().getAttribute("href");
    browser.open(link);
    browser.isAccessible("store-shared");

    browser.open("/dossiers/file/" + second.procedure());
    page.click("main form button");
    page.locator(".tasks a").first().click();
    page.fill("#phone", "0912345678");
    page.fill("#address", "Số 5, phố Trình Diễn");
    submit(page);
    page.check("input[name=whose][value=self]");
    submit(page);
    assertThat(page.locator("main").innerText()).contains("Không phải nộp lại", "15/BV-2026");
    page.setInputFiles(
        "#don",
        new FilePayload("don.txt", "text/plain", "Đơn đề nghị".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(
        "input[type=hidden][name=donIds]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    browser.isAccessible("store-filing");
    submit(page);
    page.check("input[name=delivery][value=ELECTRONIC]");
    submit(page);
    page.waitForURL(url -> url.endsWith("/check"));
    assertThat(page.locator("main").innerText()).contains("lấy từ kho");
    submit(page);
    page.waitForURL(url -> url.endsWith("/sent"));
    String used = page.url().replaceAll(".*/mine/([0-9a-f-]{36})/sent", "$1");

    staff(
        browser,
        offices.staff("Ngô Thị Phụ Trách", Position.COUNTER_HEAD, first.centre()),
        item.replace(browser.origin(), ""));
    page = browser.page();
    page.locator("summary").filter(with("Thu hồi")).click();
    page.locator("form[action$='/revoke'] textarea").fill("Quyết định 9/QĐ: giấy không đúng");
    page.locator("button").filter(with("Thu hồi giấy tờ")).click();
    page.waitForSelector("text=Đã thu hồi và gửi cảnh báo");
    browser.isAccessible("store-item-revoked");

    staff(browser, second.specialist(), "/store/warnings");
    page = browser.page();
    assertThat(page.locator("main").innerText()).contains("Bản vẽ", "Quyết định 9/QĐ");
    browser.isAccessible("store-warnings");
    browser.open("/dossiers/" + used);
    assertThat(page.locator("main").innerText())
        .contains("không còn hiệu lực", "Quyết định 9/QĐ", "Lấy từ kho");
    browser.isAccessible("store-dossier-warned");
    browser.open("/store/warnings");
    page.locator("summary").filter(with("Ghi nhận")).first().click();
    page.locator("main textarea").first().fill("Đã yêu cầu bổ sung bản vẽ khác");
    page.locator("main details button").first().click();
    page.waitForSelector("text=Không có cảnh báo nào");
    browser.isAccessible("store-warnings-none");
  }

  @Test
  @DisplayName(
      "A citizen takes a paper from the national store while filing; silence asks for an upload")
  void nationalStoreServes(Browser browser) {
    TestOffice.Office office = offices.open();
    papers.nationalServes(office);
    identity.citizenAccount(CitizenClaims.person(NUMBER, NAME));
    jdbc.sql(
            """
            insert into store.simulated_fault (owner, fault) values (?, 'TIMEOUT')
            on conflict (owner) do update set fault = excluded.fault
            """)
        .param(NUMBER)
        .update();
    citizen(browser, "/dossiers/file/" + office.procedure());
    Page page = browser.page();
    toPapers(page);
    browser.isAccessible("store-national-before");
    page.locator("button").filter(with("Hỏi kho quốc gia")).click();
    page.waitForSelector("text=Kho quốc gia chưa trả lời");
    assertThat(page.locator("main").innerText())
        .contains("Cứ tải giấy tờ lên")
        .containsIgnoringCase("mô phỏng");
    jdbc.sql("delete from store.simulated_fault where owner = ?").param(NUMBER).update();
    page.locator("button").filter(with("Hỏi lại")).click();
    page.waitForSelector("text=Kho quốc gia có 1 giấy tờ");
    browser.isAccessible("store-national-found");
    page.locator("input[value^='national:']").check();
    page.setInputFiles(
        "#don",
        new FilePayload("don.txt", "text/plain", "Đơn đề nghị".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(
        "input[type=hidden][name=donIds]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    submit(page);
    page.check("input[name=delivery][value=ELECTRONIC]");
    submit(page);
    page.waitForURL(url -> url.endsWith("/check"));
    assertThat(page.locator("main").innerText()).contains("lấy từ kho");
    submit(page);
    page.waitForURL(url -> url.endsWith("/sent"));
    String filed = page.url().replaceAll(".*/mine/([0-9a-f-]{36})/sent", "$1");

    browser.open("/store/mine");
    page.locator("main tbody a").filter(with("Bản vẽ thiết kế")).first().click();
    assertThat(page.locator("main").innerText())
        .contains("Hỏi kho quốc gia lúc", "Khớp với kho quốc gia");
    browser.isAccessible("store-mine-national");
    staff(browser, office.counter(), "/dossiers/" + filed);
    assertThat(browser.page().locator("main").innerText()).contains("Lấy từ kho quốc gia");
  }

  private static void toPapers(Page page) {
    page.click("main form button");
    page.locator(".tasks a").first().click();
    page.fill("#phone", "0912345678");
    page.fill("#address", "Số 5, phố Trình Diễn");
    submit(page);
    page.check("input[name=whose][value=self]");
    submit(page);
  }

  @Test
  @DisplayName("A paper is rejected, brought anew, approved, renewed, and the old says by which")
  void rejectedThenRenewed(Browser browser) {
    UUID account = identity.citizenAccount(CitizenClaims.person(NUMBER, NAME));
    CurrentUser owner =
        new CurrentUser(CurrentUser.Kind.CITIZEN, account, NAME, NUMBER, java.util.List.of());
    String name = "Bằng lái xe " + UUID.randomUUID().toString().substring(0, 6);
    UUID item = own.bring(PaperFacts.named(name), papers.upload(owner, "bang 1"), owner);
    CurrentUser officer =
        offices.staff(
            "Đặng Thị Đối Chiếu", Position.COUNTER_OFFICER, items.get(item).keeper().id());
    decisions.reject(item, "Ảnh chụp mờ, không đọc được số", officer);

    citizen(browser, "/store/mine/" + item);
    Page page = browser.page();
    assertThat(page.locator("main").innerText()).contains("Ảnh chụp mờ");
    browser.isAccessible("store-mine-rejected");
    page.locator("a").filter(with("Nộp lại bản khác")).click();
    browser.isAccessible("store-renew");
    bring(page, "bang-2.txt");
    assertThat(page.locator("main").innerText()).contains("đang đối chiếu", "Bản đã nộp trước");
    decisions.approve(item, TestPapers.facts(null), officer);

    browser.open("/store/mine/" + item);
    page.locator("a").filter(with("Nộp bản mới")).click();
    bring(page, "bang-3.txt");
    assertThat(page.locator("main").innerText()).contains("Khi được duyệt, giấy này thay cho");
    String renewal = page.url().replaceAll(".*/mine/([0-9a-f-]{36}).*", "$1");
    staff(browser, officer, "/store/items/" + renewal);
    page = browser.page();
    browser.isAccessible("store-item-renewal");
    page.fill("#number", "36-2026");
    page.fill("#agency", "Sở Xây dựng (trình diễn)");
    page.fill("#issuedOn", "05/01/2026");
    page.locator("button").filter(with("Duyệt vào kho")).click();
    page.waitForSelector("text=Giấy này thay cho");

    citizen(browser, "/store/mine/" + item);
    assertThat(browser.page().locator("main").innerText())
        .contains("Thay bằng giấy tờ mới", "36-2026");
    browser.isAccessible("store-mine-replaced");
  }

  private static void bring(Page page, String file) {
    page.setInputFiles(
        "#file", new FilePayload(file, "text/plain", file.getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(
        "input[type=hidden][name=fileIds]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    submit(page);
    page.waitForURL(url -> url.matches(".*/store/mine/[0-9a-f-]{36}"));
  }
}
