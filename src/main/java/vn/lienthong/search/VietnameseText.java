package vn.lienthong.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Vietnamese words as people type them: composed or decomposed, tone on the old or the new place
 * (hòa, hoà), with or without accents. Two keys make them equal: the folded word has no accents at
 * all, the accent key has them all, with the tone as a digit at the end of the syllable, where its
 * place no longer matters.
 */
public final class VietnameseText {
  // grave, acute, hook above, tilde, dot below: huyền, sắc, hỏi, ngã, nặng
  private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";
  private static final String QUALITIES = "\u0302\u0306\u031b";

  // beyond lie no letters that Vietnamese uses
  private static final char[] FOLDED = foldTable();

  private VietnameseText() {}

  /** Unicode form C. */
  public static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Small letters without accents, đ as d; as many characters as {@link #composed} has, so that
   * places agree.
   */
  public static String fold(String text) {
    var composed = composed(text);
    var folded = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      folded.append(foldOne(composed.charAt(i)));
    }
    return folded.toString();
  }

  /** The words of a text, folded: runs of letters and digits. */
  public static List<String> words(String text) {
    return split(fold(text));
  }

  /**
   * The words of a text with their accents, each in the one form that does not depend on tone
   * placement: hòa and hoà are both {@code hoa1}.
   */
  public static List<String> accentKeys(String text) {
    return split(composed(text).toLowerCase(Locale.ROOT)).stream()
        .map(VietnameseText::accentKey)
        .toList();
  }

  /**
   * Whether two texts are the same words, apart from Unicode form, letter case and tone placement.
   */
  public static boolean sameWords(String a, String b) {
    return accentKeys(a).equals(accentKeys(b));
  }

  /** The text with every tone on its traditional place: hoà → hòa, thuý → thúy, qúy → quý. */
  public static String canonical(String text) {
    var result = new StringBuilder();
    var composed = composed(text);
    int start = 0;
    for (int i = 0; i <= composed.length(); i++) {
      if (i == composed.length() || !Character.isLetter(composed.charAt(i))) {
        result.append(TonePlace.traditional(composed.substring(start, i)));
        if (i < composed.length()) {
          result.append(composed.charAt(i));
        }
        start = i + 1;
      }
    }
    return result.toString();
  }

  private static String accentKey(String word) {
    if (word.chars().allMatch(c -> c < 0x80)) {
      return word;
    }
    var decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
    var key = new StringBuilder();
    var tones = new StringBuilder();
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      int tone = TONES.indexOf(c);
      if (tone >= 0) {
        tones.append((char) ('1' + tone));
      } else {
        key.append(c);
      }
    }
    return Normalizer.normalize(key.append(tones), Normalizer.Form.NFC);
  }

  private static char foldOne(char c) {
    return c < FOLDED.length ? FOLDED[c] : c;
  }

  private static char[] foldTable() {
    var table = new char[0x2000];
    for (char c = 0; c < table.length; c++) {
      var decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
      table[c] = decomposed.isEmpty() ? c : Character.toLowerCase(decomposed.charAt(0));
    }
    table['đ'] = 'd';
    table['Đ'] = 'd';
    return table;
  }

  private static List<String> split(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && isWordPart(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || TONES.indexOf(c) >= 0 || QUALITIES.indexOf(c) >= 0;
  }

  static String tones() {
    return TONES;
  }
}
