package vn.lienthong.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Administrator;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;

@BrowserTest
class NotificationsBrowserTest {
  @Autowired TestUnits units;
  @Autowired IdentityApi identity;
  @Autowired NotificationsApi notifications;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void clean() {
    jdbc.sql("delete from notifications.delivery").update();
  }

  @Test
  @DisplayName("The bell counts, the list opens, and every page passes axe")
  void bellAndPages(Browser browser) {
    UUID me = Administrator.signIn(browser, units, identity);
    notifications.notify(
        new Notice(
            "dossiers.assigned",
            new Recipient(Recipient.Kind.STAFF, me, "thu@example.com", null, "vi"),
            Map.of("code", "H56.14-261122-0042", "procedure", "Đăng ký khai sinh", "due", "27/11"),
            "/help",
            "browser"));
    jdbc.sql("update notifications.delivery set state = 'UNCERTAIN', last_error = 'unknown: cut'")
        .update();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("notifications-outbox", "/notifications/outbox");
    pages.put("notifications-templates", "/notifications/templates");
    pages.put("notifications-template", "/notifications/templates/dossiers.accepted/SMS/vi");
    pages.put("notifications-simulator", "/notifications/simulator");
    pages.put("notifications", "/notifications");
    pages.forEach((name, path) -> {
      browser.open(path);
      browser.isAccessible(name);
    });
    assertThat(browser.page().locator("a[href='/notifications'] .count").innerText())
        .isEqualTo("1");
    browser.page().click("main button:has-text('Mở')");
    assertThat(browser.page().url()).endsWith("/help");
    browser.open("/notifications");
    assertThat(browser.page().locator("a[href='/notifications'] .count").count()).isZero();
    browser.open("/notifications/outbox");
    browser.page().click("button:has-text('Đã tới')");
    assertThat(browser.page().innerText("main")).contains("Không có tin nào bị kẹt");
  }
}
