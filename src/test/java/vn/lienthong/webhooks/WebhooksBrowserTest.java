package vn.lienthong.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;

@BrowserTest
class WebhooksBrowserTest {
  @Autowired TestHooks hooks;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;

  @Test
  @DisplayName("An administrator subscribes software, tries it, and sends a stuck message again")
  void administratorLinksSoftware(Browser browser) throws Exception {
    hooks.reset();
    TestOffice.Office office = offices.open();
    CurrentUser program = hooks.program(office.agency(), Set.of("dossiers.view", "webhooks.edit"));
    Administrator.signIn(browser, units, identity);
    Page page = browser.page();
    browser.open("/webhooks");
    browser.isAccessible("webhooks-none");
    browser.open("/webhooks/new");
    page.locator("main form button[type=submit]").click();
    page.waitForSelector(".summary");
    browser.isAccessible("webhooks-new-errors");
    page.selectOption("#client", program.requireId().toString());
    page.fill("#name", "Phần mềm quản lý đất đai");
    page.fill("#url", "https://93.184.216.34/mot-cua/tin");
    page.check("#kinds");
    page.locator("main form button[type=submit]").click();
    page.waitForSelector("main .alert .mono");
    assertThat(page.innerText("main .alert .mono")).startsWith("whsec_");
    browser.isAccessible("webhooks-secret");
    try (Receiver receiver = new Receiver()) {
      Subscription linked =
          hooks
              .subscriptions()
              .create(
                  new NewSubscription(
                      null, "Hệ thống hồ sơ nội bộ", receiver.url(), WebhookKind.types()),
                  program)
              .subscription();
      receiver.answer = message -> message.type().equals("dossier.assigned") ? 422 : 204;
      var dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
      assignment.assign(dossier.id(), null, office.specialist().requireId(), "", office.head());
      for (int i = 0; i < 6; i++) {
        hooks.sending().run();
        hooks.turn(Duration.ofMinutes(10));
      }
      browser.open("/webhooks");
      assertThat(page.innerText("main")).contains("Phần mềm quản lý đất đai", "Hệ thống hồ sơ");
      browser.isAccessible("webhooks-list");
      browser.open("/webhooks/" + linked.id());
      assertThat(page.innerText("main")).contains("Bên nhận từ chối tin", dossier.code());
      browser.isAccessible("webhooks-one");
      page.locator("form[action$='/replay'] button").first().click();
      page.waitForSelector("main form[action$='/replay']", hidden());
      receiver.answer = message -> 204;
      hooks.sending().run();
      assertThat(receiver.types(dossier.code()))
          .isEqualTo(List.of("dossier.accepted", "dossier.assigned"));
      browser.open("/webhooks/" + linked.id());
      assertThat(page.innerText("main")).doesNotContain("Bên nhận từ chối tin");
    } finally {
      hooks.reset();
    }
  }

  private static Page.WaitForSelectorOptions hidden() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }
}
