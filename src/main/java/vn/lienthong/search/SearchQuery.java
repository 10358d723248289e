package vn.lienthong.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody typed, as PostgreSQL asks for it. Only letters and digits reach the query language,
 * each word quoted.
 *
 * @param words folded
 * @param accentKeys the same words with accents
 * @param folded all words without accents
 * @param open as folded, the last word perhaps unfinished; empty when it cannot be
 * @param before the words before an unfinished last one; empty when there are none
 * @param begun the unfinished word alone
 * @param accents all words with accents
 * @param code the code that the words may be; empty when they cannot be one
 */
record SearchQuery(
    String text,
    List<String> words,
    List<String> accentKeys,
    String folded,
    String open,
    String before,
    String begun,
    String accents,
    String code) {
  private static final int MAX_WORDS = 12;
  // a shorter beginning of a number would open half the index
  private static final int MIN_OPEN_NUMBER = 6;

  static SearchQuery of(String typed) {
    var text =
        VietnameseText.composed(typed.length() > 200 ? typed.substring(0, 200) : typed).strip();
    var words = VietnameseText.words(text).stream().limit(MAX_WORDS).toList();
    var accentKeys = VietnameseText.accentKeys(text).stream().limit(MAX_WORDS).toList();
    var folded = all(words);
    boolean unfinished = !words.isEmpty() && mayBeUnfinished(words.getLast());
    var open = unfinished ? folded + ":*" : "";
    var before = unfinished ? all(words.subList(0, words.size() - 1)) : "";
    var begun = unfinished ? quoted(words.getLast()) + ":*" : "";
    var key = CodeText.key(words);
    var code = key.isEmpty() ? "" : quoted(key) + (key.length() >= MIN_OPEN_NUMBER ? ":*" : "");
    return new SearchQuery(
        text, words, accentKeys, folded, open, before, begun, all(accentKeys), code);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** All words but one, in every way, the last words left out first; none for a single word. */
  List<String> withoutOne() {
    return words.size() < 2
        ? List.of()
        : words.reversed().stream()
            .distinct()
            .map(left -> all(words.stream().filter(word -> !word.equals(left)).toList()))
            .filter(query -> !query.isEmpty())
            .toList();
  }

  private static boolean mayBeUnfinished(String word) {
    boolean number = word.chars().anyMatch(Character::isDigit);
    return word.length() >= (number ? MIN_OPEN_NUMBER : 2);
  }

  private static String all(List<String> words) {
    return words.stream().map(SearchQuery::quoted).collect(Collectors.joining(" & "));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "").replace("\\", "") + "'";
  }
}
