package vn.lienthong.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Codes in any punctuation. A code is a row of groups ({@code H56 · 14 · 261119 · 0042}); people
 * drop the points, type blanks, or leave out groups in the middle. So a code is stored under every
 * row of its groups that ends with the last one, and a query is one such row.
 */
final class CodeText {
  private static final int MAX_GROUPS = 7;
  private static final int MAX_LENGTH = 60;

  private CodeText() {}

  /** Every key under which the code is found. */
  static Set<String> keys(String code) {
    var groups = VietnameseText.words(code);
    var keys = new LinkedHashSet<String>();
    if (groups.isEmpty()) {
      return keys;
    }
    int optional = groups.size() - 1;
    if (optional >= MAX_GROUPS) {
      for (int i = 0; i < groups.size(); i++) {
        keys.add(shorten(String.join("", groups.subList(i, groups.size()))));
      }
      return keys;
    }
    for (int chosen = (1 << optional) - 1; chosen >= 0; chosen--) {
      var key = new StringBuilder();
      for (int i = 0; i < optional; i++) {
        key.append((chosen >> (optional - 1 - i) & 1) == 1 ? groups.get(i) : "");
      }
      keys.add(shorten(key.append(groups.getLast()).toString()));
    }
    return keys;
  }

  /** The key that a query asks for; empty when the words look like no code. */
  static String key(List<String> words) {
    boolean code =
        !words.isEmpty()
            && words.stream().anyMatch(word -> word.chars().anyMatch(Character::isDigit));
    return code ? shorten(String.join("", words)) : "";
  }

  private static String shorten(String key) {
    return key.length() <= MAX_LENGTH ? key : key.substring(0, MAX_LENGTH);
  }
}
