package vn.lienthong;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Takes the pictures of the README from the running product with its demonstration province:
 *
 * <pre>
 * ./lienthong run &amp;
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=vn.lienthong.Pictures
 * </pre>
 *
 * Arguments, both optional: address of the product, folder of the pictures.
 */
public final class Pictures {
  private static final String STAFF_PASSWORD = "TrinhDien@2026";

  private final Browser chromium;
  private final String origin;
  private final Path folder;

  private Pictures(Browser chromium, String origin, Path folder) {
    this.chromium = chromium;
    this.origin = origin;
    this.folder = folder;
  }

  public static void main(String[] arguments) {
    String origin = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "docs/pictures");
    try (Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      Browser chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of("/usr/bin/chromium"))
                      .setArgs(List.of("--no-sandbox", "--disable-gpu")));
      new Pictures(chromium, origin, folder).takeAll();
    }
  }

  private void takeAll() {
    Page visitor = page(1366, 900);
    take(visitor, "home", "/");
    take(visitor, "home-english", "/?lang=en");
    take(page(1366, 900), "procedure", "/procedures/1.001193");
    take(page(360, 780), "phone", "/");
    Page citizen = page(1366, 900);
    signInAsCitizen(citizen, "Nguyễn Văn An");
    take(citizen, "my-dossiers", "/dossiers/mine");
    take(citizen, "filing", "/dossiers/file/1.001193");
    Page officer = page(1366, 900);
    signInAsStaff(officer, "hoa.le");
    take(officer, "desk", "/desk");
    take(officer, "calendar", "/worktime/calendar");
    take(
        officer,
        "due-date",
        "/worktime/due?start=30/04/2026%2015:30&term=3%20ng%C3%A0y%20l%C3%A0m%20vi%E1%BB%87c&rule=receipt");
    Page administrator = page(1366, 900);
    signInAsStaff(administrator, "thao.mai");
    take(administrator, "procedure-steps", "/procedures/manage/1.001193");
  }

  private Page page(int width, int height) {
    BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh"));
    return context.newPage();
  }

  private void take(Page page, String name, String path) {
    int status = page.navigate(origin + path).status();
    if (status != 200) {
      throw new IllegalStateException(path + " answered " + status);
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }

  private void signInAsStaff(Page page, String username) {
    page.navigate(origin + "/sign-in/staff");
    page.fill("input[name=username]", username);
    page.fill("input[name=password]", STAFF_PASSWORD);
    page.locator("main form button[type=submit]").first().click();
    page.waitForURL(origin + "/desk");
  }

  private void signInAsCitizen(Page page, String name) {
    page.navigate(origin + "/sign-in/citizen");
    page.locator("button", new Page.LocatorOptions().setHasText(name)).first().click();
    page.waitForURL(url -> !url.contains("/simulator/"));
  }
}
