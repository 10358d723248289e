package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.identity.IdentityApi;

/** Function 12 of TT 11/2025/TT-BKHCN, reception, from the door of the hall to the receipt. */
@BrowserTest
class HallJourneyBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";
  private static final String CARD =
      "099190000101|099123456|Nguyễn Thị Ánh|05091990|Nữ|12 Lê Lợi, phường Thử|01072024";

  @Autowired TestHall halls;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  @DisplayName(
      "A number at the kiosk, offline too; the display shows it, the officer calls it, a scanned"
          + " card fills the form, the dossier is received in at most 12 keystrokes, the number is"
          + " closed")
  void fromTheKioskToTheReceipt(Browser browser) {
    TestHall.Hall hall = halls.open();
    String slug = hall.centre().slug();
    Page page = browser.page();
    browser.open("/queue/display/" + slug);
    browser.isAccessible("queue-display-empty");

    browser.open("/queue/kiosk/" + slug);
    browser.isAccessible("queue-kiosk");
    page.waitForCondition(() -> lent(hall) == 2);
    page.locator(".needs a").filter(with("Nộp hồ sơ")).click();
    page.waitForSelector("[data-part=ground] h1:focus");
    browser.isAccessible("queue-ground");
    page.locator(".answer").filter(with("Không thuộc diện")).click();
    page.waitForSelector("[data-part=other] .number");
    assertThat(page.locator("[data-part=other] .number").innerText()).isEqualTo("A001");
    browser.isAccessible("queue-ticket");
    String token =
        jdbc.sql("select token from queue.ticket where centre_id = :hall")
            .param("hall", hall.centre().id())
            .query(String.class)
            .single();

    page.locator("[data-part=other] [data-home]").click();
    page.waitForSelector("[data-part=start] h1:focus");
    page.context().setOffline(true);
    page.locator(".needs a").filter(with("Nộp hồ sơ")).click();
    page.locator(".answer").filter(with("Người khuyết tật")).click();
    page.waitForSelector("[data-part=given]:not([hidden])");
    assertThat(page.locator("[data-part=given] [data-number]").innerText()).isEqualTo("A501");
    browser.isAccessible("queue-offline");
    page.context().setOffline(false);
    page.waitForCondition(() -> drawn(hall) == 2);
    assertThat(
            jdbc.sql("select ground from queue.ticket where centre_id = :h and code = 'A501'")
                .param("h", hall.centre().id())
                .query(String.class)
                .single())
        .isEqualTo("DISABLED");
    page.locator("[data-part=given] [data-home]").click();
    page.waitForSelector("[data-part=start] h1:focus");
    page.keyboard().type("http://x.example/dossiers/lookup?code=H56.14-261119-0042");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Không tìm thấy hồ sơ H56.14-261119-0042");
    browser.open("/queue/tickets/" + token);
    assertThat(page.locator("main").innerText()).contains("A001", "Còn 1 người trước");
    browser.isAccessible("queue-follow");

    identity.createStaffAccount(
        hall.officer().requireId(), "goi." + hall.office().procedure(), PASSWORD, false);
    browser.renew();
    browser.signInAsStaff("goi." + hall.office().procedure(), PASSWORD);
    page = browser.page();
    browser.open("/queue/counter");
    browser.isAccessible("queue-seats");
    page.locator(".seat").filter(with("Quầy 1")).click();
    page.waitForSelector("text=Gọi số tiếp theo");
    browser.isAccessible("queue-counter-idle");
    call(page, "A501");
    page.locator("main button").filter(with("Vắng mặt")).click();
    page.waitForSelector("text=Gọi lại A501");
    call(page, "A001");
    browser.isAccessible("queue-counter");

    Page wall = page.context().newPage();
    wall.navigate(browser.origin() + "/queue/display/" + slug);
    assertThat(wall.locator(".latest").innerText()).contains("A001", "Quầy 1");
    assertThat(wall.locator("body").innerText()).doesNotContain("Nguyễn", "Lê Thị");
    wall.screenshot(
        new Page.ScreenshotOptions()
            .setPath(java.nio.file.Path.of("target/screens/queue-display.png")));
    page.locator("main button").filter(with("Gọi lại")).first().click();
    wall.waitForCondition(() -> wall.locator("[data-announce]").innerText().contains("A001"));
    wall.close();

    page.locator("main button").filter(with("Tiếp nhận hồ sơ")).click();
    page.waitForURL(url -> url.contains("/dossiers/intake?visit="));
    assertThat(page.locator("main").innerText()).contains("Đang phục vụ số A001");
    page.waitForSelector("#identity:focus");
    page.keyboard().insertText(CARD);
    page.keyboard().press("Enter");
    page.waitForSelector("text=Đã đọc mã QR");
    page.waitForSelector("#q:focus");
    assertThat(page.inputValue("#name")).isEqualTo("Nguyễn Thị Ánh");
    assertThat(page.inputValue("#birth")).isEqualTo("05/09/1990");
    assertThat(page.inputValue("#address")).isEqualTo("12 Lê Lợi, phường Thử");
    int keys = 0;
    String few = "9.000" + hall.office().procedure().substring(5);
    for (char key : few.toCharArray()) {
      page.keyboard().type(String.valueOf(key));
      keys++;
    }
    page.keyboard().press("Enter");
    page.waitForSelector("main button.btn:focus");
    assertThat(page.locator("main").innerText())
        .contains("Trợ lý tiếp nhận", "phiên bản", "Chưa có bản quét: Đơn đề nghị");
    browser.isAccessible("queue-intake");
    page.locator("main form .buttons button").filter(with("Tiếp nhận")).first().focus();
    page.keyboard().press("Enter");
    keys += 2;
    page.waitForURL(url -> url.matches(".*/dossiers/intake/[0-9a-f-]{36}.*"));
    assertThat(keys).as("certification in at most 12 keystrokes").isLessThanOrEqualTo(12);
    browser.isAccessible("queue-intake-done");
    page.getByRole(AriaRole.LINK).filter(with("gọi số tiếp theo")).click();
    page.waitForSelector("text=Quầy đang trống");
    assertThat(
            jdbc.sql(
                    """
                    select state || ' ' || (dossier_code is not null) from queue.ticket
                    where centre_id = :hall and code = 'A001'
                    """)
                .param("hall", hall.centre().id())
                .query(String.class)
                .single())
        .isEqualTo("DONE true");

    browser.open("/queue/figures");
    browser.isAccessible("queue-figures");
    byte[] excel =
        page.request()
            .get(browser.origin() + page.locator("a[href*='.xlsx']").getAttribute("href"))
            .body();
    assertThat(excel).startsWith('P', 'K');
    identity.createStaffAccount(
        hall.head().requireId(), "mo." + hall.office().procedure(), PASSWORD, false);
    browser.renew();
    browser.signInAsStaff("mo." + hall.office().procedure(), PASSWORD);
    browser.open("/queue/halls/" + hall.centre().id());
    browser.page().locator("details summary").filter(with("Nộp hồ sơ")).first().click();
    browser.isAccessible("queue-hall");
  }

  private static void call(Page page, String number) {
    page.locator("main button").filter(with("Gọi số tiếp theo")).click();
    page.waitForSelector(".at-counter .big:text('" + number + "')");
  }

  private long lent(TestHall.Hall hall) {
    return jdbc.sql("select count(*) from queue.block where centre_id = :hall")
        .param("hall", hall.centre().id())
        .query(Long.class)
        .single();
  }

  private long drawn(TestHall.Hall hall) {
    return jdbc.sql("select count(*) from queue.ticket where centre_id = :hall")
        .param("hall", hall.centre().id())
        .query(Long.class)
        .single();
  }
}
