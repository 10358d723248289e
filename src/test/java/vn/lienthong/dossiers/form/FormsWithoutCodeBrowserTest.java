package vn.lienthong.dossiers.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class FormsWithoutCodeBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";

  @Autowired TestOffice offices;
  @Autowired IdentityApi identity;
  @Autowired TestUnits units;
  @Autowired ProceduresApi procedures;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void press(Page page, String text) {
    page.locator("main button").filter(with(text)).first().click();
  }

  private static void save(Page page) {
    Locator button = page.locator("#at form button[type=submit]").filter(with("Lưu")).last();
    page.waitForNavigation(button::click);
  }

  @Test
  @DisplayName(
      "An officer builds a form with a condition and a table, sees it as it grows, tries it on past"
          + " dossiers, publishes; a citizen files it and prints it")
  void wholeWay(Browser browser) throws Exception {
    TestOffice.Office office = offices.open();
    procedures.publish(
        FormProcedure.of(office.procedure()), List.of(office.agency()), CurrentUser.SYSTEM);
    for (int i = 0; i < 3; i++) {
      UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
      assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    }
    UUID person = units.person("Mai Thị Thử");
    units.assign(person, Position.PROCEDURE_ADMIN, units.root());
    identity.createStaffAccount(person, "dung.bieu.mau", PASSWORD, false);
    browser.signInAsStaff("dung.bieu.mau", PASSWORD);
    Page page = browser.page();
    browser.open("/procedures/manage/" + office.procedure());
    page.locator("form[action$='/draft'] button").first().click();
    page.waitForURL(url -> url.contains("/procedures/drafts/"));
    String draft = page.url().replaceAll(".*(/procedures/drafts/[0-9a-f-]{36}).*", "$1");

    build(browser, draft);
    sameVerdictsOnTheWholeForm(browser, draft);

    browser.open(draft + "/steps");
    page.waitForSelector("svg.process");
    browser.isAccessible("forms-steps");
    browser.open(draft + "/dry-run");
    assertThat(page.locator("main").innerText()).contains("3 hồ sơ gần nhất", "Đi như trước");
    browser.isAccessible("forms-dry-run");
    browser.open(draft + "/impact");
    assertThat(page.locator("main").innerText())
        .contains("3 hồ sơ đang giải quyết giữ phiên bản", "Biểu mẫu điện tử");
    browser.isAccessible("forms-impact");
    press(page, "Công bố");
    page.waitForURL(url -> url.endsWith("/procedures/manage/" + office.procedure()));

    String filed = file(browser, office.procedure());
    byte[] pdf = page(browser, filed);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Có bệnh nền", "Hen suyễn", "Cô Ba", "0912345678");
    }
  }

  private static void build(Browser browser, String draft) {
    Page page = browser.page();
    browser.open(draft + "/form?at=0.2");
    press(page, "Thêm trường");
    page.waitForURL(url -> url.contains("at=0.3"));
    page.fill("[id='f.label-0']", "Có bệnh nền");
    page.fill("[id='f.key-0']", "illness");
    page.selectOption("[id='f.type-0']", "CHECKBOX");
    page.locator("[data-preview]").filter(with("Có bệnh nền")).waitFor();
    assertThat(page.locator("[id='f.options-0']").isVisible()).isFalse();
    save(page);
    press(page, "Thêm trường");
    page.waitForURL(url -> url.contains("at=0.4"));
    page.fill("[id='f.label-0']", "Bệnh gì");
    page.fill("[id='f.key-0']", "illnessText");
    page.check("[id='f.required']");
    page.selectOption("[id='f.show.field-0']", "illness");
    page.selectOption("[id='f.show.test-0']", "IS");
    page.fill("[id='f.show.values-0']", "true");
    page.locator("[data-preview] [data-q=illnessText]")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    save(page);
    assertThat(page.locator("[data-preview] [data-q=illnessText]").isVisible()).isFalse();
    page.locator("[data-preview] [id=illness]").check();
    assertThat(page.locator("[data-preview] [data-q=illnessText]").isVisible()).isTrue();
    press(page, "Thêm trường");
    page.waitForURL(url -> url.contains("at=0.5"));
    page.fill("[id='f.label-0']", "Người liên hệ khi khẩn cấp");
    page.fill("[id='f.key-0']", "contacts");
    page.selectOption("[id='f.type-0']", "TABLE");
    page.check("[id='f.required']");
    save(page);
    page.locator(".outline a").filter(with("Nội dung")).click();
    page.waitForURL(url -> url.contains("at=0.5.0"));
    page.fill("[id='f.label-0']", "Họ tên người liên hệ");
    page.fill("[id='f.key-0']", "who");
    save(page);
    press(page, "Thêm cột");
    page.waitForURL(url -> url.contains("at=0.5.1"));
    page.fill("[id='f.label-0']", "Điện thoại");
    page.fill("[id='f.key-0']", "phone");
    page.selectOption("[id='f.type-0']", "PHONE");
    page.check("[id='f.required']");
    page.locator("[data-preview] .table-row").filter(with("Điện thoại")).first().waitFor();
    save(page);
    browser.isAccessible("forms-builder");
    page.keyboard().press("Alt+ArrowUp");
    page.waitForURL(url -> url.contains("at=0.5.0"));
    browser.open("/procedures/lists");
    browser.isAccessible("forms-lists");
    browser.open("/procedures/lists/kinship");
    browser.isAccessible("forms-list");
  }

  /** Fills the trial of the form in several ways; browser and server must name the same fields. */
  private static void sameVerdictsOnTheWholeForm(Browser browser, String draft) {
    Page page = browser.page();
    List<Map<String, String>> ways =
        List.of(
            Map.of(),
            Map.of(
                "name",
                "An",
                "kind",
                "ONE",
                "contacts.1.who",
                "Cô Ba",
                "contacts.1.phone",
                "0912345678"),
            Map.of(
                "name", "An", "kind", "GROUP", "contacts.1.who", "Cô Ba", "contacts.1.phone", "12"),
            Map.of("name", " ", "kind", "ONE", "illness", "true", "contacts.1.phone", "0912345678"),
            Map.of(
                "name",
                "An",
                "kind",
                "GROUP",
                "members.1.name",
                "Lan",
                "members.1.birth",
                "31/2/2015"));
    for (Map<String, String> way : ways) {
      browser.open(draft + "/form/try");
      if (way.containsKey("kind")) {
        page.locator("input[name=kind][value=" + way.get("kind") + "]").check();
      }
      way.forEach((key, value) -> {
        Locator input = page.locator("form[data-form] [name='" + key + "']").first();
        if (key.equals("illness")) {
          input.check();
        } else if (!key.equals("kind")) {
          input.fill(value);
        }
      });
      Object inBrowser =
          page.evaluate(
              "() => answerForms.problems(document.querySelector('form[data-form]')).map(([q]) =>"
                  + " q.dataset.q).sort().join(' ')");
      page.waitForNavigation(() ->
          page.evaluate(
              "() => HTMLFormElement.prototype.submit.call("
                  + "document.querySelector('form[data-form]'))"));
      Object atServer =
          page.evaluate(
              "() => [...document.querySelectorAll('.summary a')].map((a) =>"
                  + " decodeURIComponent(a.hash.slice(1))).sort().join(' ')");
      assertThat(atServer).as(way.toString()).isEqualTo(inBrowser);
    }
    browser.isAccessible("forms-try");
  }

  private static String file(Browser browser, String procedure) {
    browser.renew();
    Page page = browser.page();
    browser.open("/sign-in?next=/dossiers/file/" + procedure);
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with("Nguyễn Văn An")).first().click();
    page.waitForURL(url -> url.endsWith("/dossiers/file/" + procedure));
    page.click("main form button");
    page.locator(".tasks a").first().click();
    page.fill("#phone", "0912 345 678");
    page.fill("#address", "Số 5, phố Trình Diễn");
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/owner"));
    page.check("input[name=whose][value=self]");
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/form-1"));
    assertThat(page.inputValue("#name")).isEqualTo("Nguyễn Văn An");
    assertThat(page.locator("[data-q=illnessText]").isVisible()).isFalse();
    page.check("#illness");
    page.fill("#illnessText", "Hen suyễn");
    page.locator("input[name=kind][value=GROUP]").check();
    press(page, "Thêm dòng");
    page.fill("[id='contacts.2.who']", "Cô Ba");
    page.fill("[id='contacts.2.phone']", "123");
    press(page, "Tiếp tục");
    assertThat(page.locator(".summary").innerText()).contains("số điện thoại chưa đúng");
    browser.isAccessible("forms-question-wrong");
    page.fill("[id='contacts.2.phone']", "0912 345 678");
    browser.isAccessible("forms-question");
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/form-2"));
    page.fill("[id='members.1.name']", "Lê Văn Sóng");
    page.fill("[id='members.1.birth']", "1/6/2015");
    page.setInputFiles(
        "#consent",
        new FilePayload("dong-y.txt", "text/plain", "Tôi đồng ý".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(
        "input[type=hidden][name=consentIds]",
        new Page.WaitForSelectorOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    browser.isAccessible("forms-question-group");
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/papers"));
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/delivery"));
    page.check("input[name=delivery][value=ELECTRONIC]");
    press(page, "Tiếp tục");
    page.waitForURL(url -> url.endsWith("/check"));
    assertThat(page.locator("main").innerText()).contains("0912345678 · Cô Ba");
    browser.isAccessible("forms-check");
    press(page, "Nộp");
    page.waitForURL(url -> url.endsWith("/sent"));
    return page.locator("a[href$='/declaration.pdf']").getAttribute("href");
  }

  private static byte[] page(Browser browser, String path) {
    return browser.page().request().get(browser.origin() + path).body();
  }
}
