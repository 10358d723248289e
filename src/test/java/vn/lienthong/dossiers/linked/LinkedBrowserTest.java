package vn.lienthong.dossiers.linked;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.LinkedOffice;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.Papers;

@BrowserTest
class LinkedBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";
  private static final int QUESTIONS = 12;
  private static final String NAME = "Nguyễn Văn An";

  @Autowired LinkedOffice linked;
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired DossierRepository dossiers;
  @Autowired PartRepository parts;

  private final Set<CurrentUser> known = new HashSet<>();
  private Browser browser;
  private Dossier dossier;

  /** Somebody of staff sits down at the page. */
  private Page as(CurrentUser user, String path) {
    String name = "lien." + user.requireId().toString().substring(24);
    if (known.add(user)) {
      identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    }
    browser.renew();
    browser.signInAsStaff(name, PASSWORD);
    browser.open(path);
    return browser.page();
  }

  private String here() {
    return "/dossiers/" + dossier.id();
  }

  private static Locator with(Page page, String selector, String text) {
    return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text)).first();
  }

  /** Fills the form of the action and comes back to the dossier. */
  private void act(Page page, String button, Map<String, String> values) {
    with(page, "main a.btn, main .btn", button).click();
    if (!values.isEmpty()) {
      page.waitForSelector("#" + values.keySet().iterator().next());
      values.forEach((field, value) -> page.fill("#" + field, value));
    }
    if (!page.url().endsWith(here())) {
      page.locator("main form .buttons button").first().click();
    }
    page.waitForURL(url -> url.endsWith(here()));
  }

  private void done(LinkedOffice.Agent agent, String number) {
    Page page = as(agent.specialist(), here());
    if (with(page, "main .btn", "Nhận việc").count() > 0) {
      act(page, "Nhận việc", Map.of());
    }
    act(page, "Trình kết quả", Map.of("note", "Đủ điều kiện"));
    page = as(agent.leader(), here());
    act(page, "Duyệt kết quả", Map.of("number", number, "title", "Kết quả " + number));
  }

  /** The insurance signs its result as it decides. */
  private void signed(LinkedOffice.Agent agent, String number) {
    Page page = as(agent.specialist(), here());
    act(page, "Nhận việc", Map.of());
    act(page, "Trình kết quả", Map.of("note", "Đủ điều kiện"));
    page = as(agent.leader(), here());
    with(page, "main a.btn", "Ký số và duyệt").click();
    page.waitForSelector("#number");
    page.fill("#number", number);
    page.fill("#title", "Thẻ bảo hiểm y tế");
    upload(page, "files", "the-bhyt.pdf");
    submit(page);
    assertThat(page.locator("main").innerText()).contains("Văn bản sẽ được ký", "Hãy mở và xem");
    browser.isAccessible("linked-sign");
    submit(page);
    page.waitForURL(url -> url.endsWith(here()));
    assertThat(page.locator("#linked ~ ol, .lanes").first().innerText()).contains("Đã ký số bởi");
  }

  private static void upload(Page page, String field, String name) {
    page.setInputFiles("#" + field, new FilePayload(name, "application/pdf", Papers.decision(0)));
    page.waitForSelector(
        "input[type=hidden][name=" + field + "Ids]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  private static void submit(Page page) {
    page.locator("main form:not([role=search]) .buttons button").first().click();
    page.waitForLoadState();
  }

  /** A citizen signs in and comes to the page. */
  private Page citizen(String path) {
    browser.renew();
    Page page = browser.page();
    browser.open("/sign-in?next=" + path);
    with(page, "a, button", "Người dân").click();
    with(page, "button", NAME).click();
    page.waitForURL(url -> url.endsWith(path));
    return page;
  }

  /** Answers one page after the other until all is answered. */
  private Dossier filed(String procedure) {
    Page page = citizen("/dossiers/file/" + procedure);
    page.click("main form button");
    page.locator(".tasks a").first().click();
    for (int i = 0; i < QUESTIONS && !page.url().endsWith("/check"); i++) {
      fill(page, "#phone", "0912 345 678");
      fill(page, "#address", "12 Lê Lợi, phường Thử");
      check(page, "input[name=whose][value=self]");
      check(page, "input[name=delivery][value=COUNTER]");
      if (page.locator("#don").count() > 0
          && page.locator("input[type=hidden][name=donIds]").count() == 0) {
        upload(page, "don", "to-khai.pdf");
      }
      submit(page);
    }
    page.waitForURL(url -> url.endsWith("/check"));
    submit(page);
    page.waitForURL(url -> url.endsWith("/sent"));
    return dossiers.get(
        UUID.fromString(page.url().replaceAll(".*/mine/([0-9a-f-]{36})/sent", "$1")));
  }

  private static void fill(Page page, String field, String value) {
    if (page.locator(field).count() > 0) {
      page.fill(field, value);
    }
  }

  private static void check(Page page, String choice) {
    if (page.locator(choice).count() > 0) {
      page.check(choice);
    }
  }

  @Test
  @DisplayName(
      "One filing at the commune, birth first, then police and insurance side by side; the police"
          + " ask for papers through the lead; one joint result comes back: every act in the"
          + " browser")
  void threeAgenciesOneResult(Browser chromium) {
    browser = chromium;
    LinkedOffice.Office office = linked.open(true);
    dossier = filed(office.procedure());

    Page page = as(office.lead().counter(), here());
    with(page, "main a.btn", "Tiếp nhận").click();
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));
    assertThat(page.locator("#linked").innerText()).contains("0/3 phần việc đã xong");

    page = as(office.lead().head(), here() + "/assign");
    page.selectOption("#person", office.lead().specialist().requireId().toString());
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    page = as(office.lead().specialist(), here());
    act(page, "Trình kết quả", Map.of("note", "Đã ghi sổ hộ tịch"));
    page = as(office.lead().leader(), here());
    with(page, "main a.btn", "Duyệt kết quả").click();
    page.waitForSelector("#number");
    browser.isAccessible("linked-decide");
    page.fill("#number", "201/2026");
    page.fill("#title", "Giấy khai sinh");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    page = as(office.police().specialist(), "/dossiers/linked");
    assertThat(page.locator("main table").innerText()).contains("Đăng ký thường trú");
    browser.isAccessible("linked-desk");
    with(page, "main a.code", dossier.code()).click();
    page.waitForURL(url -> url.contains(here()));
    browser.open(here());
    act(page, "Nhận việc", Map.of());
    act(
        page,
        "Đề nghị bổ sung",
        Map.of("reason", "Chưa có ý kiến của chủ hộ", "items", "Văn bản đồng ý của chủ hộ"));

    page = as(office.lead().specialist(), here());
    assertThat(page.locator(".lanes").innerText()).contains("Văn bản đồng ý của chủ hộ");
    assertThat(page.locator("section[aria-labelledby=act]").innerText())
        .contains("Đang chờ phần việc của cơ quan khác", "Đăng ký thường trú")
        .doesNotContain("Trình phê duyệt");
    browser.isAccessible("linked-dossier");
    with(page, "main .awaits a.btn", "Nhắc việc").click();
    page.waitForSelector("#note");
    browser.isAccessible("linked-nudge");
    submit(page);
    page.waitForURL(url -> url.endsWith(here()));
    act(page, "Gửi phiếu yêu cầu bổ sung", Map.of());
    page = as(office.lead().counter(), here() + "/receive-supplement");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    done(office.police(), "12/TB");
    signed(office.insurance(), "TE 138");

    page = as(office.lead().specialist(), here());
    assertThat(page.locator("#linked").innerText()).contains("3/3 phần việc đã xong");
    with(page, "#act + * a.btn, main section .buttons a.btn", "Trình").click();
    page.waitForSelector("#note");
    page.locator("input[name=proposal][value=GRANT]").check();
    page.fill("#note", "Đủ ba kết quả");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));
    page = as(office.lead().leader(), here());
    with(page, "main a.btn", "Phê duyệt").click();
    page.waitForURL(url -> url.endsWith("/approve"));
    submit(page);
    page.waitForURL(url -> url.endsWith(here()));
    page = as(office.lead().clerk(), here() + "/issue");
    page.locator("input[name=outcome][value=GRANTED]").check();
    page.fill("#number", "LT-01");
    page.fill("#title", "Kết quả liên thông");
    page.fill("#signer", "Trần Thị Lãnh");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    page = as(office.lead().counter(), here());
    with(page, "main a.btn", "Trả kết quả").click();
    page.waitForSelector("#collector");
    page.fill("#collector", NAME);
    submit(page);
    page.waitForURL(url -> url.endsWith(here()));
    assertThat(dossiers.get(dossier.id()).status()).isEqualTo(DossierStatus.RETURNED);

    page = citizen("/dossiers/mine/" + dossier.id());
    assertThat(page.locator("main").innerText())
        .contains(
            "Các cơ quan giải quyết hồ sơ này",
            "Công an phường thử",
            "Bảo hiểm xã hội thử",
            "Kết quả liên thông",
            "12/TB",
            "Đã ký số bởi");
    browser.isAccessible("linked-mine");
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 7, 8.3: filed at commune A for commune B, with the due date of B's clock")
  void nonTerritorial(Browser chromium) {
    browser = chromium;
    TestOffice.Office here = offices.open();
    TestOffice.Office other = offices.open();
    units.unit(
        here.code() + ".08", "Trung tâm hỗ trợ xã Thử", UnitKind.SERVICE_CENTRE, here.agency());
    Page page = as(here.counter(), "/dossiers/intake");
    page.fill("#name", "Nguyễn Văn Ân");
    page.fill("#q", other.procedure());
    page.keyboard().press("Enter");
    page.waitForSelector("#helped");
    page.selectOption("#helped", new SelectOption().setLabel("Trung tâm hỗ trợ xã Thử"));
    page.click("text=Hoàn tất tiếp nhận");
    page.waitForURL(url -> url.matches(".*/dossiers/intake/[0-9a-f-]{36}"));
    String path = URI.create(page.url()).getPath().replace("/intake", "");
    browser.open(path);
    String facts = page.locator("aside .kv").first().innerText();
    Dossier received = dossiers.get(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    assertThat(facts)
        .contains("Trung tâm hỗ trợ xã Thử", received.organisations().competent().name());
    assertThat(received.organisations().received().unitId()).isEqualTo(here.centre());
    assertThat(received.organisations().competent().unitId()).isEqualTo(other.agency());
    assertThat(received.times().clockStart()).isAfterOrEqualTo(received.times().receivedAt());
    browser.isAccessible("linked-nonterritorial");
    assertThat(parts.of(received.id())).extracting(Part::id).isEmpty();
  }
}
