package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossiers.EventKind;

/** Who reads the log reads words, not the names of the code. */
class AuditTextsTest {
  private static final String ACTION = "\"([a-z]+\\.[a-z]+(?:-[a-z]+)*)\"";
  private static final List<Pattern> WRITTEN =
      List.of(
          Pattern.compile("@Audited\\(\\s*(?:value\\s*=\\s*)?" + ACTION),
          Pattern.compile("new AuditEvent\\(\\s*" + ACTION),
          Pattern.compile("\\b(?:record|own|stranger)\\(\\s*" + ACTION),
          Pattern.compile("\\b(?:record|own|stranger)\\(\\s*\\w+ \\? " + ACTION),
          Pattern.compile("\\b(?:record|own|stranger)\\(\\s*\\w+ \\? \"[^\"]+\" : " + ACTION));
  private static final Pattern OBJECT =
      Pattern.compile("new AuditEvent\\(\\s*[^,;]+,\\s*\"([a-z-]+)\"");

  @Test
  void everyActionOfTheLogHasAText() throws IOException {
    Set<String> actions = new TreeSet<>();
    for (Pattern pattern : WRITTEN) {
      actions.addAll(inSources(pattern));
    }
    Arrays.stream(EventKind.values())
        .map(kind -> "dossiers." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(actions::add);
    assertThat(actions).contains("identity.locked", "identity.sign-in-failed", "audit.exported");
    assertTexts(actions.stream().map(action -> action.replaceFirst("\\.", ".audit.")).toList());
  }

  @Test
  void everyKindOfObjectHasAText() throws IOException {
    Set<String> objects = inSources(OBJECT);
    assertThat(objects).contains("dossier", "unit", "policy");
    assertTexts(objects.stream().map(object -> "audit.object." + object).toList());
  }

  private static void assertTexts(List<String> keys) throws IOException {
    for (String ending : List.of(".properties", "_en.properties")) {
      Set<String> known = new TreeSet<>();
      for (Path file : Sources.files(Sources.MESSAGES, ending)) {
        if (ending.equals("_en.properties") || !file.toString().endsWith("_en.properties")) {
          known.addAll(read(file).stringPropertyNames());
        }
      }
      assertThat(known).as(ending).containsAll(keys);
    }
  }

  private static Set<String> inSources(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      pattern.matcher(Sources.text(file)).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
