package vn.lienthong;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real input that stays outside the repository: {@code ../shared}, or -Dlienthong.shared. */
public final class SharedData {
  private SharedData() {}

  /** The file, for instance {@code data/procedures.jsonl}; skips the test where it is absent. */
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("lienthong.shared", "../shared")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: real input is absent: " + path.toAbsolutePath());
    return path;
  }
}
