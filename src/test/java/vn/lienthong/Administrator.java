package vn.lienthong;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.UUID;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.identity.secrets.Totp;

/** Signs an invented system administrator in, with a real account. */
public final class Administrator {
  private Administrator() {}

  /** The id of the person who is signed in afterwards. */
  public static UUID signIn(Browser browser, TestUnits units, IdentityApi identity) {
    UUID person = units.person("Lê Thị Thử");
    units.assign(person, Position.SYSTEM_ADMIN, units.root());
    signIn(browser, person, identity);
    return person;
  }

  /** A person who is an administrator already gets an account, and a second factor if asked. */
  public static void signIn(Browser browser, UUID person, IdentityApi identity) {
    String name = "quan-tri-" + UUID.randomUUID().toString().substring(0, 8);
    identity.createStaffAccount(person, name, "Mat-khau-thu-2026!", false);
    browser.signInAsStaff(name, "Mat-khau-thu-2026!");
    if (browser.page().url().endsWith("/sign-in/enrol")) {
      enrol(browser);
    }
  }

  /** Administrators need a second factor, which the first sign-in sets up. */
  private static void enrol(Browser browser) {
    String secret = browser.page().locator(".identity-enrol code").innerText();
    String code = Totp.code(decoded(secret), Totp.step(Instant.now()));
    browser.page().fill("#code", code);
    browser.page().locator("form button[type=submit]").first().click();
    browser.page().waitForSelector(".identity-codes");
  }

  private static byte[] decoded(String base32) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char letter : base32.replaceAll("[^A-Z2-7]", "").toCharArray()) {
      buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
