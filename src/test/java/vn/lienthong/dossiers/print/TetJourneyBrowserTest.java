package vn.lienthong.dossiers.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApology;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Tết Bính Ngọ: 16–20/02/2026 off, and what it does to a dossier that waits for papers. */
@BrowserTest
class TetJourneyBrowserTest {
  private static final String PASSWORD = "Mat-khau thu nghiem 2026";

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

  /** Asked for a drawing on the last Thursday before Tết, brought so. */
  private Dossier overTet(TestOffice.Office o, String brought) {
    Deed.Actor worker = actor(o.specialist());
    return bulk.load(
            List.of(
                new Story(
                    o.papers("Nguyễn Thị Xuân"),
                    Channel.COUNTER,
                    o.centre(),
                    at("2026-02-09T08:30"),
                    List.of(
                        Deed.accepted(at("2026-02-09T08:30"), actor(o.counter())),
                        Deed.assigned(at("2026-02-09T14:00"), actor(o.head()), worker, ""),
                        Deed.supplementRequested(
                            at("2026-02-11T10:00"),
                            worker,
                            "Thiếu bản vẽ",
                            List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ mặt cắt"))),
                        Deed.supplemented(at(brought), actor(o.counter()), "Đã đủ")))))
        .getFirst();
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
    Dossier anew = overTet(restart, "2026-02-13T09:00");
    assertThat(anew.times().originalDueAt()).isEqualTo(at("2026-02-23T08:30"));
    assertThat(anew.times().dueAt()).isEqualTo(at("2026-02-27T09:00"));
    String name = "tet." + restart.procedure();
    identity.createStaffAccount(restart.leader().requireId(), name, PASSWORD, false);
    browser.signInAsStaff(name, PASSWORD);
    assertThat(explained(browser, anew).innerText()).contains("Tết", "16/02/2026", "27/02/2026");
    browser.picture("tet-restart");
    browser.isAccessible("tet-dossier");

    Page page = browser.page();
    page.click("text=Soạn văn bản xin lỗi");
    page.waitForURL(url -> url.endsWith("/apology"));
    assertThat(page.locator("aside.card").innerText()).contains("23/02/2026", "27/02/2026");
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
    Dossier paused = overTet(pause, "2026-02-24T10:00");
    assertThat(paused.times().originalDueAt()).isEqualTo(at("2026-02-23T08:30"));
    assertThat(paused.times().dueAt()).isAfter(at("2026-02-25T00:00"));
    String name = "tet." + pause.procedure();
    identity.createStaffAccount(pause.specialist().requireId(), name, PASSWORD, false);
    browser.signInAsStaff(name, PASSWORD);
    assertThat(explained(browser, paused).innerText()).contains("Tết", "11/02/2026", "24/02/2026");
    browser.picture("tet-pause");
  }
}
