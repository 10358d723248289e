package vn.lienthong.search;

import java.util.ArrayList;
import java.util.List;

/** Marks the words of a query in a text, whatever accents either of them has. */
final class SearchMarks {
  private static final int EXCERPT = 220;
  private static final int LEAD = 60;

  private SearchMarks() {}

  static List<SearchHit.Piece> mark(String text, List<String> words) {
    var composed = VietnameseText.composed(text);
    var folded = VietnameseText.fold(text);
    var pieces = new ArrayList<SearchHit.Piece>();
    int plain = 0;
    int i = 0;
    while (i < folded.length()) {
      int end = wordEnd(folded, i);
      if (end > i && matches(folded.substring(i, end), words)) {
        if (i > plain) {
          pieces.add(new SearchHit.Piece(composed.substring(plain, i), false));
        }
        pieces.add(new SearchHit.Piece(composed.substring(i, end), true));
        plain = end;
      }
      i = Math.max(end, i + 1);
    }
    if (plain < composed.length()) {
      pieces.add(new SearchHit.Piece(composed.substring(plain), false));
    }
    return pieces;
  }

  /** Some words around the first match; nothing when the body has none. */
  static List<SearchHit.Piece> excerpt(String body, List<String> words) {
    var folded = VietnameseText.fold(body);
    for (int i = 0; i < folded.length(); ) {
      int end = wordEnd(folded, i);
      if (end > i && matches(folded.substring(i, end), words)) {
        return mark(cut(VietnameseText.composed(body), i), words);
      }
      i = Math.max(end, i + 1);
    }
    return List.of();
  }

  private static String cut(String body, int match) {
    int start = match <= LEAD ? 0 : body.indexOf(' ', match - LEAD) + 1;
    int end = Math.min(body.length(), start + EXCERPT);
    int space = end < body.length() ? body.lastIndexOf(' ', end) : end;
    end = space > match ? space : end;
    return (start > 0 ? "… " : "")
        + body.substring(start, end).replaceAll("\\s+", " ")
        + (end < body.length() ? " …" : "");
  }

  private static int wordEnd(String folded, int start) {
    int end = start;
    while (end < folded.length() && VietnameseText.isWordPart(folded.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean matches(String word, List<String> words) {
    boolean last =
        !words.isEmpty() && words.getLast().length() >= 2 && word.startsWith(words.getLast());
    return last || words.contains(word);
  }
}
