package vn.lienthong.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.audit.AuditDrill;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.backup.OutsideFiles;
import vn.lienthong.shared.backup.StoredContents;
import vn.lienthong.shared.db.SchemaVersions;

/** The drill: fill, back up, restore on another machine, compare everything. */
@HouseTest
class BackupDrillTest {
  private static final PrintStream SILENT = new PrintStream(PrintStream.nullOutputStream());

  @Autowired HikariDataSource dataSource;
  @Autowired SchemaVersions versions;
  @Autowired List<OutsideFiles> outside;
  @Autowired StoredContents contents;
  @Autowired Backup backup;
  @Autowired Clock clock;
  @Autowired AuditDrill audit;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired FilesApi files;
  @TempDir Path temp;

  private Path folder;
  private StoredFile paper;

  @BeforeEach
  void fill() {
    folder = temp.resolve("night");
    TestOffice.Office office = offices.open();
    for (int i = 0; i < 3; i++) {
      intake.receive(
          office.papers("Người \\ \"thứ\"\t" + i + "\nhai dòng"),
          Channel.COUNTER,
          null,
          office.counter());
    }
    paper =
        files.store(
            new NewFile("giấy tờ.txt", "text/plain", office.counter(), "dossiers.paper"),
            new ByteArrayInputStream(
                ("Sao lưu " + System.nanoTime()).getBytes(StandardCharsets.UTF_8)));
    audit.seal();
  }

  @Test
  @DisplayName("What was backed up stands, row by row, in a database that was empty")
  void restoresEverything() throws Exception {
    Manifest manifest = backup.write(folder, null, SILENT);
    assertThat(BackupCheck.flaws(folder, manifest)).isEmpty();
    assertThat(manifest.damaged()).isEmpty();
    assertThat(manifest.rows()).isGreaterThan(1000);
    try (FreshDatabase fresh = FreshDatabase.make(dataSource, temp.resolve("other"))) {
      Restore restore =
          new Restore(
              fresh.dataSource(), versions, fresh.outside(outside), fresh.contents(contents));
      restore.read(folder, "", SILENT);

      assertThat(rows(fresh.dataSource())).isEqualTo(rows(dataSource)).hasSizeGreaterThan(60);
      assertThat(defects(fresh.dataSource())).isEqualTo(defects(dataSource));
      assertThat(Hashing.of(fresh.folder().resolve("files").resolve(paper.sha256())))
          .isEqualTo(paper.sha256());
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      assertThat(
              audit.verify(
                  fresh.dataSource(),
                  fresh.folder().resolve("audit/witness.txt"),
                  fresh.folder().resolve("audit/signing-key.pem.pub"),
                  new PrintStream(said)))
          .as(said.toString(StandardCharsets.UTF_8))
          .isZero();
      assertThat(Files.getPosixFilePermissions(fresh.folder().resolve("audit/signing-key.pem")))
          .hasSize(2);

      assertThatThrownBy(() -> restore.read(folder, "", SILENT))
          .as("a database that has something in it")
          .isInstanceOf(BrokenBackup.class)
          .hasMessageContaining("--replace " + fresh.name());
      assertThatThrownBy(() -> restore.read(folder, "another", SILENT))
          .isInstanceOf(BrokenBackup.class);
      restore.read(folder, fresh.name(), SILENT);
      assertThat(rows(fresh.dataSource())).isEqualTo(rows(dataSource));
    }
  }

  @Test
  @DisplayName("A byte changed anywhere is found and named, and nothing is restored from it")
  void findsDamage() throws Exception {
    Manifest manifest = backup.write(folder, null, SILENT);
    Path content = Manifest.content(folder, paper.sha256());
    Files.writeString(content, "Sao lưu khác");
    assertThat(BackupCheck.flaws(folder, manifest))
        .hasSize(1)
        .first()
        .asString()
        .contains(paper.sha256());
    Path table = folder.resolve("tables/dossiers.dossier.gz");
    byte[] bytes = Files.readAllBytes(table);
    bytes[bytes.length / 2] ^= 1;
    Files.write(table, bytes);
    Files.delete(folder.resolve("tables/audit.entry.gz"));
    List<String> flaws = BackupCheck.flaws(folder, manifest);
    assertThat(flaws).hasSize(3);
    assertThat(String.join("\n", flaws)).contains("dossiers.dossier", "audit.entry");
    assertThat(new VerifyBackupCommand().run(List.of(folder.toString()), SILENT)).isEqualTo(1);
    try (FreshDatabase fresh = FreshDatabase.make(dataSource, temp.resolve("other"))) {
      Restore restore =
          new Restore(
              fresh.dataSource(), versions, fresh.outside(outside), fresh.contents(contents));
      assertThatThrownBy(() -> restore.read(folder, "", SILENT)).isInstanceOf(BrokenBackup.class);
      assertThat(rows(fresh.dataSource())).isEmpty();
    }
  }

  @Test
  @DisplayName("A backup that ends in the middle leaves nothing that looks whole")
  void aHalfBackupIsNone() throws Exception {
    PrintStream dies =
        new PrintStream(PrintStream.nullOutputStream()) {
          @Override
          public PrintStream printf(String format, Object... arguments) {
            if (String.valueOf(arguments[2]).startsWith("dossiers.")) {
              throw new IllegalStateException("the power goes");
            }
            return this;
          }
        };
    assertThatThrownBy(() -> backup.write(folder, null, dies))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder).doesNotExist();
    try (Stream<Path> left = Files.list(temp)) {
      Path half = left.filter(path -> path.toString().contains(".partial-")).findFirst().get();
      assertThatThrownBy(() -> Manifest.read(half)).isInstanceOf(BrokenBackup.class);
      assertThat(new VerifyBackupCommand().run(List.of(half.toString()), SILENT)).isEqualTo(1);
    }
    backup.write(folder, null, SILENT);
    assertThatThrownBy(() -> backup.write(folder, null, SILENT))
        .as("an earlier backup is never overwritten")
        .isInstanceOf(BrokenBackup.class);
  }

  @Test
  @DisplayName("The next night links contents that the earlier backup holds")
  void linksContents() throws Exception {
    backup.write(folder, null, SILENT);
    Path next = temp.resolve("next");
    Manifest manifest = backup.write(next, folder, SILENT);
    assertThat(BackupCheck.flaws(next, manifest)).isEmpty();
    assertThat(Files.getAttribute(Manifest.content(next, paper.sha256()), "unix:nlink"))
        .isEqualTo(2);
  }

  /** Rows and their hash, by means of the server alone. */
  static Map<String, String> rows(DataSource database) throws Exception {
    Map<String, String> rows = new TreeMap<>();
    JdbcClient jdbc = JdbcClient.create(database);
    for (String table :
        jdbc.sql(
                """
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                  and tablename <> 'schema_history'
                  and has_schema_privilege(schemaname, 'usage')
                """)
            .query(String.class)
            .list()) {
      rows.put(
          table,
          jdbc.sql(
                  """
                  select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '')
                  from (select md5(t::text) as h from %s t) x
                  """
                      .formatted(table))
              .query(String.class)
              .single());
    }
    return rows;
  }

  /** Triggers that are off, indexes that are not valid, and where the sequences stand. */
  static List<String> defects(DataSource database) throws IOException {
    return JdbcClient.create(database)
        .sql(
            """
            select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger
            where not tgisinternal
            union all select indexrelid::regclass::text from pg_index where not indisvalid
            union all select schemaname || '.' || sequencename || ' ' || last_value
              from pg_sequences
            order by 1
            """)
        .query(String.class)
        .list();
  }
}
