package vn.lienthong.dossiers;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.files.FileGuard;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.CurrentUser;

/**
 * Files that its applicant and owner may read as well as staff: papers handed in, what a supplement
 * brought, results once nothing is owed for them. All others are {@link InternalAttachments}.
 */
@Component
class DossierAttachments implements FileGuard {
  private static final String OBJECT = "dossiers.dossier";

  private final FilesApi files;
  private final DossierRepository dossiers;
  private final Authority authority;
  private final ResultRepository results;
  private final DossierCharges charges;

  DossierAttachments(
      FilesApi files,
      DossierRepository dossiers,
      Authority authority,
      ResultRepository results,
      DossierCharges charges) {
    this.files = files;
    this.dossiers = dossiers;
    this.authority = authority;
    this.results = results;
    this.charges = charges;
  }

  /** Refuses uploads of anybody else. */
  void claim(Collection<UUID> ids, CurrentUser user, UUID dossier) {
    for (UUID id : ids) {
      files.claim(id, user, OBJECT, dossier.toString());
    }
  }

  @Override
  public String objectType() {
    return OBJECT;
  }

  @Override
  public boolean mayRead(CurrentUser user, String objectId) {
    return dossiers
        .find(UUID.fromString(objectId))
        .filter(d -> authority.sees(d, user))
        .isPresent();
  }

  @Override
  public boolean mayRead(CurrentUser user, String objectId, UUID file) {
    if (!mayRead(user, objectId)) {
      return false;
    }
    UUID dossier = UUID.fromString(objectId);
    if (user.isCitizen()
        && results.of(dossier).stream().anyMatch(result -> file.equals(result.fileId()))) {
      charges.requireResultPaid(dossiers.get(dossier));
    }
    return true;
  }
}
