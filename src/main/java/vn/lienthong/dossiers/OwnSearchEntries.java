package vn.lienthong.dossiers;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchDocument;
import vn.lienthong.search.SearchSource;

/** Makes a dossier findable for the citizen whose account follows it. */
@Component
class OwnSearchEntries implements SearchSource {
  static final String KIND = "my-dossier";

  private final DossierRepository dossiers;

  OwnSearchEntries(DossierRepository dossiers) {
    this.dossiers = dossiers;
  }

  static SearchDocument document(Dossier dossier, UUID account) {
    return new SearchDocument(
        KIND,
        dossier.id(),
        dossier.filing().subject(),
        dossier.procedure().name(),
        List.of(dossier.code(), dossier.procedure().code()),
        "/dossiers/mine/" + dossier.id(),
        Set.of(SearchApi.citizenKey(account)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<SearchDocument> page(@Nullable UUID after, int size) {
    return dossiers.ownPage(after, size).stream()
        .map(dossier -> document(dossier, Objects.requireNonNull(dossier.applicant().account())))
        .toList();
  }
}
