package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
@TestPropertySource(properties = "lienthong.test.database=_browser")
class DirectoryBrowserTest {
  private static final String PASSWORD = "Mat-khau ban dau 2026";
  private static final LocalDate START = LocalDate.of(2025, 7, 1);
  private static int round;

  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired TestUnits make;
  @Autowired Imports imports;

  private UUID department;
  private UUID merged;
  private UUID division;
  private UUID leader;
  private UUID deputy;
  private String code;

  @BeforeEach
  void aDepartmentWithHistory() {
    round++;
    UUID root = make.root();
    code = make.rootCode() + ".4" + round;
    Decision decision = new Decision("120/QĐ-UBND", LocalDate.of(2026, 1, 5), "UBND tỉnh");
    department = make.unit(code, "Sở Thông tin và Truyền thông", UnitKind.DEPARTMENT, root);
    merged = make.unit(code + "1", "Sở Khoa học", UnitKind.DEPARTMENT, root);
    division = make.unit(code + "1.01", "Phòng Chuyển đổi số", UnitKind.DIVISION, merged);
    make.unit(code + ".02", "Văn phòng Sở", UnitKind.OFFICE, department);
    leader = make.person("Đặng Thị Ánh Nguyệt");
    deputy = make.person("Âu Văn Ổn");
    UUID post =
        directory.assign(
            new NewAssignment(
                leader, Position.LEADER, "Giám đốc", department, START, null, "11/QĐ-UBND"));
    directory.assign(
        new NewAssignment(
            deputy, Position.DEPUTY_LEADER, "Phó Giám đốc", department, START, null, ""));
    directory.rename(
        new UnitRename(
            department,
            "Sở Khoa học và Công nghệ " + round,
            "Department of Science " + round,
            LocalDate.of(2026, 2, 1),
            decision));
    directory.merge(
        new UnitMerger(java.util.List.of(merged), department, LocalDate.of(2026, 3, 1), decision));
    directory.delegate(
        new NewDelegation(
            post,
            deputy,
            Capacity.KT,
            Set.of("dossiers.approve", "dossiers.view"),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2099, 1, 1),
            "57/GUQ-SKHCN",
            LocalDate.of(2026, 2, 27),
            "Lĩnh vực bưu chính"));
  }

  private void signIn(Browser browser, UUID person, String name) {
    identity.createStaffAccount(person, name, PASSWORD, false);
    browser.signInAsStaff(name, PASSWORD);
  }

  @Test
  void everyScreenOfTheDirectoryIsAccessible(Browser browser) {
    imports.run(
        "x.json",
        """
        [{"Code":"97","Name":"Thử","NameEn":"Thu","FullName":"Tỉnh Thử","FullNameEn":"Thu Province",
          "Wards":[{"Code":"97001","Name":"An","NameEn":"An","FullName":"Xã An","FullNameEn":"An Commune"}]}]
        """
            .getBytes(StandardCharsets.UTF_8),
        START,
        CurrentUser.SYSTEM,
        done -> {});
    Administrator.signIn(browser, make, identity);
    String unit = "/directory/units/" + department;
    see(browser, "directory-units", "/directory");
    see(browser, "directory-units-found", "/directory?q=khoa+hoc");
    see(browser, "directory-units-none", "/directory?q=khongcogi");
    see(browser, "directory-unit", unit);
    see(browser, "directory-unit-before", unit + "?on=31/12/2025");
    see(browser, "directory-unit-ended", "/directory/units/" + merged);
    see(browser, "directory-found", "/directory/units/new");
    for (String act : new String[] {"RENAMED", "MOVED", "MERGED", "SPLIT", "CORRECTED"}) {
      see(
          browser,
          "directory-act-" + act.toLowerCase(java.util.Locale.ROOT),
          unit + "/acts/" + act);
    }
    see(browser, "directory-people", "/directory/people");
    see(browser, "directory-people-none", "/directory/people?q=khongcoai");
    see(browser, "directory-person", "/directory/people/" + leader);
    see(browser, "directory-person-new", "/directory/people/new");
    see(browser, "directory-assign", "/directory/people/" + leader + "/assignments/new");
    see(browser, "directory-territories", "/directory/territories?province=97");
    see(browser, "directory-import", "/directory/import");
    Page page = browser.page();
    page.setInputFiles(
        "input[name=file]",
        new FilePayload(
            "don-vi.csv",
            "text/csv",
            "Mã định danh,Tên đơn vị,Loại đơn vị,Mã đơn vị cấp trên\nsai,,Cục,H97\n"
                .getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").last().click();
    assertThat(page.locator("main").innerText()).contains("Không phải mã định danh", "dòng 2");
    browser.isAccessible("directory-import-problems");
    see(browser, "directory-person-english", "/directory/people/" + leader + "?lang=en");
  }

  @Test
  void aLeaderLendsAPostAndTakesItBack(Browser browser) {
    signIn(browser, leader, "giamdoc" + round);
    browser.open("/directory/people/" + leader);
    Page page = browser.page();
    page.locator("a[href$='/delegations/new']").first().click();
    page.locator("main form button").last().click();
    assertThat(page.locator(".summary").innerText()).contains("Hãy chọn ít nhất một quyền");
    browser.isAccessible("directory-delegate-refused");
    page.selectOption("select[name=recipientId]", deputy.toString());
    page.check("input[name=capacity][value=TUQ]");
    page.check("input[name=permissions][value='dossiers.assign']");
    page.fill("input[name=from]", "01/04/2026");
    page.fill("input[name=until]", "31/12/2098");
    page.fill("input[name=documentNumber]", "88/GUQ-SKHCN");
    page.fill("input[name=documentDate]", "28/03/2026");
    page.locator("main form button").last().click();
    page.waitForURL("**/directory/people/" + leader);
    assertThat(page.locator("main").innerText())
        .contains("88/GUQ-SKHCN", "Phân công xử lý", "Đang hiệu lực");
    page.locator("summary:has-text('Thu hồi')").first().click();
    page.locator("details[open] button").first().click();
    assertThat(page.locator(".summary").innerText()).contains("Hãy nhập lý do");
    browser.isAccessible("directory-revoke-refused");
    page.fill("#reason", "Giám đốc đã về");
    page.locator("details[open] button").first().click();
    page.waitForURL("**/directory/people/" + leader);
    assertThat(page.locator("main").innerText()).contains("Đã thu hồi", "Giám đốc đã về");
  }

  @Test
  void whatIsNotMineIsRefused(Browser browser) {
    signIn(browser, deputy, "phogiamdoc" + round);
    assertThat(browser.open("/directory/units/" + division).status()).isEqualTo(200);
    assertThat(browser.page().locator("a[href*='/acts/']").count()).isZero();
    assertThat(browser.open("/directory/units/" + division + "/acts/RENAMED").status())
        .isEqualTo(403);
  }

  private static void see(Browser browser, String screen, String path) {
    assertThat(browser.open(path).status()).as(path).isEqualTo(200);
    assertThat(browser.page().url()).endsWith(path);
    browser.isAccessible(screen);
  }
}
