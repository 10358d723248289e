package vn.lienthong.dossiers.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.dossiers.TestOffice;

/** One citizen, two devices, one filing. */
@BrowserTest
class TwoDevicesBrowserTest {
  @Autowired TestOffice offices;

  private static void signIn(Browser browser, String next) {
    browser.open("/sign-in?next=" + next);
    Page page = browser.page();
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with("Nguyễn Văn An")).first().click();
    page.waitForURL(url -> url.endsWith(next));
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Response press(Browser browser, String button) {
    Page page = browser.page();
    Response answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> page.locator("main form .buttons button").filter(with(button)).first().click());
    page.waitForLoadState();
    return answer;
  }

  private static String text(Browser browser) {
    return browser.page().locator("main").innerText();
  }

  /** Begins a filing on the device; its address. */
  private static String begun(Browser browser, String procedure) {
    signIn(browser, "/dossiers/file/" + procedure);
    browser.page().click("main form button");
    browser.page().waitForURL(url -> url.contains("/dossiers/drafts/"));
    return browser.page().url().replaceAll(".*(/dossiers/drafts/[0-9a-f-]{36}).*", "$1");
  }

  @Test
  @DisplayName("Left in the middle on the phone, gone on with on the computer: all is there")
  void goneOnWithElsewhere(Browser phone, Browser computer) {
    String draft = begun(phone, offices.open().procedure());
    phone.page().locator(".tasks a").first().click();
    String step = phone.page().url().replaceAll(".*(/dossiers/drafts/.*)", "$1");
    phone.page().fill("#phone", "0912 34");
    phone.page().fill("#address", "Số 5, phố Điện Thoại");
    assertThat(press(phone, "Lưu").status()).as("half a phone number is kept").isEqualTo(302);

    signIn(computer, "/dossiers/mine");
    computer.page().locator("a[href='" + draft + "']").first().click();
    computer.open(step);
    assertThat(computer.page().inputValue("#phone")).isEqualTo("0912 34");
    assertThat(computer.page().inputValue("#address")).isEqualTo("Số 5, phố Điện Thoại");
    computer.page().fill("#phone", "0912 345 678");
    assertThat(press(computer, "Tiếp tục").status()).isEqualTo(302);
    computer.page().check("input[name=whose][value=self]");
    press(computer, "Tiếp tục");

    phone.open(step);
    assertThat(phone.page().inputValue("#phone")).isEqualTo("0912 345 678");
    phone.open(draft);
    assertThat(phone.page().locator(".tasks li").filter(with("Đã xong")).count())
        .as("what the computer did is done here too")
        .isEqualTo(2);
  }

  @Test
  @DisplayName("Both typed on the same page: nothing is saved over, both versions are shown")
  void theSamePage(Browser phone, Browser computer) {
    String draft = begun(phone, offices.open().procedure());
    phone.page().locator(".tasks a").first().click();
    String step = phone.page().url().replaceAll(".*(/dossiers/drafts/.*)", "$1");
    signIn(computer, "/dossiers/mine");
    computer.open(step);
    computer.page().fill("#phone", "0912 345 678");
    computer.page().fill("#address", "Số 9, phố Máy Tính");
    press(computer, "Tiếp tục");

    phone.page().fill("#phone", "0912 345 678");
    phone.page().fill("#address", "Số 5, phố Điện Thoại");
    assertThat(press(phone, "Tiếp tục").status()).isEqualTo(409);
    assertThat(text(phone))
        .contains(
            "vừa được lưu trên một thiết bị khác", "Số 9, phố Máy Tính", "Số 5, phố Điện Thoại");
    assertThat(phone.page().inputValue("#address"))
        .as("nothing typed is lost")
        .isEqualTo("Số 5, phố Điện Thoại");
    phone.isAccessible("two-devices-conflict");
    computer.open(step);
    assertThat(computer.page().inputValue("#address"))
        .as("nor is what was saved")
        .isEqualTo("Số 9, phố Máy Tính");
    assertThat(press(phone, "Tiếp tục").status()).as("seen, and decided").isEqualTo(302);
    computer.open(step);
    assertThat(computer.page().inputValue("#address")).isEqualTo("Số 5, phố Điện Thoại");

    phone.open(step);
    computer.open(draft + "/step/owner");
    computer.page().check("input[name=whose][value=self]");
    assertThat(press(computer, "Tiếp tục").status()).isEqualTo(302);
    phone.page().fill("#address", "Số 7, phố Điện Thoại");
    assertThat(press(phone, "Tiếp tục").status()).as("another page is no conflict").isEqualTo(302);
  }

  @Test
  @DisplayName("Both attached a file: both files stay, and the citizen is told to look")
  void papersOfBoth(Browser phone, Browser computer) throws IOException {
    String papers = begun(phone, offices.open().procedure()) + "/papers";
    phone.open(papers);
    signIn(computer, "/dossiers/mine");
    computer.open(papers);
    attach(computer, "may-tinh.pdf");
    press(computer, "Tiếp tục");
    attach(phone, "dien-thoai.pdf");
    assertThat(press(phone, "Tiếp tục").status()).isEqualTo(409);
    assertThat(text(phone)).contains("Giấy tờ vừa được thay đổi", "may-tinh.pdf", "dien-thoai.pdf");
    phone.isAccessible("two-devices-papers");
    assertThat(press(phone, "Tiếp tục").status()).isEqualTo(302);
    computer.open(papers);
    assertThat(text(computer)).contains("may-tinh.pdf", "dien-thoai.pdf");
  }

  private static void attach(Browser browser, String name) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      browser
          .page()
          .setInputFiles("#don", new FilePayload(name, "application/pdf", out.toByteArray()));
    }
    browser
        .page()
        .waitForSelector(
            "input[type=hidden][name=donIds]",
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }
}
