package vn.lienthong.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;

@BrowserTest
class NumbersBrowserTest {
  @Test
  @DisplayName("The browser shows how a number is understood, by the table that the server follows")
  void sameTable(Browser browser) {
    Page page = browser.page();
    page.setContent("<div data-scale=\"0\"><input></div>");
    page.addScriptTag(
        new Page.AddScriptTagOptions()
            .setPath(Path.of("src/main/resources/static/procedures/numbers.js")));
    for (NumberCase number : NumberCase.all()) {
      Object shown =
          page.evaluate(
              """
              ({ typed, scale }) => {
                const field = document.querySelector('input');
                field.parentElement.dataset.scale = scale;
                field.value = typed;
                field.dispatchEvent(new Event('change', { bubbles: true }));
                return field.value;
              }
              """,
              Map.of("typed", number.typed(), "scale", number.scale()));
      assertThat(shown)
          .as(number.toString())
          .isEqualTo(number.stored().isEmpty() ? number.typed() : number.shown());
    }
  }
}
