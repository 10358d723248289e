package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.Officials.Official;

/** The whole ceremony of WebAuthn with the authenticator that Chromium brings for tests. */
@BrowserTest
class PasskeyBrowserTest {
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("A passkey is added, signs in without a password, and is of no use once removed")
  void aPasskeyFromTheFirstDayToTheLast(Browser browser) {
    Official official = new Officials(directory, identity).without(false);
    Page page = browser.page();
    String device = device(page);
    browser.signInAsStaff(official.username(), PASSWORD);
    browser.open("/account");
    page.fill("#label", "Máy tính phòng 201");
    page.click("form[data-passkey=create] button");
    page.waitForSelector("text=Đã thêm khóa truy cập");
    browser.isAccessible("identity-passkeys");

    page.context().clearCookies();
    browser.open("/sign-in/staff?next=/account");
    page.click("form[data-passkey=get] button");
    page.waitForURL(url -> !url.contains("/sign-in"));
    assertThat(page.locator("#passkeys").innerText()).contains("Máy tính phòng 201");
    assertThat(uses(official)).as("the authenticator counts its signatures").isEqualTo(2);

    page.click("#passkeys form[action$='/remove'] button");
    page.waitForSelector("text=Đã gỡ khóa truy cập");
    page.context().clearCookies();
    browser.open("/sign-in/staff?next=/account");
    page.click("form[data-passkey=get] button");
    page.waitForSelector("text=Không đăng nhập được bằng khóa truy cập");
    assertThat(page.url()).contains("/sign-in/staff");
    assertThat(device).isNotEmpty();
  }

  private long uses(Official official) {
    return jdbc.sql("select signature_count from identity.passkey where account_id = :account")
        .param("account", official.accountId())
        .query(Long.class)
        .single();
  }

  private static String device(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    JsonObject enable = new JsonObject();
    session.send("WebAuthn.enable", enable);
    JsonObject authenticator =
        JsonParser.parseString(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                  "hasUserVerification": true, "isUserVerified": true,
                  "automaticPresenceSimulation": true}}
                """)
            .getAsJsonObject();
    return session
        .send("WebAuthn.addVirtualAuthenticator", authenticator)
        .get("authenticatorId")
        .getAsString();
  }
}
