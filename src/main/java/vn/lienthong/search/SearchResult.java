package vn.lienthong.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of what a user may see.
 *
 * @param counts matches of each kind
 * @param capped there are more matches than are counted and ranked
 * @param others kinds of which none is among those counted, but that have matches too
 * @param similar nothing matched; these titles only look like what was typed
 */
public record SearchResult(
    List<SearchHit> hits,
    Map<String, Long> counts,
    boolean capped,
    Set<String> others,
    boolean similar) {
  public static final SearchResult NONE =
      new SearchResult(List.of(), Map.of(), false, Set.of(), false);

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
