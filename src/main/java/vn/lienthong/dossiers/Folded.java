package vn.lienthong.dossiers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without accents, case and punctuation, so that "nguyen van an" finds "Nguyễn Văn An". */
public final class Folded {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  private Folded() {}

  public static String of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return OTHER.matcher(lower).replaceAll(" ").strip();
  }
}
