package vn.lienthong.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;

@BrowserTest
class HomeBrowserTest {
  @Autowired HomeApi home;
  @Autowired java.time.Clock clock;

  @ParameterizedTest
  @CsvSource({
    "home, /",
    "home-english, /?lang=en",
    "notices, /notices",
    "sitemap, /sitemap",
    "help, /help",
    "keyboard, /help/keyboard",
    "accessibility, /accessibility",
    "design, /design",
    "design-form, /design/form",
    "design-officers, /design/officers"
  })
  void everyPublicPageIsAccessible(String screen, String path, Browser browser) {
    assertThat(browser.open(path).status()).isEqualTo(200);
    browser.isAccessible(screen);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 413, 429, 500})
  void everyErrorPageIsAccessible(int status, Browser browser) {
    browser.open("/design/errors/" + status);
    browser.isAccessible("error-" + status);
  }

  @Test
  void anUnknownAddressShowsTheDesignedPage(Browser browser) {
    assertThat(browser.open("/no-such-page").status()).isEqualTo(404);
    assertThat(browser.page().locator("h1").innerText()).isEqualTo("Không tìm thấy trang");
  }

  @Test
  void theHomePageComesInFifteenRequestsAndLessThan150Kilobytes(Browser browser) {
    List<Response> answers = new ArrayList<>();
    Page page = browser.page();
    page.onResponse(answers::add);
    browser.open("/");
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    long bytes =
        answers.stream()
            .mapToLong(
                a -> a.request().sizes().responseBodySize + a.request().sizes().responseHeadersSize)
            .sum();
    System.out.println("home page: " + answers.size() + " requests, " + bytes + " bytes");
    assertThat(answers).hasSizeBetween(5, 15);
    assertThat(bytes).isLessThan(150_000);
  }

  @Test
  void theEnglishSwitchKeepsThePage(Browser browser) {
    browser.open("/help");
    browser.page().locator("a[hreflang=en]").first().click();
    assertThat(browser.page().url()).contains("/help");
    assertThat(browser.page().locator("h1").innerText()).isEqualTo("Help");
  }

  @Test
  void textGrowsAndStaysGrown(Browser browser) {
    browser.open("/");
    browser.page().locator("[data-font='1']").click();
    browser.open("/help");
    assertThat(browser.page().locator("html").getAttribute("class")).isEqualTo("fs-l");
  }

  @Test
  void slashGoesToTheSearchAndTheShortcutsCanBeSwitchedOff(Browser browser) {
    Page page = browser.page();
    browser.open("/");
    page.keyboard().press("/");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("q");
    browser.open("/help/keyboard");
    page.locator("#shortcuts").uncheck();
    browser.open("/");
    page.keyboard().press("/");
    assertThat(page.evaluate("() => document.activeElement.id")).isNotEqualTo("q");
  }

  @Test
  void jAndKMoveInATable(Browser browser) {
    Page page = browser.page();
    browser.open("/design/officers");
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(page.locator("tr.on a").innerText()).isEqualTo("H56.14-261112-0017");
    page.keyboard().press("k");
    assertThat(page.locator("tr.on a").innerText()).isEqualTo("H56.14-261119-0042");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.endsWith("#a"));
  }

  @Test
  void aNoticeIsShownUntilItIsWithdrawn(Browser browser) {
    var id =
        home.announce(
            new NewNotice(
                "Lịch trực dịp nghỉ lễ",
                "Holiday duty",
                "Đoạn một.\n\nĐoạn <b>hai</b>.",
                null,
                clock.instant()));
    browser.open("/");
    browser.page().getByText("Lịch trực dịp nghỉ lễ").click();
    assertThat(browser.page().locator("article").innerText()).contains("Đoạn <b>hai</b>.");
    browser.isAccessible("notice");
    assertThat(home.withdraw(id)).isTrue();
    assertThat(browser.open("/notices/" + id).status()).isEqualTo(404);
  }
}
