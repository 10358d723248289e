package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The wizard of mergers, from the choice of units to taking it back. */
@BrowserTest
class MergerBrowserTest {
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired DossierIntake intake;
  @Autowired DossierRepository dossiers;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("An administrator merges two departments, sees what moves, and takes it back")
  void theWholeWizard(Browser browser) {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    Dossier open = intake.receive(old.papers(), Channel.COUNTER, null, old.counter());
    hall(old.agency(), old.code());
    CurrentUser admin = offices.staff("Lý Thị Quản Trị", Position.SYSTEM_ADMIN, units.root());
    Administrator.signIn(browser, admin.requireId(), identity);
    Page page = browser.page();

    browser.open("/directory/mergers");
    browser.isAccessible("mergers-empty");
    page.click("a[href='/directory/mergers/new']");
    page.click("main form button[type=submit]");
    page.waitForSelector("text=Chọn ít nhất một đơn vị thôi hoạt động");
    browser.isAccessible("merger-form");
    page.selectOption("#unitId", old.agency().toString());
    page.selectOption("#successorId", successor.agency().toString());
    page.fill("#on", LocalDate.now(Vietnam.ZONE).format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
    page.fill("#documentNumber", "15/QĐ-UBND");
    page.click("main form button[type=submit]");
    page.waitForSelector("text=Những gì sẽ chuyển");
    assertThat(page.locator("main").innerText())
        .contains("Phòng Thẩm định", "Hồ sơ chưa kết thúc", old.code())
        .containsPattern("Phòng chờ lấy số\\s+1")
        .contains("Không có: ");
    browser.isAccessible("merger-preview");
    page.click("text=Sửa lại");
    assertThat(page.inputValue("#documentNumber")).isEqualTo("15/QĐ-UBND");
    page.click("main form button[type=submit]");
    page.click("main form[action='/directory/mergers'] button >> text=Sáp nhập");
    page.waitForURL(url -> url.endsWith("/directory/mergers"));
    assertThat(dossiers.get(open.id()).organisations().competent().unitId())
        .isEqualTo(successor.agency());
    assertThat(hallOf(old.code())).isEqualTo(successor.agency());
    browser.isAccessible("mergers");

    page.locator("main summary").first().click();
    page.locator("main form[action$='/undo'] input[name=documentNumber]").first().fill("16/QĐ");
    page.locator("main form[action$='/undo'] button").first().click();
    page.waitForSelector("text=Đã hủy việc sáp nhập");
    assertThat(dossiers.get(open.id()).organisations().competent().unitId())
        .isEqualTo(old.agency());
    assertThat(hallOf(old.code())).isEqualTo(old.agency());
  }

  private void hall(UUID unit, String code) {
    jdbc.sql(
            """
            insert into queue.centre (id, unit_id, unit_name, unit_path, slug)
            values (gen_random_uuid(), :unit, 'Phòng chờ', :path, :slug)
            """)
        .param("unit", unit)
        .param("path", directory.unit(unit).path())
        .param("slug", slug(code))
        .update();
  }

  private UUID hallOf(String code) {
    return jdbc.sql("select unit_id from queue.centre where slug = :slug")
        .param("slug", slug(code))
        .query(UUID.class)
        .single();
  }

  private static String slug(String code) {
    return "cho-" + code.substring(code.indexOf('.') + 1);
  }
}
