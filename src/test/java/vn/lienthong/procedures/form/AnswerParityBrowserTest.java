package vn.lienthong.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.Browser;
import vn.lienthong.BrowserTest;

@BrowserTest
class AnswerParityBrowserTest {

  @Test
  @DisplayName("Browser and server give the same verdict on every line of the table")
  void sameVerdicts(Browser browser) {
    Page page = browser.page();
    page.setContent("<main></main>");
    for (String script : List.of("numbers.js", "rules.js")) {
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setPath(Path.of("src/main/resources/static/procedures", script)));
    }
    List<String> apart = new ArrayList<>();
    for (AnswerCase line : AnswerCase.all()) {
      FieldView view =
          FieldView.of(List.of(line.declared()), FieldView.Showing.of(Map.of(), AnswerCase.CONTEXT))
              .getFirst();
      Object verdict =
          page.evaluate(
              """
              ({ rules, typed, options }) => {
                const declared = JSON.parse(rules);
                const wrong = answerRules.fault(declared, typed, declared.required ?? false, options);
                return wrong === null ? '|' : wrong.join('|');
              }
              """,
              Map.of(
                  "rules",
                  view.rules(),
                  "typed",
                  line.typed(),
                  "options",
                  List.copyOf(view.options().keySet())));
      if (!verdict.equals(line.problem() + "|" + line.argument())) {
        apart.add(line + " but the browser says " + verdict);
      }
    }
    assertThat(apart).isEmpty();
  }
}
