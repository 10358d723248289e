package vn.lienthong.files;

import java.util.UUID;
import vn.lienthong.shared.CurrentUser;

/**
 * Answers for the files of one kind of object who may read them at {@code /files/{id}}; a Spring
 * bean of the module that owns the object.
 */
public interface FileGuard {
  /** The object type under which the module claims files, for instance {@code dossiers.dossier}. */
  String objectType();

  boolean mayRead(CurrentUser user, String objectId);

  /**
   * Whether this very file of the object may be read; as the object where nothing else is said.
   *
   * @throws vn.lienthong.shared.AppException for somebody who may know of the file and is told why
   *     it is not to be read yet
   */
  default boolean mayRead(CurrentUser user, String objectId, UUID file) {
    return mayRead(user, objectId);
  }
}
