package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Who keeps the catalogue writes a version without a line of JSON. */
@BrowserTest
class DraftBrowserTest {
  private static final String CODE = "9.710001";

  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired ProceduresApi procedures;
  @Autowired Clock clock;

  @Test
  @DisplayName("A route from a day, a new case and its channel: drafted, published, read back")
  void draftsRoutesAndCases(Browser browser) {
    procedures.publish(
        TestProcedures.complete(CODE, "Soạn không cần JSON"), List.of(), CurrentUser.SYSTEM);
    UUID person = units.person("Trần Thị Soạn");
    units.assign(person, Position.PROCEDURE_ADMIN, units.root());
    Administrator.signIn(browser, person, identity);
    Page page = browser.page();
    browser.open("/procedures/manage/" + CODE);
    page.locator("form[action$='/draft'] button").first().click();
    page.waitForURL(url -> url.contains("/procedures/drafts/"));
    LocalDate from = Vietnam.today(clock).plusDays(40);

    page.locator("[name='k.name']").first().fill("Người khuyết tật");
    page.locator("button[value='ADD-k']").click();
    page.waitForSelector("text=chưa được lưu");
    assertThat(page.locator("[name='k.name']").count()).isEqualTo(2);
    page.locator("[name='ch.case']").first().selectOption("nguoi-khuyet-tat");
    page.locator("[name='r.from']").first().fill("32/13/2027");
    page.locator("[name='r.route']").first().selectOption("MINISTRY");
    page.locator("main .buttons button[type=submit]").first().click();
    page.waitForSelector(".summary");
    assertThat(page.inputValue("[id='r.from-0']")).isEqualTo("32/13/2027");
    assertThat(page.locator("[id='r.from-0-error']").innerText()).contains("Phải là ngày");
    browser.isAccessible("procedures-draft-errors");

    page.fill("[id='r.from-0']", DateTimeFormatter.ofPattern("dd/MM/uuuu").format(from));
    page.locator("main .buttons button[type=submit]").first().click();
    page.waitForSelector("text=Đã lưu");
    page.locator("[name='k.name']").first().fill("Người khuyết tật nặng");
    page.locator("main .buttons button[type=submit]").first().click();
    page.waitForSelector("text=Đã lưu");
    browser.isAccessible("procedures-draft-rows");
    page.locator("main a[href$='/impact']").first().click();
    page.locator("form[action$='/publish'] button").click();
    page.waitForSelector("text=Đã công bố phiên bản mới");

    ProcedureContent content =
        procedures.inForce(CODE, Vietnam.today(clock)).orElseThrow().content();
    assertThat(content.cases())
        .containsExactly(new ProcedureContent.Case("nguoi-khuyet-tat", "Người khuyết tật nặng"));
    assertThat(content.channels().getFirst().caseKey()).isEqualTo("nguoi-khuyet-tat");
    assertThat(procedures.route(CODE, from)).contains(Route.MINISTRY);
    assertThat(procedures.route(CODE, from.minusDays(1))).contains(Route.OWN);
  }
}
