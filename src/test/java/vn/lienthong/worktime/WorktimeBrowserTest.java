package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;

@BrowserTest
class WorktimeBrowserTest {
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void dropDraft() {
    jdbc.sql("delete from worktime.draft_day").update();
  }

  @Test
  @DisplayName("A swap is found in the year, drafted and previewed on accessible pages")
  void draftsASwap(Browser browser) {
    Administrator.signIn(browser, units, identity);
    var page = browser.page();
    browser.open("/worktime/calendar?year=2043");
    page.locator("a[href='/worktime/days/2043-03-04']").first().click();
    page.check("input[value=SUBSTITUTED_OFF]");
    page.fill("#partner", "07/03/2043");
    page.click("main .btn:has-text('Lưu')");
    assertThat(page.locator(".summary li").count()).isEqualTo(2);
    browser.isAccessible("worktime-day-errors");
    page.fill("#nameVi", "Nghỉ hoán đổi thử");
    page.fill("#legalBasis", "Văn bản thử số 7");
    page.click("main .btn:has-text('Lưu')");
    assertThat(page.url()).contains("/worktime/calendar");
    assertThat(page.locator(".month .drafted").count()).isEqualTo(2);
    browser.isAccessible("worktime-year");
    page.click("a[href='/worktime/draft']");
    assertThat(page.innerText("main")).contains("04/03/2043", "07/03/2043");
    browser.isAccessible("worktime-draft");
  }

  @Test
  @DisplayName("The other pages are accessible too")
  void pages(Browser browser) {
    Administrator.signIn(browser, units, identity);
    for (var page :
        Map.of(
                "worktime-hours", "/worktime/hours",
                "worktime-due", "/worktime/due?start=13/02/2026 15:00&term=5wd",
                "worktime-due-error", "/worktime/due?start=x&term=5wd",
                "worktime-draft-empty", "/worktime/draft")
            .entrySet()) {
      assertThat(browser.open(page.getValue()).url()).contains("/worktime/");
      assertThat(browser.page().locator("body.staff h1").count()).isEqualTo(1);
      browser.isAccessible(page.getKey());
    }
  }
}
