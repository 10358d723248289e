package vn.lienthong.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.TestPapers;

/** A rule of proactive services from the empty form to its end, without code. */
@BrowserTest
class RuleBrowserTest {
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired Clock clock;

  @Test
  @DisplayName("A rule is written, tried on the data, applied and ended on its page")
  void fromFormToEnd(Browser browser) {
    TestOffice.Office office = offices.open();
    LocalDate today = Vietnam.today(clock);
    CurrentUser old = TestPapers.somebody();
    identity.citizenAccount(
        new CitizenClaims(
            "t:" + old.identityNumber(),
            null,
            CitizenClaims.Kind.PERSON,
            old.identityNumber(),
            old.name(),
            today.minusYears(97).plusDays(2),
            null,
            null));
    CurrentUser editor = offices.staff("Lê Thị Chủ Động", Position.PROCEDURE_ADMIN, units.root());
    Administrator.signIn(browser, editor.requireId(), identity);
    Page page = browser.page();

    browser.open("/proactive");
    browser.isAccessible("proactive-rules");
    page.click("a[href='/proactive/rules/new']");
    page.click("main form button[type=submit]");
    page.waitForSelector(".summary");
    browser.isAccessible("proactive-rule-errors");
    String code =
        "THU-97-" + Ids.next().toString().substring(30).toUpperCase(java.util.Locale.ROOT);
    page.fill("#code", code);
    page.fill("#title", "Trợ cấp người cao tuổi");
    page.selectOption("#trigger", "AGE_REACHED");
    page.fill("#years", "97");
    page.fill("#days", "30");
    page.fill("#procedure", office.procedure());
    page.fill("#text", "Ông, bà sắp đủ tuổi hưởng trợ cấp.");
    page.fill("#basis", "NĐ 20/2021/NĐ-CP, Điều 5");
    page.click("main form button[type=submit]");
    page.waitForSelector("text=Đã lưu quy tắc.");
    assertThat(page.locator("main").innerText()).contains("Bản nháp");

    page.click("text=Chạy thử hôm nay");
    page.waitForSelector("text=Hôm nay quy tắc nhìn thấy");
    assertThat(page.locator("main .alert").first().innerText()).contains("1 trường hợp mới");
    browser.isAccessible("proactive-rule-tried");

    page.click("main button:has-text('Áp dụng')");
    page.waitForSelector("text=Quy tắc được áp dụng từ bây giờ.");
    assertThat(page.locator("main").innerText()).contains("Đang áp dụng");
    browser.isAccessible("proactive-rule-active");
    page.click("main button:has-text('Ngừng áp dụng')");
    page.waitForSelector("text=Đã ngừng áp dụng quy tắc.");
    assertThat(page.locator("main button:has-text('Ngừng áp dụng')").count()).isZero();
    browser.open("/proactive");
    assertThat(page.locator("tr:has-text('" + code + "')").innerText()).contains("Đã ngừng");
  }
}
