package vn.lienthong.procedures.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A line of the table that server and browser must both follow. */
public record NumberCase(String typed, int scale, String stored, String shown) {

  public static List<NumberCase> all() {
    try (InputStream table =
        Objects.requireNonNull(NumberCase.class.getResourceAsStream("/procedures/numbers.csv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(cell -> new NumberCase(cell[0], Integer.parseInt(cell[1]), cell[2], cell[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
