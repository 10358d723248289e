package vn.lienthong.shared.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that come in the jar, once per folder and version. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  static Path unpack(Path home) throws IOException {
    String architecture =
        switch (System.getProperty("os.arch")) {
          case "aarch64" -> "arm_64";
          case "amd64", "x86_64" -> "x86_64";
          case String other ->
              throw new IOException(
                  "no PostgreSQL comes with the product for "
                      + other
                      + ": set LIENTHONG_DB_URL to a PostgreSQL of your own");
        };
    String resource = "/postgres-linux-" + architecture + ".txz";
    try (InputStream stream = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("missing in the jar: " + resource);
      }
      byte[] archive = stream.readAllBytes();
      CRC32 checksum = new CRC32();
      checksum.update(archive);
      Path target = home.resolve("programs-" + Long.toHexString(checksum.getValue()));
      if (Files.isDirectory(target)) {
        return target;
      }
      Path fresh = Files.createTempDirectory(home, "unpacking");
      extract(archive, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    }
  }

  private static void extract(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new java.io.ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(
                  (entry.getMode() & 0111) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
      }
    }
  }
}
