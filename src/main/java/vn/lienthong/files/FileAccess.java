package vn.lienthong.files;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/**
 * Who may read a file by its own address: its sender while it is part of nothing, afterwards
 * whoever may read the object.
 */
@Component
class FileAccess {
  private final FileRepository files;
  private final List<FileGuard> guards;

  FileAccess(FileRepository files, List<FileGuard> guards) {
    this.files = files;
    this.guards = guards;
  }

  /** The file; to somebody who may not read it, it does not exist. */
  StoredFile readable(UUID id, CurrentUser user) {
    return files
        .find(id)
        .filter(row -> mayRead(row, user))
        .map(FileRepository.Row::file)
        .orElseThrow(() -> new AppException(FilesErrors.FILE_NOT_FOUND));
  }

  private boolean mayRead(FileRepository.Row row, CurrentUser user) {
    var objectType = row.objectType();
    var objectId = row.objectId();
    if (objectType == null || objectId == null) {
      return FileOwner.owns(user, row.owner());
    }
    return guards.stream()
        .anyMatch(guard ->
            guard.objectType().equals(objectType)
                && guard.mayRead(user, objectId, row.file().id()));
  }
}
