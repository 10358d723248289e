package vn.lienthong.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;

@HouseTest
class DashboardTest {
  /** What is left of an expression without strings and labels, functions and words of PromQL. */
  private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!\\s*\\()");

  private static final Pattern EXPRESSION =
      Pattern.compile("\"?expr\"?: (?:\"((?:[^\"\\\\]|\\\\.)*)\"|(.*))");

  @Autowired MockMvcTester mvc;

  @Test
  @DisplayName("Each metric that the dashboard and the alerts name is there to be read")
  void metricsExist() throws Exception {
    mvc.get().uri("/actuator/health").exchange();
    String text =
        mvc.get().uri("/actuator/prometheus").exchange().getResponse().getContentAsString();
    Set<String> offered =
        text.lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named = new TreeSet<>();
    for (String file : List.of("ops/grafana/lienthong.json", "ops/prometheus/alerts.yml")) {
      EXPRESSION
          .matcher(Files.readString(Path.of(file)))
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .map(expression -> expression.replaceAll("\\{[^}]*}|\\bby \\([^)]*\\)", ""))
          .flatMap(expression -> METRIC.matcher(expression).results())
          .forEach(found -> named.add(found.group()));
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(offered).containsAll(named);
    assertThat(JsonMapper.shared().readTree(Path.of("ops/grafana/lienthong.json").toFile()))
        .isNotEmpty();
    assertThat(text).contains("lienthong_dossiers_open{").doesNotContain("NaN\nlienthong");
  }
}
