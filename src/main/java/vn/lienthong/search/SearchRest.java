package vn.lienthong.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** Search for programs, under the same keys as on the pages. */
@RestController
@RequestMapping("/api/v1/search")
@Access(value = Access.Who.STAFF, permission = "search.use")
class SearchRest {
  private static final int MAX_SIZE = 100;

  private final SearchApi search;

  /** One document found. */
  record Item(
      String kind,
      UUID id,
      String title,
      String excerpt,
      List<String> codes,
      String url,
      Instant updatedAt) {}

  /**
   * What was found.
   *
   * @param total matches that the caller may see
   * @param capped there are more than are counted
   * @param others kinds that have matches too, none of them counted
   * @param similar nothing matched; these titles only look like the query
   */
  record Answer(
      List<Item> items,
      long total,
      Map<String, Long> counts,
      boolean capped,
      Set<String> others,
      boolean similar) {}

  SearchRest(SearchApi search) {
    this.search = search;
  }

  @GetMapping
  Answer find(
      @RequestParam String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "20") int size,
      CurrentUser user) {
    var result =
        search.find(
            user, q, kind, Math.clamp(from, 0, SearchMatches.CAP), Math.clamp(size, 1, MAX_SIZE));
    var items = result.hits().stream().map(SearchRest::item).toList();
    return new Answer(
        items, result.total(), result.counts(), result.capped(), result.others(), result.similar());
  }

  private static Item item(SearchHit hit) {
    var excerpt = hit.excerpt().stream().map(SearchHit.Piece::text).collect(Collectors.joining());
    return new Item(
        hit.kind(), hit.id(), hit.plainTitle(), excerpt, hit.codes(), hit.url(), hit.updatedAt());
  }
}
