package vn.lienthong;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Starts Chromium once per test run and hands a fresh {@link Browser} to each test. */
class BrowserExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
  private static final List<String> CHROMIUM =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  private static com.microsoft.playwright.Browser chromium;

  @Override
  public void beforeAll(ExtensionContext context) {
    String program = CHROMIUM.stream().filter(p -> Files.exists(Path.of(p))).findFirst().orElse("");
    if (program.isEmpty() && !"true".equals(System.getenv("CI"))) {
      Assumptions.abort("skipped: no Chromium here; install it with: apt-get install chromium");
    }
    synchronized (BrowserExtension.class) {
      if (chromium == null) {
        chromium =
            Playwright.create(
                    new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String port =
        SpringExtension.getApplicationContext(context)
            .getEnvironment()
            .getRequiredProperty("local.server.port");
    Browser browser =
        new Browser(
            chromium,
            "http://localhost:" + port,
            context.getRequiredTestClass().getSimpleName()
                + "-"
                + context.getRequiredTestMethod().getName());
    context.getStore(HERE).put(parameter.getIndex(), browser);
    return browser;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    for (int i = 0; i < context.getRequiredTestMethod().getParameterCount(); i++) {
      Browser browser = context.getStore(HERE).get(i, Browser.class);
      if (browser != null) {
        browser.close(context.getExecutionException().isPresent());
      }
    }
  }
}
