package vn.lienthong.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read. */
final class OwnerFiles {
  private OwnerFiles() {}

  static void copy(Path from, Path to) throws IOException {
    Path draft = to.resolveSibling(to.getFileName() + ".part");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
