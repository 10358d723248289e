package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, for the tests that guard the house. */
final class Sources {
  static final Path JAVA = Path.of("src/main/java/vn/lienthong");
  static final Path TESTS = Path.of("src/test/java/vn/lienthong");
  static final Path TEMPLATES = Path.of("src/main/jte");
  static final Path MESSAGES = Path.of("src/main/resources/messages");
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private Sources() {}

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module a file below {@code root} belongs to: its first folder. */
  static String module(Path root, Path file) {
    return root.relativize(file).getName(0).toString();
  }
}
