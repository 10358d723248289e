package vn.lienthong.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a paper without accents, case and punctuation: equal keys are one paper. */
final class NameKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  private NameKey() {}

  static String of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return OTHER.matcher(lower).replaceAll(" ").strip();
  }
}
