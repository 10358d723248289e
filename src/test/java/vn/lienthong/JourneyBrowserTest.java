package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.lienthong.shared.Vietnam;

/** One dossier's whole life in real Chromium, by nine people, on the demonstration province. */
@DemoTest
@Tag("browser")
@ExtendWith(BrowserExtension.class)
class JourneyBrowserTest {
  private static final String PASSWORD = "TrinhDien@2026";

  @Test
  @DisplayName(
      "A citizen files, the counter accepts, the head assigns, the specialist consults and"
          + " proposes, the leader approves, the clerk issues, the counter returns, the citizen"
          + " rates")
  void aDossierLivesItsWholeLife(Browser browser) throws IOException {
    String id = file(browser);
    String dossier = "/dossiers/" + id;

    staff(browser, "hoa.le", dossier);
    browser.isAccessible("journey-dossier");
    act(browser, "Tiếp nhận");

    staff(browser, "thoa.truong", dossier);
    open(browser, "Phân công");
    choose(browser.page(), "#person", "Trần Văn Nam");
    submit(browser.page());

    staff(browser, "nam.tran", dossier);
    open(browser, "Lấy ý kiến");
    choose(browser.page(), "#unit", "hoạt động xây dựng");
    browser.page().fill("#question", "Đề nghị cho ý kiến về điểm đỗ của phương tiện.");
    browser.page().fill("#days", "2");
    submit(browser.page());

    staff(browser, "vinh.ha", dossier);
    open(browser, "Trả lời");
    browser.page().locator("input[name=agrees]").first().check();
    browser.page().fill("#answer", "Thống nhất, điểm đỗ phù hợp quy hoạch.");
    browser.isAccessible("journey-answer");
    submit(browser.page());

    staff(browser, "nam.tran", dossier);
    open(browser, "Trình phê duyệt");
    browser.page().check("input[name=proposal][value=GRANT]");
    browser.page().fill("#note", "Hồ sơ đủ điều kiện, đề nghị cấp phù hiệu.");
    submit(browser.page());

    staff(browser, "son.do", dossier);
    act(browser, "Phê duyệt");

    staff(browser, "son.duong", dossier);
    open(browser, "Phát hành kết quả");
    browser.page().check("input[name=outcome][value=GRANTED]");
    browser.page().fill("#number", "1284/PH-SXD");
    browser
        .page()
        .fill(
            "#issuedOn",
            DateTimeFormatter.ofPattern("dd/MM/yyyy").format(LocalDate.now(Vietnam.ZONE)));
    browser.page().fill("#title", "Phù hiệu xe hợp đồng");
    browser.page().fill("#signer", "Đỗ Quang Sơn");
    browser.page().setInputFiles("input[type=file]", paper("ket-qua.pdf"));
    browser.isAccessible("journey-issue");
    submit(browser.page());

    staff(browser, "hoa.le", dossier);
    open(browser, "Trả kết quả");
    browser.page().fill("#collector", "Nguyễn Văn An");
    submit(browser.page());

    rate(browser, id);
  }

  private static String file(Browser browser) throws IOException {
    Page page = browser.page();
    citizen(browser, "/dossiers/file/2.002288");
    browser.isAccessible("journey-start");
    page.click("main form button");
    browser.isAccessible("journey-tasks");
    page.locator(".tasks a").first().click();
    page.fill("#phone", "0912 345 678");
    page.fill("#address", "Số 5, phố Trình Diễn");
    browser.isAccessible("journey-question");
    submit(page);
    page.check("input[name=whose][value=self]");
    submit(page);
    page.fill("#licenceNumber", "38-2026");
    page.fill("#licenceDate", "31/13/2026");
    page.fill("#contact", "Nguyễn Văn An");
    page.fill("#contactPhone", "0912345678");
    submit(page);
    assertThat(page.locator(".summary").innerText()).contains("ngày chưa đúng");
    assertThat(page.inputValue("#licenceDate")).as("nothing typed is lost").isEqualTo("31/13/2026");
    browser.isAccessible("journey-question-wrong");
    page.fill("#licenceDate", "31/12/2025");
    submit(page);
    page.fill("#plate", "36A-000.00");
    page.selectOption("#badgeKind", "CONTRACT");
    page.fill("#seats", "16");
    page.fill("#brand", "Trình Diễn");
    page.locator("input[name=owned]").first().check();
    page.fill("#trackerName", "Thiết bị thử");
    submit(page);
    for (String key : new String[] {"request", "registration"}) {
      page.setInputFiles("#" + key, paper(key + ".pdf"));
      page.waitForSelector("input[type=hidden][name=" + key + "Ids]", attached());
    }
    browser.isAccessible("journey-papers");
    submit(page);
    page.check("input[name=delivery][value=ELECTRONIC]");
    submit(page);
    page.waitForURL(url -> url.endsWith("/check"));
    browser.isAccessible("journey-check");
    submit(page);
    page.waitForURL(url -> url.endsWith("/sent"));
    browser.isAccessible("journey-sent");
    return page.url().replaceAll(".*/mine/([0-9a-f-]{36})/sent", "$1");
  }

  private static void rate(Browser browser, String id) {
    browser.renew();
    Page page = browser.page();
    citizen(browser, "/dossiers/mine/" + id);
    assertThat(page.locator("main").innerText())
        .contains("Đã trả kết quả", "1284/PH-SXD", "Phù hiệu xe hợp đồng")
        .doesNotContain("đề nghị cấp phù hiệu");
    browser.isAccessible("journey-mine");
    page.click("a:has-text('Đánh giá sự phục vụ')");
    for (Locator question : page.locator("main fieldset").all()) {
      question.locator("input[type=radio]").first().check();
    }
    browser.isAccessible("journey-rate");
    submit(page);
    assertThat(page.locator("main").innerText()).contains("12 trên 12");
  }

  private static void citizen(Browser browser, String next) {
    browser.open("/sign-in?next=" + next);
    Page page = browser.page();
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with("Nguyễn Văn An")).first().click();
    page.waitForURL(url -> url.endsWith(next));
  }

  private static void staff(Browser browser, String username, String path) {
    browser.renew();
    browser.signInAsStaff(username, PASSWORD);
    assertThat(browser.open(path).status()).as("%s opens the dossier", username).isEqualTo(200);
  }

  /** Opens an action of the dossier page and sends it as it is. */
  private static void act(Browser browser, String action) {
    open(browser, action);
    submit(browser.page());
  }

  private static void open(Browser browser, String action) {
    browser.page().locator("main a.btn").filter(with(action)).first().click();
    browser.page().waitForLoadState();
  }

  private static void submit(Page page) {
    page.locator("main form:not([role=search]) .buttons button").first().click();
    page.waitForLoadState();
  }

  private static void choose(Page page, String select, String words) {
    String value =
        page.locator(select + " option").filter(with(words)).first().getAttribute("value");
    page.selectOption(select, value);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.WaitForSelectorOptions attached() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private static FilePayload paper(String name) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return new FilePayload(name, "application/pdf", out.toByteArray());
    }
  }
}
