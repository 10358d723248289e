package vn.lienthong.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.lienthong.files.UploadRefusal;

/** A plain ZIP: every entry is unfolded to a temporary file and must itself pass as an upload. */
final class ArchiveInspection {

  /** Inspects a file found inside another one. */
  @FunctionalInterface
  interface Nested {
    void inspect(Path file, String name, int depth) throws IOException, RefusedUpload;
  }

  private final Budget budget;
  private final Nested nested;

  ArchiveInspection(Budget budget, Nested nested) {
    this.budget = budget;
    this.nested = nested;
  }

  void inspect(Path file, int depth) throws IOException, RefusedUpload {
    if (depth > budget.limits().maxDepth()) {
      throw new RefusedUpload(
          UploadRefusal.ARCHIVE_DEPTH, String.valueOf(budget.limits().maxDepth()));
    }
    var entries = ZipDirectory.read(file, budget);
    try (var cursor = new ByteCursor(file)) {
      for (var entry : entries) {
        if (!entry.isFolder()) {
          try (var in = new EntryStream(cursor, entry, budget)) {
            unfold(in, entry.name(), depth);
          }
        }
      }
    }
  }

  private void unfold(InputStream in, String path, int depth) throws IOException, RefusedUpload {
    var copy = Files.createTempFile("inspect-", ".part");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      nested.inspect(copy, path.substring(path.lastIndexOf('/') + 1), depth + 1);
    } finally {
      Files.delete(copy);
    }
  }
}
