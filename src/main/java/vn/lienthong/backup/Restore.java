package vn.lienthong.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.backup.OutsideFiles;
import vn.lienthong.shared.backup.StoredContents;
import vn.lienthong.shared.db.SchemaVersions;
import vn.lienthong.shared.db.UnfinishedRestore;

/**
 * Puts a backup back: contents first, then all tables in one transaction that compares each table
 * with the hash in the manifest before it ends, then the keys, then the migrations that are newer
 * than the backup. Broken off at any point, it can be run again.
 */
@Component
class Restore {
  private final DataSource dataSource;
  private final SchemaVersions versions;
  private final List<OutsideFiles> outside;
  private final StoredContents contents;

  Restore(
      DataSource dataSource,
      SchemaVersions versions,
      List<OutsideFiles> outside,
      StoredContents contents) {
    this.dataSource = dataSource;
    this.versions = versions;
    this.outside = outside;
    this.contents = contents;
  }

  /**
   * @param replaces name of the database whose present content may be thrown away; empty = none
   */
  Manifest read(Path folder, String replaces, PrintStream out) throws IOException, SQLException {
    Manifest manifest = Manifest.read(folder);
    out.println("Kiểm tra bản sao lưu / checking the backup …");
    List<String> flaws = BackupCheck.flaws(folder, manifest);
    if (!flaws.isEmpty()) {
      throw new BrokenBackup(String.join(System.lineSeparator(), flaws));
    }
    makeRoom(replaces);
    out.println("Nội dung tệp / contents …");
    putContents(folder);
    versions.migrateTo(dataSource, manifest.migrations());
    UnfinishedRestore.begin(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      requireSameVersions(connection, manifest);
      Catalogue.sameWords(connection);
      connection.setAutoCommit(false);
      try {
        fill(connection, folder, manifest, out);
        putKept(folder, manifest, !replaces.isEmpty());
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        try (var reset = connection.createStatement()) {
          reset.execute("reset all");
        }
      }
    }
    versions.migrate(dataSource);
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("analyze");
    }
    return manifest;
  }

  private void makeRoom(String replaces) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<String> schemas = new ArrayList<>();
      List<String> facts = new ArrayList<>();
      Catalogue.each(
          connection,
          """
          select current_database(), count(a.pid) from (select 1) one
          left join pg_stat_activity a on a.datname = current_database()
            and a.application_name = 'lienthong'
          """,
          row -> {
            facts.add(row.getString(1));
            facts.add(row.getString(2));
          });
      for (Catalogue.Table table : Catalogue.tables(connection)) {
        if (!schemas.contains(table.schema()) && !table.schema().equals("events")) {
          schemas.add(table.schema());
        }
      }
      if (schemas.isEmpty() || UnfinishedRestore.in(dataSource)) {
        return;
      }
      String database = facts.getFirst();
      if (!database.equals(replaces)) {
        throw new BrokenBackup(
            """
            Cơ sở dữ liệu "%1$s" không trống. Muốn bỏ toàn bộ nội dung hiện có: --replace %1$s
            The database "%1$s" is not empty. To throw its content away: --replace %1$s\
            """
                .formatted(database));
      }
      if (!facts.getLast().equals("0")) {
        throw new BrokenBackup(
            "hãy dừng chương trình đang chạy trên cơ sở dữ liệu này / stop the program that runs on"
                + " this database first");
      }
      try (var statement = connection.createStatement()) {
        for (String schema : schemas) {
          statement.execute("drop schema " + Catalogue.quoted(schema) + " cascade");
        }
        statement.execute("drop schema if exists events cascade");
      }
    }
  }

  private void requireSameVersions(Connection connection, Manifest manifest) throws SQLException {
    Map<String, String> here = versions.applied(connection);
    List<String> other =
        manifest.migrations().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(here.get(entry.getKey())))
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList();
    if (!other.isEmpty()) {
      throw new BrokenBackup(
          "bản sao lưu thuộc phiên bản mới hơn chương trình này / the backup is of a newer version"
              + " of the program: "
              + other);
    }
  }

  private static void fill(Connection connection, Path folder, Manifest manifest, PrintStream out)
      throws SQLException, IOException {
    List<Catalogue.Table> tables = Catalogue.tables(connection);
    Map<String, Manifest.Table> kept =
        manifest.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::qualified, Function.identity()));
    List<String> missing = new ArrayList<>(kept.keySet());
    tables.forEach(table -> missing.remove(table.schema() + "." + table.name()));
    if (!missing.isEmpty()) {
      throw new BrokenBackup("không có bảng / no such tables here: " + missing);
    }
    // Parents come first, and checks that waited for the end would fill the memory of the server.
    try (var statement = connection.createStatement()) {
      statement.execute("set constraints all immediate");
    }
    List<Triggers> triggers = new ArrayList<>();
    for (Catalogue.Table table : tables) {
      triggers.add(Triggers.off(connection, table));
    }
    for (Catalogue.Table table : tables.reversed()) {
      try (var statement = connection.createStatement()) {
        boolean filled;
        try (var row =
            statement.executeQuery("select exists (select 1 from " + table.qualified() + ")")) {
          filled = row.next() && row.getBoolean(1);
        }
        if (filled) {
          statement.execute("delete from " + table.qualified());
        }
      }
    }
    int done = 0;
    for (Catalogue.Table table : tables) {
      Manifest.Table from = kept.get(table.schema() + "." + table.name());
      if (from != null) {
        long rows = fill(connection, table, from, folder);
        out.printf("  %3d/%d %-45s %,d%n", ++done, kept.size(), from.qualified(), rows);
      }
    }
    for (Triggers off : triggers) {
      off.on(connection);
    }
    for (Manifest.Sequence sequence : manifest.sequences()) {
      try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
        set.setString(
            1, Catalogue.quoted(sequence.schema()) + "." + Catalogue.quoted(sequence.name()));
        set.setLong(2, sequence.last());
        set.setBoolean(3, sequence.called());
        set.execute();
      }
    }
  }

  /** Fills the table, then reads it back: it must be what was backed up. */
  private static long fill(
      Connection connection, Catalogue.Table table, Manifest.Table from, Path folder)
      throws SQLException, IOException {
    if (!table.columns().equals(from.columns())) {
      throw new BrokenBackup("các cột khác nhau / other columns: " + from.qualified());
    }
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (InputStream rows = BackupCheck.rows(from.file(folder))) {
      copy.copyIn(table.copyIn(), rows);
    }
    MessageDigest digest = Hashing.sha256();
    long rows =
        copy.copyOut(
            table.copyOut(), new Hashing.Counting(OutputStream.nullOutputStream(), digest));
    if (rows != from.rows() || !Hashing.hex(digest).equals(from.sha256())) {
      throw new BrokenBackup(
          "bảng sau khi khôi phục khác bản sao lưu / the restored table differs: "
              + from.qualified());
    }
    return rows;
  }

  private void putContents(Path folder) throws IOException {
    try (BufferedReader list = Files.newBufferedReader(folder.resolve(Manifest.LIST))) {
      for (String line = list.readLine(); line != null; line = list.readLine()) {
        String sha256 = line.substring(0, 64);
        Path from = Manifest.content(folder, sha256);
        Path to = contents.path(sha256);
        if (!Files.exists(from) || Files.exists(to) && Files.size(to) == Files.size(from)) {
          continue;
        }
        Path draft = to.resolveSibling(sha256 + ".part");
        Hashing.copy(from, draft);
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A key that lies here already is another database's, unless we were told to replace it. */
  private void putKept(Path folder, Manifest manifest, boolean replace) throws IOException {
    Map<String, Manifest.Kept> kept =
        manifest.kept().stream()
            .collect(Collectors.toMap(Manifest.Kept::name, Function.identity()));
    for (OutsideFiles source : outside) {
      for (OutsideFiles.Kept file : source.kept()) {
        Manifest.Kept from = kept.get("kept/" + file.name());
        if (from == null) {
          continue;
        }
        Path here = file.path().toAbsolutePath();
        if (Files.exists(here)) {
          if (Hashing.of(here).equals(from.sha256())) {
            continue;
          }
          if (!replace) {
            throw new BrokenBackup(
                "tệp đã có và khác bản sao lưu, hãy chuyển đi / a different file is here, move it"
                    + " away: "
                    + here);
          }
          Files.move(
              here,
              here.resolveSibling(here.getFileName() + ".before-restore"),
              StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(here.getParent());
        OwnerFiles.copy(from.file(folder), here);
      }
    }
  }
}
