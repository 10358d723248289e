package vn.lienthong.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.backup.OutsideFiles;
import vn.lienthong.shared.backup.StoredContents;
import vn.lienthong.shared.db.SchemaVersions;

/**
 * Writes a backup while the house is at work. All tables are read in one snapshot. Contents never
 * change, so they are copied in two passes: what the database knows before the snapshot, then what
 * the snapshot knows besides; a content swept away in between was copied by the first.
 */
@Component
class Backup {
  private final DataSource dataSource;
  private final SchemaVersions versions;
  private final List<OutsideFiles> outside;
  private final StoredContents contents;
  private final Clock clock;

  Backup(
      DataSource dataSource,
      SchemaVersions versions,
      List<OutsideFiles> outside,
      StoredContents contents,
      Clock clock) {
    this.dataSource = dataSource;
    this.versions = versions;
    this.outside = outside;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * Writes everything beside the folder first and gives it its name at the end in one step.
   *
   * @param base an earlier backup on the same disk, whose contents are linked instead of copied
   */
  Manifest write(Path folder, @Nullable Path base, PrintStream out)
      throws IOException, SQLException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new BrokenBackup("thư mục đã có / the folder exists: " + target);
    }
    Files.createDirectories(target.getParent());
    Path draft =
        Files.createTempDirectory(
            target.getParent(),
            target.getFileName() + ".partial-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(draft.resolve("tables"));
    Copying copying = new Copying(draft, base, new ArrayList<>());
    List<Manifest.Kept> kept = keep(draft);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Catalogue.sameWords(connection);
      connection.commit();
      out.println("Nội dung tệp / contents …");
      contents.each(connection, copying::copy);
      connection.commit();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      try {
        Manifest manifest = snapshot(connection, copying, kept, out);
        manifest.write(draft);
        Hashing.force(draft.resolve(Manifest.FILE));
        Hashing.force(draft);
        Files.move(draft, target, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        Hashing.force(target.toAbsolutePath().resolveSibling("."));
        return manifest;
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (var reset = connection.createStatement()) {
          reset.execute("reset all");
        }
        connection.commit();
      }
    }
  }

  /** Before the snapshot: the witness must not have seen more than the log of the backup holds. */
  private List<Manifest.Kept> keep(Path draft) throws IOException {
    List<Manifest.Kept> kept = new ArrayList<>();
    for (OutsideFiles source : outside) {
      for (OutsideFiles.Kept file : source.kept()) {
        if (Files.exists(file.path())) {
          String name = "kept/" + file.name();
          Path copy = draft.resolve(name);
          String sha256 = Hashing.copy(file.path(), copy);
          kept.add(new Manifest.Kept(name, Files.size(copy), sha256));
        }
      }
    }
    return kept;
  }

  private Manifest snapshot(
      Connection connection, Copying copying, List<Manifest.Kept> kept, PrintStream out)
      throws IOException, SQLException {
    Path draft = copying.draft();
    List<Manifest.Table> tables = new ArrayList<>();
    List<Catalogue.Table> all = Catalogue.tables(connection);
    Map<String, String> migrations = versions.applied(connection);
    for (Catalogue.Table table : all) {
      Manifest.Table written = dump(connection, table, draft);
      tables.add(written);
      out.printf(
          "  %3d/%d %-45s %,d%n", tables.size(), all.size(), written.qualified(), written.rows());
    }
    long[] sums = new long[2];
    Path list = draft.resolve(Manifest.LIST);
    try (Writer names = Files.newBufferedWriter(list)) {
      contents.each(
          connection,
          (sha256, size) -> {
            copying.copy(sha256, size);
            try {
              names.write(sha256 + " " + size + "\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            sums[0]++;
            sums[1] += size;
          });
    }
    Hashing.force(list);
    return new Manifest(
        Manifest.FORMAT,
        clock.instant(),
        connection.getMetaData().getDatabaseProductVersion(),
        migrations,
        tables,
        Catalogue.sequences(connection),
        kept,
        new Manifest.Kept(Manifest.LIST, Files.size(list), Hashing.of(list)),
        sums[0],
        sums[1],
        List.copyOf(copying.damaged()));
  }

  private static Manifest.Table dump(Connection connection, Catalogue.Table table, Path draft)
      throws IOException, SQLException {
    MessageDigest digest = Hashing.sha256();
    Manifest.Table blank = new Manifest.Table(table.schema(), table.name(), table.columns(), 0, "");
    Path file = blank.file(draft);
    long rows;
    try (OutputStream zipped = new Quick(Files.newOutputStream(file));
        OutputStream counted = new Hashing.Counting(zipped, digest)) {
      rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), counted);
    }
    Hashing.force(file);
    return new Manifest.Table(
        table.schema(), table.name(), table.columns(), rows, Hashing.hex(digest));
  }

  /** Most of a backup's time is compression, and the quickest level does nearly as well. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(1);
    }
  }

  /** Contents that are not in the backup yet. */
  private final class Copying {
    private final Path draft;
    private final @Nullable Path base;
    private final List<String> damaged;

    Copying(Path draft, @Nullable Path base, List<String> damaged) {
      this.draft = draft;
      this.base = base;
      this.damaged = damaged;
    }

    Path draft() {
      return draft;
    }

    List<String> damaged() {
      return damaged;
    }

    void copy(String sha256, long size) {
      Path copy = Manifest.content(draft, sha256);
      if (Files.exists(copy) || damaged.contains(sha256)) {
        return;
      }
      try {
        Files.createDirectories(copy.getParent());
        if (linked(sha256, size, copy)) {
          return;
        }
        if (!Files.exists(contents.path(sha256))
            || !Hashing.copy(contents.path(sha256), copy).equals(sha256)) {
          Files.deleteIfExists(copy);
          damaged.add(sha256);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("content " + sha256 + " cannot be copied", e);
      }
    }

    private boolean linked(String sha256, long size, Path copy) throws IOException {
      if (base == null) {
        return false;
      }
      Path earlier = Manifest.content(base, sha256);
      if (!Files.exists(earlier) || Files.size(earlier) != size) {
        return false;
      }
      try {
        Files.createLink(copy, earlier);
        return true;
      } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
        return false; // another disk: it is copied
      }
    }
  }
}
