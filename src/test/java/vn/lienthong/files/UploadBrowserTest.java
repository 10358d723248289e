package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.identity.Officials;
import vn.lienthong.shared.Access;

@BrowserTest
@Import(UploadBrowserTest.FragmentPage.class)
class UploadBrowserTest {
  private static final int PIECE = 4 * 1024 * 1024;

  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;
  @Autowired FilesApi files;

  @TempDir Path folder;
  private Path large;

  /** Gives the fragment as forms include it. */
  @TestComponent
  @Controller
  @Access(Access.Who.SIGNED_IN)
  static class FragmentPage {
    @Autowired FilesApi files;

    @GetMapping("/test/upload")
    String fragment(Model model) {
      model.addAttribute("name", "papers");
      model.addAttribute("label", "Giấy tờ kèm theo");
      model.addAttribute("purpose", "test");
      model.addAttribute("rules", files.rules("test"));
      return "files/upload";
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    large = Files.writeString(folder.resolve("giấy tờ.txt"), "xin chào\n".repeat(700_000));
  }

  private Page open(Browser browser) {
    signIn(browser);
    show(browser);
    return browser.page();
  }

  private void signIn(Browser browser) {
    var unit = Officials.unit(directory, "Sở Thử tải tệp");
    var official = new Officials(directory, identity).with(Position.SPECIALIST, unit.id(), false);
    browser.signInAsStaff(official.username(), Officials.PASSWORD);
  }

  private static void show(Browser browser) {
    showField(browser);
    addScript(browser.page());
  }

  private static void showField(Browser browser) {
    browser.open("/search");
    browser
        .page()
        .evaluate(
            """
            async () => {
              const part = new DOMParser().parseFromString(await (await fetch('/test/upload')).text(), 'text/html');
              window.source = part.querySelector('script').src;
              const form = document.createElement('form');
              form.method = 'post';
              form.append(document.querySelector('input[name=_csrf]').cloneNode(), ...part.querySelectorAll('[data-upload]'));
              document.querySelector('main').replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'x' }), form);
            }
            """);
  }

  private static void addScript(Page page) {
    page.evaluate(
        """
        async () => {
          const script = document.createElement('script');
          script.src = window.source;
          await new Promise((done) => { script.onload = done; document.head.append(script); });
        }
        """);
  }

  private UUID stored(Page page) {
    page.waitForSelector(
        "input[name=papersIds]",
        new Page.WaitForSelectorOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    return UUID.fromString(page.locator("input[name=papersIds]").inputValue());
  }

  @Test
  void aChosenFileIsSentAtOnceAndCanBeTakenBack(Browser browser) throws IOException {
    var page = open(browser);
    page.setInputFiles("#papers", large);
    var id = stored(page);
    assertThat(files.get(id).name()).isEqualTo("giấy tờ.txt");
    assertThat(files.get(id).size()).isEqualTo(Files.size(large));
    browser.isAccessible("upload-done");
    page.waitForResponse(
        answer -> answer.request().method().equals("DELETE"),
        () -> page.locator("[data-upload-remove]").click());
    assertThat(page.locator("[data-upload-list] li").count()).isZero();
    assertThat(files.all(List.of(id))).isEmpty();
  }

  @Test
  void whatWasChosenBeforeTheScriptWasThereIsSentAsWell(Browser browser) throws IOException {
    signIn(browser);
    showField(browser);
    browser.page().setInputFiles("#papers", large);
    addScript(browser.page());
    assertThat(files.get(stored(browser.page())).size()).isEqualTo(Files.size(large));
  }

  @Test
  void aRefusedFileSaysWhyAndWhatToDo(Browser browser) throws IOException {
    var page = open(browser);
    page.setInputFiles("#papers", Files.writeString(folder.resolve("a.csv"), "a,=1+2\n"));
    page.waitForSelector("li[data-failed]");
    assertThat(page.locator("li[data-failed]").innerText()).contains("công thức", "1:2");
    assertThat(page.locator("input[name=papersIds]").count()).isZero();
    browser.isAccessible("upload-refused");
  }

  @Test
  void aBrokenConnectionIsTakenUpAgain(Browser browser) throws IOException {
    var page = open(browser);
    var tries = new ArrayList<String>();
    page.route(
        "**/files/uploads/*",
        route -> {
          if (route.request().method().equals("PATCH")) {
            tries.add(route.request().headerValue("upload-offset"));
            if (tries.size() == 2) {
              route.abort("connectionreset");
              return;
            }
          }
          route.resume();
        });
    page.setInputFiles("#papers", large);
    assertThat(files.get(stored(page)).size()).isEqualTo(Files.size(large));
    assertThat(tries).containsExactly("0", String.valueOf(PIECE), String.valueOf(PIECE));
  }

  @Test
  void anUploadGoesOnAfterAReload(Browser browser) throws IOException {
    var page = open(browser);
    var offsets = new ArrayList<String>();
    page.route(
        "**/files/uploads/*",
        route -> {
          boolean piece = route.request().method().equals("PATCH");
          if (piece) {
            offsets.add(route.request().headerValue("upload-offset"));
          }
          if (piece && offsets.size() == 2) {
            route.abort("connectionreset");
          } else {
            route.resume();
          }
        });
    page.setInputFiles("#papers", large);
    page.waitForCondition(() -> offsets.size() >= 2);
    show(browser);
    page.waitForCondition(
        () -> page.locator("[data-upload-status]").innerText().contains("giấy tờ.txt"));
    page.setInputFiles("#papers", large);
    assertThat(files.get(stored(page)).size()).isEqualTo(Files.size(large));
    assertThat(offsets).containsExactly("0", String.valueOf(PIECE), String.valueOf(PIECE));
  }
}
