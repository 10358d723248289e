package vn.lienthong;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real input that stays outside the repository: {@code ../shared}, or -Dlienthong.shared. */
public final class SharedData {
  private SharedData() {}

  /**
   * The file, for instance {@code data/procedures.jsonl}. Where it is absent the test is skipped,
   * and fails in continuous integration, where it has to be.
   */
  public static Path file(String name) {
    return file(name, "true".equals(System.getenv("CI")));
  }

  static Path file(String name, boolean mustBe) {
    Path path = Path.of(System.getProperty("lienthong.shared", "../shared")).resolve(name);
    if (mustBe && !Files.exists(path)) {
      Assertions.fail("real input is absent: " + path.toAbsolutePath());
    }
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: real input is absent: " + path.toAbsolutePath());
    return path;
  }
}
