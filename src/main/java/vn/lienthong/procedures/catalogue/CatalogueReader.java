package vn.lienthong.procedures.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue line by line; one line is in memory at a time, a bad line stops nothing. */
public final class CatalogueReader {

  /** Longest line accepted, in characters; the longest published procedure has about 90,000. */
  static final int LONGEST_LINE = 4_000_000;

  private CatalogueReader() {}

  /**
   * What one line holds: a procedure, or the code of what is wrong with it.
   *
   * @param number of the line, from 1
   * @param raw the line itself
   */
  public record Line(
      int number, String raw, @Nullable ParsedProcedure procedure, @Nullable String problem) {}

  /** Receives lines in order. */
  @FunctionalInterface
  public interface Sink {
    void accept(Line line);
  }

  /** Reads all lines of the stream, which stays open; empty lines are passed over. */
  public static void read(InputStream stream, Sink sink) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    int number = 0;
    for (String text = nextLine(reader); text != null; text = nextLine(reader)) {
      number++;
      String raw = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
      if (!raw.isBlank()) {
        sink.accept(parsed(number, raw));
      }
    }
  }

  private static Line parsed(int number, String raw) {
    if (raw.length() >= LONGEST_LINE) {
      return new Line(number, raw.substring(0, 200), null, "LINE_TOO_LONG");
    }
    try {
      return new Line(number, raw, CatalogueParser.parse(raw), null);
    } catch (CatalogueParser.UnreadableLine e) {
      return new Line(number, raw, null, e.what());
    }
  }

  /** A line without end must not fill the memory: what is beyond the limit is dropped. */
  private static @Nullable String nextLine(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() < LONGEST_LINE && c != '\r') {
        line.append((char) c);
      }
      c = reader.read();
    }
    return line.toString();
  }
}
