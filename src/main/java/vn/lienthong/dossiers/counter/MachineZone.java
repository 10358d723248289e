package vn.lienthong.dossiers.counter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine readable zone of a citizen card (ICAO 9303 part 5, three lines of thirty): the number
 * of twelve digits stands among the optional data of the first line. A zone whose check digits do
 * not fit is not read at all. The first line alone gives the number.
 */
final class MachineZone {
  private static final int LINE = 30;
  private static final int[] WEIGHTS = {7, 3, 1};

  private MachineZone() {}

  static Optional<ScannedCard> read(String typed) {
    String zone = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!zone.matches("I[A-Z<]VNM[0-9A-Z<]{25}([0-9A-Z<]{60})?")
        || !checks(zone.substring(5, 14), zone.charAt(14))) {
      return Optional.empty();
    }
    String number = zone.substring(15, 27);
    if (!number.matches("\\d{12}") || !number.endsWith(zone.substring(5, 14))) {
      return Optional.empty();
    }
    if (zone.length() == LINE) {
      return Optional.of(card(number, null, null, null));
    }
    String second = zone.substring(LINE, 2 * LINE);
    if (!checks(second.substring(0, 6), second.charAt(6))
        || !checks(second.substring(8, 14), second.charAt(14))
        || !checks(composite(zone), second.charAt(29))) {
      return Optional.empty();
    }
    return Optional.of(
        card(
            number,
            name(zone.substring(2 * LINE)),
            birth(second.substring(0, 6), number),
            ScannedCard.Sex.of(second.substring(7, 8))));
  }

  private static ScannedCard card(
      String number,
      @Nullable String name,
      @Nullable LocalDate birth,
      ScannedCard.@Nullable Sex sex) {
    return new ScannedCard(ScannedCard.Source.MRZ, number, null, name, birth, sex, null, null);
  }

  /** What the last digit of the second line checks: line 1 from 6, birth, expiry, optional data. */
  private static String composite(String zone) {
    return zone.substring(5, 30)
        + zone.substring(30, 37)
        + zone.substring(38, 45)
        + zone.substring(48, 59);
  }

  private static @Nullable String name(String line) {
    String name = line.replace('<', ' ').strip().replaceAll("\\s+", " ");
    return name.isEmpty() ? null : name;
  }

  /** The century stands in the fourth digit of the number (Decree 70/2024/NĐ-CP): 0, 1 = 1900s. */
  private static @Nullable LocalDate birth(String digits, String number) {
    int century = 1900 + (number.charAt(3) - '0') / 2 * 100;
    try {
      return LocalDate.of(
          century + Integer.parseInt(digits.substring(0, 2)),
          Integer.parseInt(digits.substring(2, 4)),
          Integer.parseInt(digits.substring(4, 6)));
    } catch (DateTimeException | NumberFormatException notADay) {
      return null;
    }
  }

  static boolean checks(String text, char digit) {
    return digit == checkDigit(text);
  }

  /** Weights 7, 3, 1 over digits, letters from 10, filler 0. */
  static char checkDigit(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
      sum += value * WEIGHTS[i % WEIGHTS.length];
    }
    return (char) ('0' + sum % 10);
  }
}
