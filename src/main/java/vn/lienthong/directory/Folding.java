package vn.lienthong.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text without accents and case, for filters that forgive. */
final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Folding() {}

  /** {@code " Đỗ Thị Ánh"} → {@code "do thi anh"}. */
  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SPACES.matcher(bare.toLowerCase(Locale.ROOT).replace('đ', 'd')).replaceAll(" ").strip();
  }

  /** One line in NFC, single spaces, no invisible characters: how names are stored. */
  static String tidy(String text) {
    String visible =
        Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** A LIKE pattern that finds the text anywhere, its own wildcards escaped. */
  static String anywhere(String text) {
    return "%" + fold(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /** {@code Tỉnh Thanh Hóa} → {@code Thanh Hóa}: how a province stands before a date. */
  static String place(String province) {
    return province.replaceFirst("^(?iu:tỉnh|thành phố) ", "");
  }

  /** The given name of a Vietnamese name is its last word. */
  static String givenName(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
