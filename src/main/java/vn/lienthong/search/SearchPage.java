package vn.lienthong.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of results shows. */
record SearchPage(
    String text,
    @Nullable String kind,
    int from,
    int size,
    List<Row> rows,
    List<Kind> kinds,
    SearchResult result) {

  /** A hit with the name of its kind. */
  record Row(SearchHit hit, String kindLabel) {}

  /**
   * A kind with matches that the user may see.
   *
   * @param count how many; null where they were not counted
   */
  record Kind(String name, String label, @Nullable Long count) {}

  boolean asked() {
    return !text.isEmpty();
  }

  @Nullable String previous() {
    return from == 0 ? null : address(kind, Math.max(0, from - size));
  }

  @Nullable String next() {
    long all = kind == null ? result.total() : result.counts().getOrDefault(kind, 0L);
    return from + size < all ? address(kind, from + size) : null;
  }

  String address(@Nullable String kind, int from) {
    return "/search?q="
        + URLEncoder.encode(text, StandardCharsets.UTF_8)
        + (kind == null ? "" : "&kind=" + URLEncoder.encode(kind, StandardCharsets.UTF_8))
        + (from == 0 ? "" : "&from=" + from);
  }
}
