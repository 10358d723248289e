package vn.lienthong.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days as people type them: 31/12/2025, 1-3-2026 or 2026-03-01. */
public final class DayText {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ISO_LOCAL_DATE);

  private DayText() {}

  /** Whether anybody may mean the day: the years 1900 to 2200. */
  public static boolean meant(LocalDate day) {
    return day.getYear() >= 1900 && day.getYear() <= 2200;
  }

  public static Optional<LocalDate> parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        LocalDate day = LocalDate.parse(text.strip(), form);
        return meant(day) ? Optional.of(day) : Optional.empty();
      } catch (DateTimeParseException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}
