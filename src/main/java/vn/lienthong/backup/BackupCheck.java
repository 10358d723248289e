package vn.lienthong.backup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a whole backup and compares every hash; needs no database. */
final class BackupCheck {
  private static final int MOST = 20;

  private final Path folder;
  private final Manifest manifest;
  private final List<String> flaws = new ArrayList<>();

  private BackupCheck(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** What is wrong, at most twenty flaws; empty when the backup is whole. */
  static List<String> flaws(Path folder, Manifest manifest) throws IOException {
    BackupCheck check = new BackupCheck(folder, manifest);
    check.tables();
    for (Manifest.Kept file : manifest.kept()) {
      check.same(file.file(folder), file.sha256());
    }
    if (check.same(manifest.contentList().file(folder), manifest.contentList().sha256())) {
      check.contents();
    }
    return check.flaws;
  }

  private void tables() throws IOException {
    for (Manifest.Table table : manifest.tables()) {
      Path file = table.file(folder);
      if (!Files.isRegularFile(file)) {
        flaw("thiếu / missing: " + file);
        continue;
      }
      try (InputStream in = rows(file)) {
        if (!Hashing.of(in).equals(table.sha256())) {
          flaw("nội dung đã đổi / changed: " + file);
        }
      } catch (java.util.zip.ZipException | java.io.EOFException e) {
        flaw("hỏng / damaged: " + file);
      }
    }
  }

  static InputStream rows(Path file) throws IOException {
    return new GZIPInputStream(
        new BufferedInputStream(Files.newInputStream(file), 64 * 1024), 64 * 1024);
  }

  private void contents() throws IOException {
    long count = 0;
    try (BufferedReader list = Files.newBufferedReader(folder.resolve(Manifest.LIST))) {
      for (String line = list.readLine(); line != null; line = list.readLine()) {
        String sha256 = line.substring(0, 64);
        count++;
        if (!manifest.damaged().contains(sha256)) {
          same(Manifest.content(folder, sha256), sha256);
        }
        if (flaws.size() >= MOST) {
          return;
        }
      }
    }
    if (count != manifest.contents()) {
      flaw("số nội dung khác / other number of contents: " + count);
    }
  }

  private boolean same(Path file, String sha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      flaw("thiếu / missing: " + file);
      return false;
    }
    if (!Hashing.of(file).equals(sha256)) {
      flaw("nội dung đã đổi / changed: " + file);
      return false;
    }
    return true;
  }

  private void flaw(String words) {
    if (flaws.size() < MOST) {
      flaws.add(words);
    }
  }
}
