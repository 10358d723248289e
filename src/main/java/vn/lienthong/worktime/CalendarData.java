package vn.lienthong.worktime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The rule tables that ship beside this package: semicolons, one heading line. */
final class CalendarData {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private CalendarData() {}

  static List<List<String>> rows(String name) {
    try (InputStream in = CalendarData.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new WorktimeException(WorktimeErrors.BAD_CALENDAR, "table " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> List.of(line.split(";", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static String date(LocalDate date) {
    return DATE.format(date);
  }
}
