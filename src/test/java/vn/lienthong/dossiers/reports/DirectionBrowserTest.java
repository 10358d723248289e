package vn.lienthong.dossiers.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.jobs.RecurringJob;

@BrowserTest
class DirectionBrowserTest {
  private static final String PASSWORD = "Mat-khau-thu-2026!";

  @Autowired TestOffice offices;
  @Autowired RandomLives lives;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired IdentityApi identity;
  @Autowired List<RecurringJob> jobs;

  private void signIn(Browser browser, CurrentUser user) {
    String name = "chi-dao-" + UUID.randomUUID().toString().substring(0, 8);
    identity.createStaffAccount(user.requireId(), name, PASSWORD, false);
    browser.renew();
    browser.signInAsStaff(name, PASSWORD);
  }

  @Test
  @DisplayName("A leader goes from the dashboard to who owes what, urges, and is answered")
  void aLeaderUrgesAndIsAnswered(Browser browser) {
    TestOffice.Office office = offices.open();
    lives.live(office, 80, new Random(27));
    Dossier urgent = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    assignment.assign(urgent.id(), null, office.specialist().requireId(), "", office.head());
    jobs.stream()
        .filter(job -> job.name().equals("dossiers.ladder"))
        .forEach(job -> job.work().run());

    signIn(browser, office.leader());
    Page leader = browser.page();
    browser.open("/dossiers/dashboard");
    browser.isAccessible("direction-dashboard");
    browser.open("/dossiers/reports?template=can-bo&period=year");
    browser.isAccessible("direction-report");
    leader.locator("table.sheet tbody td a").first().click();
    leader.waitForURL("**/dossiers/reports/rows**");
    browser.isAccessible("direction-report-rows");
    browser.open("/dossiers/direction");
    browser.isAccessible("direction-stuck");
    browser.open("/dossiers/direction/rows?late=true");
    browser.isAccessible("direction-late");
    browser.open("/dossiers/satisfaction");
    browser.isAccessible("direction-satisfaction");
    browser.open("/dossiers/statistics?by=agency");
    browser.isAccessible("direction-statistics");

    signIn(browser, office.head());
    Page head = browser.page();
    browser.open("/dossiers/direction/rows?waiting=WORK");
    String row = "tr:has-text('" + urgent.code() + "')";
    head.locator(row + " button:has-text('Đôn đốc')").click();
    head.locator("text=Đã báo cho Phạm Thị Chuyên").waitFor();
    assertThat(head.url()).as("back where it was").contains("/direction/rows?waiting=WORK");
    head.locator(row + " a[href$='/direction']").click();
    head.waitForURL("**/direction");
    browser.isAccessible("direction-dossier");

    signIn(browser, office.specialist());
    Page officer = browser.page();
    browser.open("/dossiers/direction/directives");
    browser.isAccessible("direction-directives");
    officer.locator(row + " a.code").first().click();
    officer.waitForURL("**/direction");
    officer.locator("textarea[name=answer]").first().fill("Sẽ trình trong hôm nay");
    officer.locator("button:has-text('Gửi trả lời')").first().click();
    officer.locator("text=Đã gửi trả lời").waitFor();
    assertThat(officer.innerText("main")).contains("Sẽ trình trong hôm nay");
  }
}
