package vn.lienthong.procedures.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people write them, and the first or last day that a field allows. */
public final class DateBound {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Pattern WRITTEN = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");
  private static final Pattern RELATIVE = Pattern.compile("TODAY(?:([+-])(\\d{1,4})([DMY]))?");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private DateBound() {}

  /** The day that was typed, with slashes, points, dashes or spaces; null if it is none. */
  static @Nullable LocalDate typed(String text) {
    String slashes = text.replaceAll("[-. ]", "/");
    if (!WRITTEN.matcher(slashes).matches()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(slashes, DATE);
      return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static String shown(LocalDate date) {
    return SHOWN.format(date);
  }

  /** The day of a limit such as {@code TODAY-18Y} or {@code 31/12/1990}; null if it is none. */
  public static @Nullable LocalDate of(String bound, LocalDate today) {
    Matcher relative = RELATIVE.matcher(bound);
    if (!relative.matches()) {
      return typed(bound);
    }
    if (relative.group(1) == null) {
      return today;
    }
    long amount = Long.parseLong(relative.group(2)) * (relative.group(1).equals("-") ? -1 : 1);
    return switch (relative.group(3)) {
      case "D" -> today.plusDays(amount);
      case "M" -> today.plusMonths(amount);
      default -> today.plusYears(amount);
    };
  }
}
