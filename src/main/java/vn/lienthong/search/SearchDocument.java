package vn.lienthong.search;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that can be found.
 *
 * @param kind small word of the module's choice: {@code dossier}, {@code procedure}, {@code unit},
 *     {@code person}
 * @param title one line; words in it count more
 * @param body further words, may be empty; also the source of excerpts, so nothing that its readers
 *     may not see
 * @param codes codes and numbers in their official writing
 * @param url where a click leads
 * @param visibility keys of which a reader needs one: {@code public}, {@code staff}, {@code
 *     citizen:<uuid>}, {@link SearchApi#ownerKey}, or {@link SearchApi#unitKeys}
 */
public record SearchDocument(
    String kind,
    UUID id,
    String title,
    String body,
    List<String> codes,
    String url,
    Set<String> visibility) {

  public SearchDocument {
    codes = List.copyOf(codes);
    visibility = Set.copyOf(visibility);
  }
}
