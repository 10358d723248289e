package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
@TestPropertySource(properties = "lienthong.test.database=_browser")
class AuditBrowserTest {
  @Autowired AuditApi audit;
  @Autowired Sealer sealer;
  @Autowired TestUnits make;
  @Autowired IdentityApi identity;

  @Test
  void anAuditorReadsTheLog(Browser browser) {
    UUID person = make.person("Đinh Thị Kiểm");
    make.assign(person, Position.AUDITOR, make.root());
    identity.createStaffAccount(person, "kiemtra.nhatky", "Mat-khau ban dau 2026", false);
    String unit = UUID.randomUUID().toString();
    audit.record(
        new AuditEvent(
            "directory.unit-renamed",
            "unit",
            unit,
            CurrentUser.SYSTEM,
            null,
            Map.of("name", "Phòng Công nghệ thông tin", "kind", "DIVISION"),
            Map.of("name", "Phòng Chuyển đổi số", "kind", "DIVISION"),
            "12/QĐ-SKHCN"));
    sealer.seal();
    browser.signInAsStaff("kiemtra.nhatky", "Mat-khau ban dau 2026");
    assertThat(browser.open("/audit").status()).isEqualTo(200);
    browser.isAccessible("audit-list");
    browser.open("/audit?object=unit:" + unit);
    assertThat(browser.page().locator("tbody tr").count()).isEqualTo(1);
    browser.page().locator("tbody tr a").first().click();
    assertThat(browser.page().locator("main").innerText())
        .contains("Phòng Công nghệ thông tin", "Phòng Chuyển đổi số", "12/QĐ-SKHCN");
    browser.isAccessible("audit-entry");
    browser.open("/audit?person=khongcoai");
    browser.isAccessible("audit-none");
    browser.open("/audit?from=99/99/2026");
    browser.isAccessible("audit-refused");
  }
}
