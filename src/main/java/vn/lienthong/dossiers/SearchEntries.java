package vn.lienthong.dossiers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchDocument;
import vn.lienthong.search.SearchSource;

/** Makes a dossier findable: for the units that had to do with it, and for its applicant. */
@Component
class SearchEntries implements SearchSource {
  private static final String KIND = "dossier";

  private final SearchApi search;
  private final DossierRepository dossiers;

  SearchEntries(SearchApi search, DossierRepository dossiers) {
    this.search = search;
    this.dossiers = dossiers;
  }

  void put(Dossier dossier, List<String> unitPaths) {
    search.put(document(dossier, unitPaths));
    if (dossier.applicant().account() != null) {
      search.put(OwnSearchEntries.document(dossier, dossier.applicant().account()));
    }
  }

  /** Whether the act left alone what is searched of the dossier; most do. */
  static boolean same(Dossier before, Dossier after) {
    UUID account = after.applicant().account();
    return document(before, List.of()).equals(document(after, List.of()))
        && Objects.equals(before.applicant().account(), account)
        && (account == null
            || OwnSearchEntries.document(before, account)
                .equals(OwnSearchEntries.document(after, account)));
  }

  private static SearchDocument document(Dossier dossier, List<String> unitPaths) {
    Set<String> keys = new LinkedHashSet<>();
    for (String path : unitPaths) {
      keys.addAll(SearchApi.unitKeys(Authority.VIEW, path));
    }
    return new SearchDocument(
        KIND,
        dossier.id(),
        dossier.procedure().name(),
        String.join(
            " · ",
            dossier.owner().name(),
            dossier.applicant().name(),
            dossier.filing().subject(),
            dossier.organisations().competent().name()),
        List.of(dossier.code(), dossier.procedure().code()),
        "/dossiers/" + dossier.id(),
        keys);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<SearchDocument> page(@Nullable UUID after, int size) {
    return dossiers.page(after, size).stream()
        .map(dossier -> document(dossier, dossiers.involved(dossier.id())))
        .toList();
  }
}
