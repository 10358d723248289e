package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class DossiersBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";

  @Autowired TestOffice offices;
  @Autowired IdentityApi identity;
  @Autowired DossierIntake intake;
  @Autowired DossiersBulk bulk;

  private String account(CurrentUser user, String name) {
    identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    return name;
  }

  @Test
  @DisplayName("After the ID a simple case is received in at most 12 keystrokes")
  void receptionByKeyboard(Browser browser) {
    TestOffice.Office office = offices.open();
    intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    browser.signInAsStaff(account(office.counter(), "quay." + office.procedure()), PASSWORD);
    Page page = browser.page();
    browser.open("/dossiers/intake");
    browser.isAccessible("dossiers-intake-empty");
    browser.open("/dossiers/intake");
    page.waitForSelector("#identity:focus");
    page.keyboard().type("099900000011");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Đã có thông tin");
    page.waitForSelector("#q:focus");
    int keys = 0;
    String last = office.procedure().substring(office.procedure().length() - 3);
    String few = "9.000" + last;
    for (char key : few.toCharArray()) {
      page.keyboard().type(String.valueOf(key));
      keys++;
    }
    page.keyboard().press("Enter");
    keys++;
    page.waitForSelector("text=Đơn đề nghị");
    page.waitForSelector("main button:focus");
    browser.picture("dossiers-intake-check");
    page.keyboard().press("Enter");
    keys++;
    page.waitForURL(url -> url.matches(".*/dossiers/intake/[0-9a-f-]{36}"));
    assertThat(keys).isLessThanOrEqualTo(12);
    browser.isAccessible("dossiers-intake-done");
  }

  @Test
  void aScanIsUploadedAtTheCounterAndKeptWhenTheFormComesBack(Browser browser) {
    TestOffice.Office office = offices.open();
    browser.signInAsStaff(account(office.counter(), "quet." + office.procedure()), PASSWORD);
    Page page = browser.page();
    browser.open("/dossiers/intake");
    page.fill("#name", "Nguyễn Văn Ân");
    page.fill("#q", office.procedure());
    page.keyboard().press("Enter");
    page.waitForSelector("#scan-don");
    page.setInputFiles(
        "#scan-don",
        new FilePayload("đơn quét.txt", "text/plain", "Đơn".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector("[data-name=scan-don] li[data-file]");
    page.selectOption("#decision", "REFUSE");
    page.click("text=Hoàn tất tiếp nhận");
    page.waitForSelector("text=Hãy nhập: Lý do");
    assertThat(page.locator("[data-name=scan-don] li[data-file]").innerText())
        .contains("đơn quét.txt");
    browser.isAccessible("dossiers-intake-scans");
    page.selectOption("#decision", "ACCEPT");
    page.click("text=Hoàn tất tiếp nhận");
    page.waitForURL(url -> url.matches(".*/dossiers/intake/[0-9a-f-]{36}"));
    browser.open(java.net.URI.create(page.url()).getPath().replace("/intake", ""));
    assertThat(page.locator("#papers + *").innerText()).contains("đơn quét.txt");
    browser.open("/desk");
    browser.isAccessible("desk");
  }

  @Test
  void theHeadWorksThroughTheDeskByKeyboard(Browser browser) {
    TestOffice.Office office = offices.open();
    Instant old = Instant.now().minus(Duration.ofDays(20));
    bulk.load(
        List.of(
            new Story(
                office.papers("Hoàng Thị Muộn"),
                Channel.ONLINE,
                null,
                old,
                List.of(
                    Deed.accepted(
                        old.plusSeconds(3600),
                        Deed.Actor.staff(
                            office.counter().requireId(),
                            office.counter().name(),
                            "Chuyên viên",
                            office.centre(),
                            "Trung tâm"))))));
    Dossier dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    browser.signInAsStaff(account(office.head(), "truong." + office.procedure()), PASSWORD);
    Page page = browser.page();
    browser.open("/dossiers");
    browser.isAccessible("dossiers-desk");
    assertThat(page.locator(".tabs").innerText()).contains("Đơn vị", "2", "Quá hạn", "1");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.waitForFunction(
        "code => document.getElementById('panel').innerText.includes(code)", dossier.code());
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.endsWith("/dossiers/" + dossier.id()));
    browser.isAccessible("dossiers-dossier");
    page.click("a.btn:has-text('Phân công')");
    browser.isAccessible("dossiers-assign");
    page.selectOption("#person", "" + office.specialist().id());
    page.click("button.btn:has-text('Phân công')");
    page.waitForSelector("text=Đã phân công hồ sơ");
    browser.open("/dossiers/register");
    browser.isAccessible("dossiers-register");
  }
}
