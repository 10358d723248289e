package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@BrowserTest
class SyncBrowserTest {
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired TestPortal portal;
  @Autowired Mending mending;
  @Autowired Mirror mirror;
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  @DisplayName(
      "An administrator sees what waits, mends a dead letter and a difference, orders a failure")
  void administratorMendsTheSynchronisation(Browser browser) throws Exception {
    portal.reset();
    TestOffice.Office office = offices.open();
    Dossier lost = acts.receive(office);
    portal.drainAll(portal.drain());
    portal.fault("REJECT", 1, 100, 0);
    Dossier refused = acts.receive(office);
    acts.assign(office, refused.id());
    portal.drainAll(portal.drain());
    jdbc.sql("delete from npsp.dossier where code = :code").param("code", lost.code()).update();
    jdbc.sql(
            """
            insert into npsp.elsewhere values ('G09.20-260601-0000009', '9.900001', 'Cấp hộ chiếu',
              'Công an tỉnh Thử', 'Trần Thị Khác', 'BO', 'Hệ thống Bộ thử', 2, 4,
              now() - interval '2 days', now() - interval '2 days', now() + interval '2 days', null,
              date_trunc('second', now() - interval '2 hours'))
            """)
        .update();
    mirror.pull();
    LocalDate today = Vietnam.today(clock);
    mending.compare(today, CurrentUser.SYSTEM);

    Administrator.signIn(browser, units, identity);
    Page page = browser.page();
    browser.open("/sync");
    assertThat(page.innerText("main")).contains(lost.code());
    browser.isAccessible("sync-dashboard");
    browser.open("/sync/dossiers?code=" + lost.code());
    page.locator("main summary").first().click();
    assertThat(page.innerText("main")).contains("\"MaHoSo\"", lost.code());
    browser.isAccessible("sync-dossier");

    browser.open("/sync/dead-letters");
    assertThat(page.innerText("main")).contains(refused.code(), "từ chối");
    browser.isAccessible("sync-dead-letters");
    page.locator("button:has-text('Gửi lại tất cả')").first().click();
    assertThat(page.innerText("main")).contains("Không có tin nào bị kẹt");
    browser.isAccessible("sync-dead-letters-none");

    browser.open("/sync/reconciliation");
    browser.isAccessible("sync-reconciliation");
    browser.open("/sync/reconciliation/" + today);
    assertThat(page.innerText("main")).contains(lost.code(), "Cổng không có");
    browser.isAccessible("sync-day");
    page.locator("tr:has-text('" + lost.code() + "') button:has-text('Gửi lại hồ sơ')").click();
    portal.drainAll(portal.drain());
    assertThat(portal.heard(lost.code())).hasSize(3);

    browser.open("/sync/mirror");
    assertThat(page.innerText("main")).contains("G09.20-260601-0000009", "Hệ thống Bộ thử");
    browser.isAccessible("sync-mirror");
    browser.open("/sync/shares");
    browser.isAccessible("sync-shares");
    browser.open("/sync/fields?lang=en");
    assertThat(page.innerText("main")).contains("TaiKhoanDuocXacThucVoiVNeID");
    browser.isAccessible("sync-fields");
    browser.open("/npsp?lang=vi");
    assertThat(page.innerText("main")).contains("Mô phỏng");
    page.fill("#times-OUTAGE", "3");
    page.locator("tr:has(#times-OUTAGE) button").click();
    assertThat(
            jdbc.sql("select remaining from npsp.fault where kind = 'OUTAGE'")
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    browser.isAccessible("npsp-portal");
    browser.open("/npsp/dossiers?code=" + lost.code());
    browser.isAccessible("npsp-dossier");
    portal.reset();
  }
}
