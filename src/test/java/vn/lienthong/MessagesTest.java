package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern KEY = Pattern.compile("\\bv\\.t\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

  /** Asked for with a few constants only, which stand by name in the code that asks. */
  private static final Set<String> OF_SOME_CONSTANTS =
      Set.of(
          "dossiers.dashboard.",
          "dossiers.statistics.",
          "dossiers.menu.",
          "dossiers.tile.",
          "notifications.notReady.");

  private static final Pattern VIETNAMESE = Pattern.compile("[À-ỹĐđ]");

  @Test
  void everyTextStandsInBothLanguages() throws IOException {
    for (Path vietnamese : vietnameseFiles()) {
      Path english =
          vietnamese.resolveSibling(
              vietnamese.getFileName().toString().replace(".properties", "_en.properties"));
      assertThat(english).exists();
      assertThat(read(english).stringPropertyNames())
          .as("%s beside %s", english, vietnamese)
          .containsExactlyInAnyOrderElementsOf(read(vietnamese).stringPropertyNames());
    }
  }

  @Test
  void everyKeyBeginsWithItsModule() throws IOException {
    for (Path file : vietnameseFiles()) {
      String module = file.getFileName().toString().replaceAll("[-.].*", "");
      assertThat(read(file).stringPropertyNames())
          .as(file.toString())
          .allMatch(key -> key.startsWith(module + "."));
    }
  }

  @Test
  void everyKeyThatATemplateAsksForExists() throws IOException {
    Set<String> known = knownKeys();
    List<String> missing = new ArrayList<>();
    for (Path template : Sources.files(Sources.TEMPLATES, ".jte")) {
      Matcher matcher = KEY.matcher(Sources.text(template));
      while (matcher.find()) {
        if (!known.contains(matcher.group(1))) {
          missing.add(template + ": " + matcher.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKeyThatIsMadeOfAnEnumExistsForEachOfItsConstants() throws IOException {
    Set<String> known = knownKeys();
    List<LabelKeys.Use> labels =
        LabelKeys.all().stream()
            .filter(use -> known.stream().anyMatch(key -> key.startsWith(use.beginning())))
            .toList();
    assertThat(labels).hasSizeGreaterThan(200);
    Set<String> missing = new TreeSet<>();
    for (LabelKeys.Use use : labels) {
      if (!OF_SOME_CONSTANTS.contains(use.beginning())) {
        use.keys().stream()
            .filter(key -> known.stream().noneMatch(k -> k.equals(key) || k.startsWith(key + ".")))
            .forEach(key -> missing.add(key + " of " + use.place()));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noTemplateHasTextOfItsOwn() {
    assertThat(Sources.files(Sources.TEMPLATES, ".jte"))
        .allSatisfy(template ->
            assertThat(VIETNAMESE.matcher(withoutComments(template)).results())
                .as("Vietnamese text in %s belongs into its messages", template)
                .isEmpty());
  }

  @Test
  void noTemplateWritesRawHtmlOrInlineScriptOrStyle() {
    assertThat(Sources.files(Sources.TEMPLATES, ".jte"))
        .allSatisfy(template ->
            assertThat(withoutComments(template))
                .doesNotContain("$unsafe{", " style=\"", "<style")
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son[a-z]+=\""));
  }

  private static String withoutComments(Path template) {
    // The name of a language is written in that language, and the sign of the đồng is no text.
    return Sources.text(template)
        .replaceAll("(?s)<%--.*?--%>", "")
        .replace("Tiếng Việt", "")
        .replace("\"đ\"", "");
  }

  private static List<Path> vietnameseFiles() {
    return Sources.files(Sources.MESSAGES, ".properties").stream()
        .filter(file -> !file.toString().endsWith("_en.properties"))
        .toList();
  }

  private static Set<String> knownKeys() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path file : vietnameseFiles()) {
      known.addAll(read(file).stringPropertyNames());
    }
    return known;
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
