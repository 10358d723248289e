package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code ./lienthong format} runs this test with -Dlienthong.format=true, which mends the files.
 */
class SourcesAreFormattedTest {

  @Test
  void everyJavaFileIsFormatted() throws Exception {
    boolean mend = Boolean.getBoolean("lienthong.format");
    Formatter formatter = new Formatter();
    List<Path> unformatted = new ArrayList<>();
    for (Path file : Sources.files(Path.of("src"), ".java")) {
      String text = Sources.text(file);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.add(file);
        if (mend) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(mend ? List.of() : unformatted).as("run ./lienthong format").isEmpty();
  }
}
