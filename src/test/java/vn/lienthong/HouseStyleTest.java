package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseStyleTest {
  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum)\\s+\\w+(?:Impl|Dto|DTO|Vo|VO|Mapper|Manager|Helper|Utils?|Common|V2)\\b"
              + "|\\b(?:class|interface)\\s+(?:Base|Abstract)\\w+");

  @Test
  void noFileIsLongerThan400LinesAndNineOfTenAreUnder210() {
    List<Path> all =
        Stream.of(
                Sources.files(Path.of("src"), ".java"),
                Sources.files(Path.of("src"), ".jte"),
                Sources.files(Path.of("src"), ".sql"),
                Sources.files(Path.of("src"), ".js"),
                Sources.files(Path.of("src"), ".css"))
            .flatMap(List::stream)
            .toList();
    assertThat(all).filteredOn(file -> lines(file) > 400).isEmpty();
    long longer = all.stream().filter(file -> lines(file) >= 210).count();
    assertThat(longer * 10)
        .as("%d of %d files have 210 lines", longer, all.size())
        .isLessThan(all.size());
  }

  @Test
  void namesSayWhatAThingIs() {
    List<String> bad = new ArrayList<>();
    for (Path file : Sources.files(Path.of("src"), ".java")) {
      FORBIDDEN_NAME
          .matcher(Sources.text(file))
          .results()
          .forEach(result -> bad.add(file + ": " + result.group()));
    }
    assertThat(bad).isEmpty();
  }

  /** 30/02 is no day: read leniently, it becomes another one that nobody meant. */
  @Test
  void daysAreReadStrictly() {
    Pattern read = Pattern.compile("Local(?:Date|DateTime)\\.parse\\([^;]*?,\\s*([A-Z]+)\\)");
    List<String> lenient = new ArrayList<>();
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      String text = Sources.text(file);
      read.matcher(text)
          .results()
          .map(found -> Pattern.compile("DateTimeFormatter " + found.group(1) + " =[^;]*;"))
          .flatMap(form -> form.matcher(text).results())
          .filter(form -> !form.group().contains("ResolverStyle.STRICT"))
          .forEach(form -> lenient.add(file + ": " + form.group()));
    }
    assertThat(lenient).isEmpty();
  }

  /** Surefire takes no other names: what is called otherwise never runs. */
  @Test
  void whatHoldsTestsIsNamedATest() {
    for (Path file : Sources.files(Sources.TESTS, ".java")) {
      if (!file.toString().endsWith("Test.java")) {
        assertThat(Sources.text(file))
            .as("%s holds tests and is not named …Test", file)
            .doesNotContainPattern(
                "(?m)^ *@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate"
                    + "|ArchTest|Property|Example)\\b");
      }
    }
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    assertThat(Sources.files(Sources.JAVA, "package-info.java"))
        .allSatisfy(file ->
            assertThat(Sources.text(file)).as(file.toString()).contains("/**", "@NullMarked"));
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      if (!file.getParent().equals(Sources.JAVA)) {
        assertThat(file.resolveSibling("package-info.java")).exists();
      }
    }
  }

  @Test
  void noTestSwapsTheTokenStoreOfTheHouse() {
    for (Path file : Sources.files(Sources.TESTS, ".java")) {
      assertThat(Sources.text(file))
          .as("%s: use FormToken.csrf()", file)
          .doesNotContainPattern("SecurityMockMvcRequestPostProcessors\\s*\\.csrf");
    }
  }

  @Test
  void whatIsRefusedIsNeverPrinted() {
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      assertThat(Sources.text(file)).as(file.toString()).doesNotContain("printStackTrace(");
    }
  }

  @Test
  void noMergeIsLeftHalfDone() {
    for (Path file : Sources.files(Path.of("src"), "")) {
      if (file.toString().matches(".*\\.(java|jte|css|js|sql|properties|yml|json)")) {
        assertThat(Sources.text(file)).as(file.toString()).doesNotContainPattern("(?m)^<{7} ");
      }
    }
  }

  /** An external PostgreSQL may be of version 15. */
  @Test
  void noSqlNeedsANewerServerThanIsPromised() {
    for (String ending : List.of(".java", ".sql")) {
      for (Path file : Sources.files(Path.of("src/main"), ending)) {
        assertThat(Sources.text(file))
            .as(file.toString())
            .doesNotContainPattern(
                "\\b(uuidv[47]|uuid_extract_\\w+|any_value|json_table|casefold)\\(");
      }
    }
  }

  @Test
  void everyDependencyIsExplained() {
    String explained = Sources.text(Path.of("docs/dependencies.md"));
    Pattern.compile("<artifactId>([^<]+)</artifactId>")
        .matcher(
            Sources.text(Path.of("pom.xml")).replaceAll("(?s)<exclusions>.*?</exclusions>", ""))
        .results()
        .map(result -> result.group(1))
        .filter(artifact -> !artifact.equals("lienthong"))
        .forEach(artifact -> assertThat(explained).contains("`" + artifact + "`"));
  }

  @Test
  void theVersionsOfDependenciesAreWrittenDownAsTheyAre() {
    String explained = Sources.text(Path.of("docs/dependencies.md"));
    Pattern.compile("<[a-z-]+\\.version>([0-9][^<]*)</")
        .matcher(Sources.text(Path.of("pom.xml")).replaceAll("<java.version>.*", ""))
        .results()
        .map(result -> result.group(1))
        .forEach(version -> assertThat(explained).contains(version));
  }

  private static long lines(Path file) {
    return Sources.text(file).lines().count();
  }
}
