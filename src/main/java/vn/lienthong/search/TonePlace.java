package vn.lienthong.search;

import java.text.Normalizer;

/**
 * Puts the tone of one syllable on its traditional place: on the letter that carries a quality mark
 * (the last of them); else, when a consonant follows, on the last vowel; else on the last but one.
 * The u of qu and the i of gi before a vowel belong to the consonant.
 */
final class TonePlace {
  private static final String VOWELS = "aăâeêioôơuưy";

  private TonePlace() {}

  static String traditional(String syllable) {
    var decomposed = Normalizer.normalize(syllable, Normalizer.Form.NFD);
    int tone = -1;
    for (int i = 0; i < decomposed.length(); i++) {
      if (VietnameseText.tones().indexOf(decomposed.charAt(i)) >= 0) {
        if (tone >= 0) {
          return syllable;
        }
        tone = i;
      }
    }
    if (tone < 0) {
      return syllable;
    }
    var bare =
        Normalizer.normalize(
            decomposed.substring(0, tone) + decomposed.substring(tone + 1), Normalizer.Form.NFC);
    int place = place(bare);
    if (place < 0) {
      return syllable;
    }
    return Normalizer.normalize(
        bare.substring(0, place + 1) + decomposed.charAt(tone) + bare.substring(place + 1),
        Normalizer.Form.NFC);
  }

  private static int place(String bare) {
    var lower = bare.toLowerCase(java.util.Locale.ROOT);
    int first = 0;
    while (first < lower.length() && !isVowel(lower.charAt(first))) {
      first++;
    }
    boolean glide =
        (lower.startsWith("qu") || lower.startsWith("gi"))
            && lower.length() > 2
            && isVowel(lower.charAt(2));
    first = glide ? 2 : first;
    int last = first;
    while (last < lower.length() && isVowel(lower.charAt(last))) {
      last++;
    }
    last--;
    if (last < first) {
      return -1;
    }
    for (int i = last; i >= first; i--) {
      if ("ăâêôơư".indexOf(lower.charAt(i)) >= 0) {
        return i;
      }
    }
    boolean closed = last + 1 < lower.length();
    return closed || last == first ? last : last - 1;
  }

  private static boolean isVowel(char c) {
    return VOWELS.indexOf(c) >= 0;
  }
}
