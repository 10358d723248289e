package vn.lienthong.dossiers;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.files.FileGuard;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.CurrentUser;

/**
 * Files that stay inside the agencies: with notes, proposals and answers to consultations. Members
 * of staff who may see the dossier read them; its applicant and owner never do.
 */
@Component
class InternalAttachments implements FileGuard {
  private static final String OBJECT = "dossiers.internal";

  private final FilesApi files;
  private final DossierAttachments shown;

  InternalAttachments(FilesApi files, DossierAttachments shown) {
    this.files = files;
    this.shown = shown;
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
    return !user.isCitizen() && shown.mayRead(user, objectId);
  }
}
