package vn.lienthong.worktime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Reads the moments that people and programs type; without an offset it is Vietnamese time. */
final class StartTime {
  private static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("d/M/uuuu H:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private StartTime() {}

  /** {@code 2026-11-22T08:00}, the same with an offset or Z, or {@code 22/11/2026 08:00}. */
  static Instant parse(String text) {
    String plain = text.strip();
    try {
      if (plain.contains("/")) {
        return LocalDateTime.parse(plain, TYPED).atZone(WorkCalendar.ZONE).toInstant();
      }
      if (plain.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)$")) {
        return OffsetDateTime.parse(plain).toInstant();
      }
      return LocalDateTime.parse(plain).atZone(WorkCalendar.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new WorktimeException(WorktimeErrors.BAD_MOMENT, plain);
    }
  }
}
