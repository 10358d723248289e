package vn.lienthong.dossiers.linked;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
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
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.LinkedOffice;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.PartWork;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class LinkedBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";
  private static final String NUMBER = "099085000101";
  private static final String NAME = "Nguyễn Văn An";

  @Autowired LinkedOffice linked;
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired DossierFiling filing;
  @Autowired DossierRepository dossiers;
  @Autowired PartRepository parts;
  @Autowired PartWork work;
  @Autowired DossierApproval approval;

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

  /** The insurance works in its own software, by the same services. */
  private void insured(LinkedOffice.Agent agent) {
    UUID part = parts.of(dossier.id()).getLast().id();
    work.take(part, null, agent.specialist());
    work.propose(
        part,
        null,
        DossierProcessing.Proposal.GRANT,
        "Đủ điều kiện",
        List.of(),
        agent.specialist());
    work.approve(part, null, List.of(LinkedOffice.document("TE 138")), null, agent.leader());
  }

  private CurrentUser citizen() {
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN,
        identity.citizenAccount(CitizenClaims.person(NUMBER, NAME)),
        NAME,
        NUMBER,
        List.of());
  }

  private NewDossier filed(LinkedOffice.Office office) {
    NewDossier papers = office.papers();
    Party child =
        new Party(
            Party.Kind.CITIZEN,
            "Nguyễn Gia Bảo",
            null,
            null,
            null,
            "12 Lê Lợi, phường Thử",
            "99901",
            null);
    return new NewDossier(
        papers.procedureCode(),
        null,
        null,
        papers.applicant(),
        child,
        papers.delivery(),
        1,
        "Khai sinh, thường trú, thẻ BHYT cho cháu Nguyễn Gia Bảo",
        Map.of(),
        papers.components());
  }

  @Test
  @DisplayName(
      "One filing at the commune, birth first, then police and insurance side by side; the police"
          + " ask for papers through the lead; one joint result comes back")
  void threeAgenciesOneResult(Browser chromium) {
    browser = chromium;
    LinkedOffice.Office office = linked.open(true);
    dossier = filing.file(filed(office), citizen());

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
    browser.isAccessible("linked-dossier");
    act(page, "Gửi phiếu yêu cầu bổ sung", Map.of());
    page = as(office.lead().counter(), here() + "/receive-supplement");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    done(office.police(), "12/TB");
    insured(office.insurance());

    page = as(office.lead().specialist(), here());
    assertThat(page.locator("#linked").innerText()).contains("3/3 phần việc đã xong");
    with(page, "#act + * a.btn, main section .buttons a.btn", "Trình").click();
    page.waitForSelector("#note");
    page.locator("input[name=proposal][value=GRANT]").check();
    page.fill("#note", "Đủ ba kết quả");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));
    approval.approve(dossier.id(), null, "", office.lead().leader());
    page = as(office.lead().clerk(), here() + "/issue");
    page.locator("input[name=outcome][value=GRANTED]").check();
    page.fill("#number", "LT-01");
    page.fill("#title", "Kết quả liên thông");
    page.fill("#signer", "Trần Thị Lãnh");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(here()));

    browser.renew();
    page = browser.page();
    browser.open("/sign-in?next=/dossiers/mine/" + dossier.id());
    page.locator("a, button")
        .filter(new Locator.FilterOptions().setHasText("Người dân"))
        .first()
        .click();
    with(page, "button", NAME).click();
    page.waitForURL(url -> url.endsWith("/dossiers/mine/" + dossier.id()));
    assertThat(page.locator("main").innerText())
        .contains(
            "Các cơ quan giải quyết hồ sơ này",
            "Công an phường thử",
            "Bảo hiểm xã hội thử",
            "Kết quả liên thông",
            "12/TB");
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
