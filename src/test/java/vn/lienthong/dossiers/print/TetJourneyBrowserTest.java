package vn.lienthong.dossiers.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.convention.TestBean;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApology;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/**
 * Tết Đinh Mùi: 04–10/02/2027 off, and what it does to a dossier that waits for papers. The clock
 * of the house stands in those weeks, so that officer and citizen act by page.
 */
@BrowserTest
class TetJourneyBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";

  private static final String NAME = "Phạm Thu Hà";
  private static final String NUMBER = "099195000104";

  @TestBean(methodName = "standing")
  Clock clock;

  @Autowired TestOffice offices;
  @Autowired IdentityApi identity;
  @Autowired DossiersBulk bulk;
  @Autowired DossiersApi dossiers;
  @Autowired DossierApology apology;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Vietnam.ZONE).toInstant();
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  static Clock standing() {
    return new StandingClock();
  }

  /** Stands where the test puts it. */
  private static final class StandingClock extends Clock {
    private volatile Instant now = at("2027-02-01T08:30");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  private void now(String local) {
    ((StandingClock) clock).now = at(local);
  }

  /** Received on Monday of the last week before Tết, and on the desk of the specialist. */
  private Dossier assigned(TestOffice.Office o) {
    UUID account = identity.citizenAccount(CitizenClaims.person(NUMBER, NAME));
    Party citizen =
        new Party(Party.Kind.CITIZEN, NAME, NUMBER, null, null, "12 Lê Lợi", "99901", account);
    NewDossier papers =
        new NewDossier(
            o.procedure(),
            null,
            null,
            citizen,
            citizen,
            Delivery.COUNTER,
            1,
            null,
            Map.of("area", "120"),
            List.of(new ReceivedComponent("don", 1, 0, 0, List.of())));
    return bulk.load(
            List.of(
                new Story(
                    papers,
                    Channel.COUNTER,
                    o.centre(),
                    at("2027-02-01T08:30"),
                    List.of(
                        Deed.accepted(at("2027-02-01T08:30"), actor(o.counter())),
                        Deed.assigned(
                            at("2027-02-01T14:00"), actor(o.head()), actor(o.specialist()), "")))))
        .getFirst();
  }

  private void staff(Browser browser, CurrentUser user, String local, String path) {
    now(local);
    String name = "tet." + UUID.randomUUID().toString().substring(0, 8);
    identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    browser.renew();
    browser.signInAsStaff(name, PASSWORD);
    browser.open(path);
  }

  /** The officer asks for a drawing, the citizen sends it from home. */
  private void supplemented(Browser browser, TestOffice.Office o, Dossier d, String brought) {
    staff(browser, o.specialist(), "2027-02-02T10:00", "/dossiers/" + d.id());
    Page page = browser.page();
    page.locator("a[href$='/request-supplement']").first().click();
    page.fill("[name=reason]", "Thiếu bản vẽ");
    page.fill("[name=what-banve]", "Nộp bản vẽ mặt cắt");
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith("/dossiers/" + d.id()));
    assertThat(page.locator("main").innerText()).contains("Nộp bản vẽ mặt cắt");

    now(brought);
    browser.renew();
    String mine = "/dossiers/mine/" + d.id();
    browser.open("/sign-in?next=" + mine);
    page = browser.page();
    page.locator("a, button").filter(with("Người dân")).first().click();
    page.locator("button").filter(with(NAME)).first().click();
    page.waitForURL(url -> url.endsWith(mine));
    page.locator("main a[href$='/supplement']").first().click();
    page.setInputFiles(
        "#banve",
        new FilePayload("ban ve.txt", "text/plain", "mặt cắt".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(
        "input[type=hidden][name=banveIds]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    page.locator("main form .buttons button").first().click();
    page.waitForURL(url -> url.endsWith(mine));
    assertThat(page.locator("main").innerText()).doesNotContain("Nộp bản vẽ mặt cắt");
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private Locator explained(Browser browser, Dossier dossier) {
    browser.open("/dossiers/" + dossier.id());
    Page page = browser.page();
    page.locator("aside details:has(ol.timeline) > summary").first().click();
    Locator trace = page.locator("aside details:has(ol.timeline)").first();
    trace.locator("li").first().waitFor();
    return trace;
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 19.4 over Tết: restart from zero or pause, the lunar holidays out, shown"
          + " step by step")
  void supplementOverTet(Browser browser) {
    TestOffice.Office restart = offices.open(SupplementRule.RESTART);
    Dossier anew = assigned(restart);
    assertThat(anew.times().dueAt()).isEqualTo(at("2027-02-15T08:30"));
    supplemented(browser, restart, anew, "2027-02-03T09:00");
    staff(browser, restart.leader(), "2027-02-22T09:00", "/desk");
    assertThat(explained(browser, anew).innerText())
        .contains("Tết", "04/02/2027", "10/02/2027", "Hạn trả kết quả: 09:00, Thứ Tư, 17/02/2027");
    browser.picture("tet-restart");
    browser.isAccessible("tet-dossier");

    Page page = browser.page();
    page.click("text=Soạn văn bản xin lỗi");
    page.waitForURL(url -> url.endsWith("/apology"));
    assertThat(page.locator("aside.card").innerText()).contains("15/02/2027", "17/02/2027");
    browser.isAccessible("apology-empty");
    dossiers.draftApologies();
    browser.open("/dossiers/apologies?tab=OPEN");
    browser.isAccessible("apology-list");
    page.click("text=" + anew.code());
    page.waitForURL(url -> url.endsWith("/apology"));
    browser.isAccessible("apology-draft");
    apology.approve(anew.id(), null, restart.head());
    browser.open("/dossiers/apologies");
    page.click("text=" + anew.code());
    page.waitForURL(url -> url.endsWith("/apology"));
    page.click("button:has-text('Ký và gửi người nộp')");
    page.waitForSelector("text=Hồ sơ không được hẹn lại lần nữa");
    browser.isAccessible("apology-signed");
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19.4, the variant that pauses: only the working time of the wait")
  void pauseOverTet(Browser browser) {
    TestOffice.Office pause = offices.open(SupplementRule.PAUSE);
    Dossier paused = assigned(pause);
    supplemented(browser, pause, paused, "2027-02-15T10:00");
    staff(browser, pause.leader(), "2027-02-15T10:05", "/desk");
    assertThat(explained(browser, paused).innerText())
        .contains("Tết", "02/02/2027", "15/02/2027", "Hạn trả kết quả: 08:30, Thứ Sáu, 19/02/2027");
    browser.picture("tet-pause");
  }
}
