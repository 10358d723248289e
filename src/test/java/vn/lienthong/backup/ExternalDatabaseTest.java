package vn.lienthong.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.backup.OutsideFiles;
import vn.lienthong.shared.backup.StoredContents;
import vn.lienthong.shared.db.EmbeddedPostgres;
import vn.lienthong.shared.db.SchemaVersions;

/**
 * A PostgreSQL of somebody else: another server and port, a role that owns its database and nothing
 * more, and tables of the server's administrator beside ours that are none of our business.
 */
@HouseTest
class ExternalDatabaseTest {
  private static final PrintStream SILENT = new PrintStream(PrintStream.nullOutputStream());

  @Autowired HikariDataSource dataSource;
  @Autowired SchemaVersions versions;
  @Autowired List<OutsideFiles> outside;
  @Autowired StoredContents contents;
  @Autowired Backup backup;
  @Autowired Clock clock;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @TempDir Path temp;

  @Test
  @DisplayName(
      "Moved to an external PostgreSQL, backed up there and put back: every row, and nothing of"
          + " other people's tables")
  void movesThereAndBack() throws Exception {
    TestOffice.Office office = offices.open();
    intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    Path home = Files.createTempDirectory(Path.of("target"), "external").toAbsolutePath();
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    EmbeddedPostgres server = EmbeddedPostgres.start(home.resolve("postgres"));
    JdbcClient administrator = administrator(server, "postgres");
    administrator.sql("create role tinh login password 'Mat-khau-thu-2026'").update();
    administrator.sql("create database tinh owner tinh").update();
    JdbcClient inside = administrator(server, "tinh");
    inside.sql("create schema monitoring").update();
    inside.sql("create table monitoring.note (id int primary key, said text)").update();
    inside.sql("insert into monitoring.note values (1, 'not yours')").update();

    Manifest first = backup.write(temp.resolve("first"), null, SILENT);
    try (HikariDataSource external =
        FreshDatabase.pool(server.jdbcUrl("tinh"), "tinh", "Mat-khau-thu-2026")) {
      FreshDatabase there = new FreshDatabase(external, "tinh", temp.resolve("there"), dataSource);
      Restore restore =
          new Restore(external, versions, there.outside(outside), there.contents(contents));
      restore.read(temp.resolve("first"), "", SILENT);
      Map<String, String> rows = BackupDrillTest.rows(external);
      assertThat(rows).isEqualTo(BackupDrillTest.rows(dataSource)).hasSizeGreaterThan(60);

      Backup of =
          new Backup(external, versions, there.outside(outside), there.contents(contents), clock);
      Manifest second = of.write(temp.resolve("second"), null, SILENT);
      assertThat(second.tables()).isEqualTo(first.tables());
      assertThat(BackupCheck.flaws(temp.resolve("second"), second)).isEmpty();

      restore.read(temp.resolve("second"), "tinh", SILENT);
      assertThat(BackupDrillTest.rows(external)).isEqualTo(rows);
      assertThat(BackupDrillTest.defects(external)).isEqualTo(BackupDrillTest.defects(dataSource));
    }
    assertThat(inside.sql("select said from monitoring.note").query(String.class).list())
        .containsExactly("not yours");
  }

  private static JdbcClient administrator(EmbeddedPostgres server, String database) {
    return JdbcClient.create(
        new DriverManagerDataSource(server.jdbcUrl(database), server.user(), server.password()));
  }
}
