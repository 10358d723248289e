package vn.lienthong.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An amount of đồng in Vietnamese words, as receipts write it. */
final class MoneyWords {
  private static final List<String> DIGITS =
      List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
  private static final List<String> SCALES = List.of("", "nghìn", "triệu", "tỷ");

  private MoneyWords() {}

  /** 1 205 000 is "Một triệu hai trăm linh năm nghìn đồng". */
  static String of(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("" + amount);
    }
    String words = amount == 0 ? DIGITS.getFirst() : number(amount, false);
    return words.substring(0, 1).toUpperCase(Locale.of("vi")) + words.substring(1) + " đồng";
  }

  /**
   * @param whole whether all three digits of the first group are said
   */
  private static String number(long amount, boolean whole) {
    if (amount >= 1_000_000_000L) {
      String rest = amount % 1_000_000_000L == 0 ? "" : " " + number(amount % 1_000_000_000L, true);
      return number(amount / 1_000_000_000L, whole) + " tỷ" + rest;
    }
    List<String> parts = new ArrayList<>();
    boolean begun = whole;
    for (int scale = 2; scale >= 0; scale--) {
      int group = (int) (amount / power(scale) % 1000);
      if (group > 0) {
        parts.add((group(group, begun) + " " + SCALES.get(scale)).strip());
        begun = true;
      }
    }
    return String.join(" ", parts);
  }

  private static long power(int scale) {
    return scale == 2 ? 1_000_000L : scale == 1 ? 1_000L : 1L;
  }

  private static String group(int number, boolean whole) {
    int hundreds = number / 100;
    int tens = number / 10 % 10;
    int ones = number % 10;
    List<String> words = new ArrayList<>();
    if (whole || hundreds > 0) {
      words.add(DIGITS.get(hundreds) + " trăm");
    }
    if (tens > 1) {
      words.add(DIGITS.get(tens) + " mươi");
    } else if (tens == 1) {
      words.add("mười");
    } else if (ones > 0 && !words.isEmpty()) {
      words.add("linh");
    }
    if (ones > 0) {
      words.add(
          switch (ones) {
            case 1 -> tens > 1 ? "mốt" : "một";
            case 5 -> tens > 0 ? "lăm" : "năm";
            case 4 -> tens > 1 ? "tư" : "bốn";
            default -> DIGITS.get(ones);
          });
    }
    return String.join(" ", words);
  }
}
