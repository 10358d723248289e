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
}
