package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.identity.Officials;

@BrowserTest
class SearchBrowserTest {
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired SearchApi search;

  @Test
  void aDossierIsFoundByAFewSignsOfItsCodeFromTheKeyboard(Browser browser) {
    var unit = Officials.unit(directory, "Sở Thử tìm kiếm");
    var official = new Officials(directory, identity).with(Position.SPECIALIST, unit.id(), false);
    for (int i = 40; i < 65; i++) {
      var id = UUID.randomUUID();
      search.put(
          new SearchDocument(
              "dossier",
              id,
              "Đăng ký khai sinh – Nguyễn Thị Thử",
              "Nộp tại xã Hoằng Hóa, thành phần: giấy chứng sinh",
              List.of("H56.77-261119-00" + i),
              "/search?q=h56+77+00" + i,
              Set.of(SearchApi.STAFF)));
    }
    browser.signInAsStaff(official.username(), Officials.PASSWORD);
    var page = browser.page();
    browser.open("/search");
    browser.isAccessible("search-empty");
    page.locator("#q").pressSequentially("khai sinh nguyen thi thu");
    page.waitForSelector(".suggestions:not([hidden]) [role=option]");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#q").getAttribute("aria-activedescendant")).isNotBlank();
    browser.isAccessible("search-suggestions");
    page.locator("#q").press("Enter");
    page.waitForURL(url -> url.contains("h56+77+00"));
    page.locator("#q").fill("h56 77 0042");
    page.locator("#q").press("Enter");
    page.waitForURL(url -> url.contains("0042"));
    assertThat(page.locator("main table tbody tr").count()).isEqualTo(1);
    assertThat(page.locator("main table tbody tr").innerText()).contains("H56.77-261119-0042");
    browser.open("/search?q=khai sinh hoang hoa");
    assertThat(page.locator("main table tbody tr").count()).isEqualTo(20);
    assertThat(page.locator("main mark").first().innerText()).isEqualTo("khai");
    browser.isAccessible("search-results");
    browser.open("/search?q=khongcogica");
    browser.isAccessible("search-none");
  }

  @Test
  void theTopBarSuggestsOnEveryPage(Browser browser) {
    var unit = Officials.unit(directory, "Sở Zợi Ý");
    var official = new Officials(directory, identity).with(Position.CLERK, unit.id(), false);
    browser.signInAsStaff(official.username(), Officials.PASSWORD);
    var page = browser.page();
    for (var path : List.of("/account", "/directory")) {
      browser.open(path);
      page.keyboard().press("/");
      page.keyboard().type("so zoi");
      page.waitForSelector(".suggestions:not([hidden]) [role=option]");
      assertThat(page.locator(".suggestions:not([hidden])").innerText()).contains("Sở Zợi Ý");
      page.keyboard().press("Escape");
      assertThat(page.locator("#find").getAttribute("aria-expanded")).isEqualTo("false");
    }
    page.keyboard().type(" y");
    page.waitForSelector(".suggestions:not([hidden]) [role=option]");
    browser.isAccessible("search-top-bar");
    page.locator("#find").press("ArrowDown");
    page.locator("#find").press("Enter");
    page.waitForURL(url -> url.contains("/directory/units/" + unit.id()));
  }

  @Test
  void theHeaderOfTheOpenPagesSuggestsWhatIsOpenToAll(Browser browser) {
    var unit = Officials.unit(directory, "Sở Zợi Mở");
    var official = new Officials(directory, identity).with(Position.CLERK, unit.id(), false);
    var page = browser.page();
    for (var path : List.of("/", "/procedures")) {
      browser.open(path);
      page.keyboard().press("/");
      page.keyboard().type("so zoi mo");
      page.waitForSelector(".suggestions:not([hidden]) [role=option]");
      assertThat(page.locator(".suggestions:not([hidden]) [role=option]").count()).isEqualTo(1);
    }
    browser.isAccessible("search-header");
    page.locator("#find").press("ArrowDown");
    page.locator("#find").press("Enter");
    page.waitForURL(url -> url.endsWith("/directory/agencies/" + unit.id()));
    browser.isAccessible("directory-agency");
    browser.open("/search?q=" + official.username());
    browser.isAccessible("search-open-none");
    browser.open("/search?q=so zoi");
    assertThat(page.locator("main table tbody tr").count()).isEqualTo(1);
    browser.isAccessible("search-open");
  }
}
