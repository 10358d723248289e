package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/one-stop.md} is the proof of the 31 functions: it names each once, and no ghosts. */
class OneStopTableTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|([^|]*)\\|$");
  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z]+\\.)*)([A-Z]\\w*Test)(?:\\.(\\w+))?`");

  private final String table = Sources.text(Path.of("docs/one-stop.md"));

  @Test
  @DisplayName("TT 11/2025/TT-BKHCN: the table has each of the 31 functions exactly once, in order")
  void everyFunctionOnce() {
    assertThat(ROW.matcher(table).results().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 31).boxed().toList());
    assertThat(ROW.matcher(table).results())
        .as("functions without a test")
        .allMatch(row -> NAMED.matcher(row.group(2)).find());
  }

  @Test
  void everyTestThatItNamesExists() {
    List<Path> tests = Sources.files(Path.of("src/test/java"), "Test.java");
    List<String> ghosts = new ArrayList<>();
    for (MatchResult named : NAMED.matcher(table).results().toList()) {
      String end = "/" + named.group(1).replace('.', '/') + named.group(2) + ".java";
      String method = named.group(3);
      boolean exists =
          tests.stream()
              .filter(file -> file.toString().endsWith(end))
              .anyMatch(
                  file -> method == null || Sources.text(file).contains(" void " + method + "("));
      if (!exists) {
        ghosts.add(named.group());
      }
    }
    assertThat(ghosts).isEmpty();
    assertThat(NAMED.matcher(table).results()).hasSizeGreaterThan(60);
  }
}
