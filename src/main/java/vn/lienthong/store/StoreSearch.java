package vn.lienthong.store;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchDocument;
import vn.lienthong.search.SearchSource;

/**
 * Makes a paper findable for the units that keep or used it, and for its owner under their number,
 * whether or not they have an account yet. What is void is found by nobody.
 */
@Component
class StoreSearch implements SearchSource {
  static final String KIND = "paper";
  static final String OWN = "my-paper";

  private final SearchApi search;
  private final ItemRepository items;
  private final JdbcClient jdbc;

  StoreSearch(SearchApi search, ItemRepository items, JdbcClient jdbc) {
    this.search = search;
    this.items = items;
    this.jdbc = jdbc;
  }

  /** In the transaction that changed it. */
  void put(StoreItem item) {
    if (item.findable()) {
      search.put(documents(List.of(item)).getFirst());
      search.put(own(item));
    } else {
      search.remove(KIND, item.id());
      search.remove(OWN, item.id());
    }
  }

  private List<SearchDocument> documents(List<StoreItem> found) {
    Map<UUID, Set<String>> paths = new HashMap<>();
    found.forEach(item ->
        paths.computeIfAbsent(item.id(), id -> new LinkedHashSet<>()).add(item.keeper().path()));
    jdbc.sql("select distinct item_id, unit_path from store.use where item_id = any (:items)")
        .param("items", paths.keySet().toArray(UUID[]::new))
        .query(row -> {
          paths
              .getOrDefault(row.getObject("item_id", UUID.class), new LinkedHashSet<>())
              .add(row.getString("unit_path"));
        });
    return found.stream()
        .map(item ->
            entry(
                KIND,
                item,
                item.owner().name(),
                "/store/items/" + item.id(),
                paths.getOrDefault(item.id(), Set.of()).stream()
                    .flatMap(path -> SearchApi.unitKeys(StoreAuthority.VIEW, path).stream())
                    .collect(Collectors.toSet())))
        .toList();
  }

  static SearchDocument own(StoreItem item) {
    return entry(
        OWN,
        item,
        null,
        "/store/mine/" + item.id(),
        Set.of(SearchApi.ownerKey(item.owner().number())));
  }

  private static SearchDocument entry(
      String kind, StoreItem item, @Nullable String owner, String url, Set<String> keys) {
    return new SearchDocument(
        kind,
        item.id(),
        item.facts().name(),
        Stream.of(owner, item.facts().agency(), item.facts().number())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · ")),
        Stream.of(item.facts().number(), item.provenance().objectCode(), item.facts().kind())
            .filter(Objects::nonNull)
            .toList(),
        url,
        keys);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<SearchDocument> page(@Nullable UUID after, int size) {
    return documents(items.page(after, size));
  }

  /** Gives the owners' entries again. */
  @Component
  static class Own implements SearchSource {
    private final ItemRepository items;

    Own(ItemRepository items) {
      this.items = items;
    }

    @Override
    public String kind() {
      return OWN;
    }

    @Override
    public List<SearchDocument> page(@Nullable UUID after, int size) {
      return items.page(after, size).stream().map(StoreSearch::own).toList();
    }
  }
}
