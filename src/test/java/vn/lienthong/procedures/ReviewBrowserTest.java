package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.NewUnit;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** An officer imports, reviews what is doubtful, and publishes; a citizen reads it. */
@BrowserTest
class ReviewBrowserTest {
  private static final String PASSWORD = "Mat-khau ban dau 2026";

  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired ProceduresApi procedures;
  @Autowired Clock clock;
  @TempDir Path folder;

  private UUID unit() {
    LocalDate from = LocalDate.of(2025, 7, 1);
    UUID root =
        directory
            .root(Vietnam.today(clock))
            .map(UnitSummary::id)
            .orElseGet(() ->
                directory.createUnit(
                    new NewUnit(
                        "H56",
                        "Tỉnh",
                        "Province",
                        UnitKind.PROVINCE,
                        null,
                        null,
                        null,
                        null,
                        from,
                        null)));
    return directory.createUnit(
        new NewUnit(
            "H56.97", "Văn phòng thử", "", UnitKind.OFFICE, root, null, null, null, from, null));
  }

  private void signIn(Browser browser, UUID unit) {
    String username = "quantri.thutuc";
    UUID person =
        directory.createPerson(new NewPerson("Quản trị Thủ Tục", "qttt@example.vn", null));
    directory.assign(
        new NewAssignment(
            person, Position.PROCEDURE_ADMIN, "", unit, LocalDate.of(2025, 7, 1), null, ""));
    identity.createStaffAccount(person, username, PASSWORD, false);
    browser.signInAsStaff(username, PASSWORD);
  }

  @Test
  void anImportIsReviewedPublishedAndReadByACitizen(Browser browser) throws IOException {
    UUID unit = unit();
    Path file = folder.resolve("thu-tuc.jsonl");
    Files.writeString(
        file,
        TestProcedures.line(
                "9.700001",
                "Đăng ký nuôi hạc giấy",
                "Trực tuyến5Miễn phí(Mức lệ phí do Hội đồng nhân dân tỉnh quyết định.)"
                    + "Trực tiếp5Miễn phí(Mức lệ phí do Hội đồng nhân dân tỉnh quyết định.)")
            + TestProcedures.line(
                "9.700002",
                "Cấp phép thả hạc giấy",
                "Trực tiếp3 Ngày làm việc75,000 VNĐ(/giấy phép)")
            + "dòng hỏng\n");
    signIn(browser, unit);
    Page page = browser.page();
    browser.open("/procedures/imports");
    browser.isAccessible("procedures-imports");
    page.setInputFiles("#file", file);
    page.getByText("Nhập", new Page.GetByTextOptions().setExact(true)).last().click();
    page.waitForSelector("text=không còn gì phải rà soát");
    browser.isAccessible("procedures-import-report");
    assertThat(page.locator("main").innerText()).contains("Không đúng định dạng JSON");

    browser.open("/procedures/review");
    browser.isAccessible("procedures-review-list");
    browser.open("/procedures/review/9.700001");
    browser.isAccessible("procedures-review");
    page.locator("section.doubt", new Page.LocatorOptions().setHasText("đơn vị thời gian"))
        .locator("input[name=amount]")
        .fill("5");
    page.locator("form[action$='/term'] button").first().click();
    page.waitForSelector("text=Đã ghi giá trị đúng");
    while (page.locator("form[action$='/accept']").count() > 0) {
      int left = page.locator("form[action$='/accept']").count();
      page.locator("form[action$='/accept'] button").first().click();
      page.waitForCondition(() -> page.locator("form[action$='/accept']").count() < left);
    }
    assertThat(page.locator("main").innerText()).contains("Đã rà soát xong");
    browser.isAccessible("procedures-review-done");
    page.getByText("Mở bản nháp").first().click();
    browser.isAccessible("procedures-draft");
    page.locator("main a[href$='/impact']").first().click();
    page.locator("form[action$='/publish'] button").click();
    page.waitForSelector("text=Đã công bố phiên bản mới");
    browser.isAccessible("procedures-manage-one");
    browser.open("/procedures/manage");
    browser.isAccessible("procedures-manage");

    browser.renew();
    browser.open("/procedures?q=hac+giay");
    browser.isAccessible("procedures-list");
    browser.page().getByText("Đăng ký nuôi hạc giấy").click();
    assertThat(browser.page().locator("main").innerText()).contains("5 ngày làm việc");
    browser.isAccessible("procedures-one-information");
  }

  @Test
  void aCompleteProcedureIsBeautifulAndItsStepsAreExplained(Browser browser) {
    UUID unit =
        directory
            .unitByCode("H56.97", Vietnam.today(clock))
            .map(UnitSummary::id)
            .orElseGet(this::unit);
    procedures.publish(
        TestProcedures.complete("9.700011", "Cấp giấy xác nhận hạc giấy"),
        List.of(unit),
        CurrentUser.SYSTEM);
    browser.open("/procedures/9.700011");
    assertThat(browser.page().locator("aside a[href='/dossiers/file/9.700011']").count())
        .isEqualTo(1);
    browser.isAccessible("procedures-one");
    browser.open("/procedures/9.700011?lang=en");
    browser.isAccessible("procedures-one-english");
  }
}
