package vn.lienthong.files;

import vn.lienthong.shared.CurrentUser;

/**
 * Answers for the files of one kind of object who may read them at {@code /files/{id}}; a Spring
 * bean of the module that owns the object.
 */
public interface FileGuard {
  /** The object type under which the module claims files, for instance {@code dossiers.dossier}. */
  String objectType();

  boolean mayRead(CurrentUser user, String objectId);
}
