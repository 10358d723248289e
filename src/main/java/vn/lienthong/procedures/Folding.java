package vn.lienthong.procedures;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text without accents, case and marks, so that "khai sinh" finds "Khai sinh". */
final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9.]+");

  private Folding() {}

  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return OTHER.matcher(bare.toLowerCase(Locale.ROOT).replace('đ', 'd')).replaceAll(" ").strip();
  }

  /** LIKE patterns, one a word, all of which must match. */
  static List<String> patterns(String text) {
    return Arrays.stream(fold(text).split(" "))
        .filter(word -> !word.isEmpty())
        .limit(12)
        .map(word -> "%" + word + "%")
        .toList();
  }
}
