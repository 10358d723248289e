package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.Officials.Official;
import vn.lienthong.identity.secrets.Totp;

@BrowserTest
class SignInBrowserTest {
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;

  Officials officials;

  @BeforeEach
  void people() {
    officials = new Officials(directory, identity);
  }

  @Test
  void aCitizenSignsInWithTheNationalIdentity(Browser browser) {
    Page page = browser.page();
    browser.open("/sign-in");
    browser.isAccessible("identity-sign-in");
    page.locator("a[href='/sign-in/citizen']").click();
    assertThat(page.locator("h1").textContent()).contains("Mô phỏng VNeID");
    browser.isAccessible("identity-simulator");
    page.locator("button[value='099190000102']").click();
    page.waitForURL(url -> !url.contains("/simulator/") && !url.contains("/sign-in"));
    browser.open("/account");
    assertThat(page.locator("main").textContent()).contains("Trần Thị Bích");
    browser.isAccessible("identity-account-citizen");
    page.locator("form[action='/sign-out'] button").first().click();
    page.waitForURL(url -> url.contains("/sign-out"));
    browser.isAccessible("identity-signed-out");
  }

  @Test
  void whoDeclinesReadsWhatToDo(Browser browser) {
    browser.open("/sign-in/citizen");
    browser.page().locator("button[value='decline']").click();
    assertThat(browser.page().locator("main").textContent()).contains("Bạn đã từ chối");
    browser.isAccessible("identity-declined");
  }

  @Test
  void anOfficialMistypesThenSignsIn(Browser browser) {
    Official official = officials.without(false);
    Page page = browser.page();
    browser.open("/sign-in/staff");
    browser.isAccessible("identity-staff");
    page.fill("#username", official.username());
    page.fill("#password", "sai");
    page.locator("form button[type=submit]").first().click();
    assertThat(page.locator(".summary").textContent()).contains("chưa đúng");
    assertThat(page.inputValue("#username")).isEqualTo(official.username());
    browser.isAccessible("identity-staff-wrong");
    browser.signInAsStaff(official.username(), PASSWORD);
    browser.open("/account");
    browser.isAccessible("identity-account-staff");
    browser.open("/account/password");
    browser.isAccessible("identity-account-password");
  }

  @Test
  void theFirstSignInSetsAPassword(Browser browser) {
    Official official = officials.without(true);
    browser.signInAsStaff(official.username(), PASSWORD);
    assertThat(browser.page().url()).endsWith("/sign-in/password");
    browser.isAccessible("identity-new-password");
  }

  @Test
  void anAdministratorEnrolsAndLooksAfterAccounts(Browser browser) {
    UnitSummary unit = Officials.unit(directory, "Sở Nội vụ thử nghiệm");
    Official admin = officials.with(Position.SYSTEM_ADMIN, unit.id(), false);
    Official other = officials.with(Position.SPECIALIST, unit.id(), false);
    Page page = browser.page();
    browser.signInAsStaff(admin.username(), PASSWORD);
    assertThat(page.url()).endsWith("/sign-in/enrol");
    browser.isAccessible("identity-enrol");
    byte[] secret = TypedKey.decode(page.locator(".identity-enrol code").textContent());
    page.fill("#code", Totp.code(secret, Totp.step(java.time.Instant.now())));
    page.locator("form button[type=submit]").first().click();
    browser.isAccessible("identity-recovery");
    browser.open("/identity/accounts?q=" + other.username());
    browser.isAccessible("identity-accounts");
    page.locator("table a").first().click();
    browser.isAccessible("identity-account-one");
    browser.open("/identity/accounts/new?unit=" + unit.id());
    browser.isAccessible("identity-account-new");
    browser.open("/identity/policy");
    browser.isAccessible("identity-policy");
    browser.open("/identity/policy/idle.staff");
    browser.isAccessible("identity-policy-edit");
    browser.open("/identity/clients/new");
    page.locator("form button[type=submit]").last().click();
    browser.isAccessible("identity-client-new");
    page.fill("#name", "Phần mềm báo cáo");
    page.selectOption("#unit", unit.id().toString());
    page.locator("input[name=scopes]").first().check();
    page.locator("form button[type=submit]").last().click();
    assertThat(page.locator("main").textContent()).contains("Khóa bí mật");
    browser.isAccessible("identity-client-secret");
    browser.open("/identity/clients");
    browser.isAccessible("identity-clients");
    page.locator("table a").first().click();
    browser.isAccessible("identity-client");
  }
}
