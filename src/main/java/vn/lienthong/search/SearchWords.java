package vn.lienthong.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes words as PostgreSQL's tsvector, by ourselves: its own parser would cut codes and dates in
 * its own way.
 */
final class SearchWords {
  private static final int MAX_POSITION = 16_383;
  private static final int MAX_PLACES = 50;
  private static final int MAX_WORDS = 20_000;
  private static final int MAX_LENGTH = 100;

  private SearchWords() {}

  /** Title words carry the weight A. */
  static String vector(List<String> title, List<String> body) {
    Map<String, StringBuilder> places = new LinkedHashMap<>();
    int position = 1;
    for (var word : title) {
      place(places, word, position++, "A");
    }
    for (var word : body) {
      if (places.size() >= MAX_WORDS) {
        break;
      }
      place(places, word, position++, "");
    }
    return places.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Every key of every code. */
  static String codes(List<String> codes) {
    var keys = new TreeSet<String>();
    codes.forEach(code -> keys.addAll(CodeText.keys(code)));
    return keys.stream().map(SearchWords::quoted).collect(Collectors.joining(" "));
  }

  private static void place(
      Map<String, StringBuilder> places, String word, int position, String weight) {
    var list =
        places.computeIfAbsent(
            word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word,
            _ -> new StringBuilder());
    if (list.length() < MAX_PLACES) {
      list.append(list.isEmpty() ? "" : ",")
          .append(Math.min(position, MAX_POSITION))
          .append(weight);
    }
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }
}
