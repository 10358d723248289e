package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;

/** One person's browser: an own cookie jar, a page, and checks that every page must pass. */
public final class Browser {
  private static final Path SCREENS = Path.of("target/screens");

  /** Nobody looks at the pictures of a run without people; a failed test still leaves its own. */
  private static final boolean PICTURES = !"true".equals(System.getenv("CI"));

  private final com.microsoft.playwright.Browser chromium;
  private final String origin;
  private final String name;
  private BrowserContext context;
  private Page page;

  Browser(com.microsoft.playwright.Browser chromium, String origin, String name) {
    this.chromium = chromium;
    this.origin = origin;
    this.name = name;
    renew();
  }

  /** Another person sits down: all cookies gone. */
  public void renew() {
    if (context != null) {
      context.close();
    }
    context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1366, 900)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setAcceptDownloads(true));
    context.setDefaultTimeout(15_000);
    page = context.newPage();
  }

  public Page page() {
    return page;
  }

  public String origin() {
    return origin;
  }

  /** Opens the path and returns the answer. */
  public Response open(String path) {
    return page.navigate(origin + path);
  }

  /** Signs in at the staff page; ends wherever the product sends this person. */
  public void signInAsStaff(String username, String password) {
    open("/sign-in/staff");
    page.fill("input[name=username]", username);
    page.fill("input[name=password]", password);
    page.locator("main button[type=submit], form button[type=submit]").first().click();
    page.waitForURL(url -> !url.contains("/sign-in/staff"));
  }

  /**
   * The page as it stands passes axe at 1366 and 360 px, does not scroll sideways, and has its
   * picture in target/screens.
   */
  public void isAccessible(String screen) {
    for (int width : List.of(1366, 360)) {
      page.setViewportSize(width, 900);
      List<Rule> violations = violations(page);
      if (PICTURES) {
        picture(screen + "-" + width);
      }
      assertThat(violations)
          .as("axe at %d px on %s", width, page.url())
          .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
      Object overflow =
          page.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) overflow).intValue())
          .as("sideways scroll at %d px on %s", width, page.url())
          .isLessThanOrEqualTo(0);
    }
    page.setViewportSize(1366, 900);
  }

  /** In the page itself and without what passed: frames of others and lists of good news cost. */
  static List<Rule> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options).analyze().getViolations();
  }

  /** Writes target/screens/NAME.png of the whole page. */
  public void picture(String screen) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(screen + ".png")).setFullPage(true));
  }

  void close(boolean failed) {
    if (failed) {
      picture("failed-" + name);
    }
    context.close();
  }
}
