package vn.lienthong.search;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of two matches stands first: the code itself, then exact accents in the title, the words in
 * the title, exact accents in the text.
 */
final class SearchRank {
  // deciding by the text is for lists that fit on a page or two; its beginning says enough
  private static final int READ = 4000;

  private final SearchQuery query;
  private final Map<SearchMatches.Found, Integer> ranks = new IdentityHashMap<>();

  private SearchRank(SearchQuery query) {
    this.query = query;
  }

  /** For a stable sort: equals keep their order. */
  static Comparator<SearchMatches.Found> of(SearchQuery query) {
    var rank = new SearchRank(query);
    return Comparator.comparingInt(row -> rank.ranks.computeIfAbsent(row, rank::rank));
  }

  private int rank(SearchMatches.Found row) {
    var key = CodeText.key(query.words());
    if (!key.isEmpty()
        && row.codes().stream().anyMatch(code -> CodeText.keys(code).contains(key))) {
      return 0;
    }
    var title = VietnameseText.accentKeys(row.title());
    if (Collections.indexOfSubList(title, query.accentKeys()) >= 0) {
      return 1;
    }
    if (title.containsAll(query.accentKeys())) {
      return 2;
    }
    if (VietnameseText.words(row.title()).containsAll(query.words())) {
      return 3;
    }
    var text = new HashSet<>(title);
    text.addAll(beginning(row.body()));
    return text.containsAll(query.accentKeys()) ? 4 : 5;
  }

  private static List<String> beginning(String body) {
    return VietnameseText.accentKeys(body.length() > READ ? body.substring(0, READ) : body);
  }
}
