package vn.lienthong.dossiers.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How dossier codes are written from a day on: code of the agency, day, number within the day.
 *
 * @param from first day; nothing is known about a day that has no rule
 * @param to last day, null for the newest
 * @param style NEW writes the identification code of the agency, OLD the code before it
 * @param dayDigits 6 as in 261130, 8 as in 20261130
 */
record CodeFormat(
    LocalDate from,
    @Nullable LocalDate to,
    Style style,
    int dayDigits,
    int counterDigits,
    int firstNumber,
    String basis) {
  static final int FEWEST = 4;
  static final int MOST = 7;

  /** The first code of the first day, of an agency that is an example. */
  String sample() {
    return switch (style) {
          case NEW -> "H56.14";
          case OLD -> "000.00.14.H56";
        }
        + "-"
        + DateTimeFormatter.ofPattern(dayDigits == 8 ? "yyyyMMdd" : "yyMMdd").format(from)
        + "-"
        + ("%0" + counterDigits + "d").formatted(firstNumber);
  }

  /** Which code of the agency stands in front. */
  enum Style {
    NEW,
    OLD
  }

  /** Whether the numbers are in their ranges and the rule has its basis. */
  boolean sound() {
    return (dayDigits == 6 || dayDigits == 8)
        && counterDigits >= FEWEST
        && counterDigits <= MOST
        && firstNumber >= 1
        && firstNumber <= 1000
        && !basis.isBlank();
  }
}
