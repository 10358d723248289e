package vn.lienthong.shared.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Brings the schema of every module up to date, forward only, {@code shared} first. A stamp over
 * all scripts lets an unchanged database start without asking Flyway once per module.
 */
final class ModuleMigrations {
  private static final String FOLDER = "db/migration/";
  private static final String EVENTS = "events";
  private static final String EVENT_TABLES =
      "org/springframework/modulith/events/jdbc/schemas/v2/schema-postgresql.sql";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int PATIENCE_SECONDS = 3;
  private static final int ATTEMPTS = 20;

  private ModuleMigrations() {}

  static void run(DataSource dataSource, MigrationPlaces places) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    List<Resource> scripts = scripts(places);
    String stamp = stamp(scripts);
    if (stamp.equals(appliedStamp(jdbc))) {
      return;
    }
    for (String module : modules(scripts)) {
      migrate(dataSource, module, places, "latest");
    }
    jdbc.sql(
            """
            insert into shared.setting (name, value) values ('migration-stamp', :stamp)
            on conflict (name) do update set value = excluded.value, updated_at = now()
            """)
        .param("stamp", stamp)
        .update();
  }

  /** Brings the schemas to older versions, as a backup has them. */
  static void runTo(DataSource dataSource, MigrationPlaces places, Map<String, String> versions) {
    for (String module : modules(scripts(places))) {
      String version = versions.get(module);
      if (version != null) {
        migrate(dataSource, module, places, version);
      }
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists " + EVENTS);
      statement.execute("set search_path = " + EVENTS);
      try {
        ScriptUtils.executeSqlScript(connection, new ClassPathResource(EVENT_TABLES));
      } finally {
        statement.execute("reset search_path");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the table of events could not be made", e);
    }
  }

  private static void migrate(
      DataSource dataSource, String module, MigrationPlaces places, String target) {
    List<String> locations = new ArrayList<>(List.of("classpath:" + FOLDER + module));
    if (!places.own().isEmpty() && Files.isDirectory(Path.of(places.own(), module))) {
      locations.add("filesystem:" + Path.of(places.own(), module));
    }
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .schemas(module)
            .defaultSchema(module)
            .locations(locations.toArray(String[]::new))
            .table("schema_history")
            .target(target)
            // A change that must wait for a lock lets go again, or all requests would wait behind.
            .initSql("set lock_timeout = '" + PATIENCE_SECONDS + "s'")
            .load();
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || !lockNotAvailable(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean lockNotAvailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static String appliedStamp(JdbcClient jdbc) {
    boolean known =
        jdbc.sql("select to_regclass('shared.setting') is not null").query(Boolean.class).single();
    return known
        ? jdbc.sql("select value from shared.setting where name = 'migration-stamp'")
            .query(String.class)
            .optional()
            .orElse("")
        : "";
  }

  private static List<Resource> scripts(MigrationPlaces places) {
    try {
      var resolver = new PathMatchingResourcePatternResolver();
      List<Resource> scripts =
          new ArrayList<>(List.of(resolver.getResources("classpath*:" + FOLDER + "*/V*.sql")));
      if (!places.own().isEmpty()) {
        scripts.addAll(
            List.of(
                resolver.getResources(
                    "file:" + Path.of(places.own()).toAbsolutePath() + "/*/V*.sql")));
      }
      return scripts;
    } catch (IOException e) {
      throw new IllegalStateException("migrations cannot be read", e);
    }
  }

  private static SortedSet<String> modules(List<Resource> scripts) {
    SortedSet<String> modules =
        new TreeSet<>(
            Comparator.comparing((String m) -> !m.equals("shared"))
                .thenComparing(Comparator.naturalOrder()));
    for (Resource script : scripts) {
      String path = pathOf(script);
      modules.add(path.substring(0, path.indexOf('/')));
    }
    return modules;
  }

  private static String stamp(List<Resource> scripts) {
    CRC32 checksum = new CRC32();
    scripts.stream()
        .sorted(Comparator.comparing(ModuleMigrations::pathOf))
        .forEach(script -> {
          try {
            checksum.update(pathOf(script).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            checksum.update(script.getContentAsByteArray());
          } catch (IOException e) {
            throw new IllegalStateException("migration cannot be read: " + script, e);
          }
        });
    return scripts.size() + "-" + Long.toHexString(checksum.getValue());
  }

  private static String pathOf(Resource script) {
    try {
      String url = script.getURL().toString();
      String folder = url.substring(0, url.lastIndexOf('/'));
      return url.substring(folder.lastIndexOf('/') + 1);
    } catch (IOException e) {
      throw new IllegalStateException("migration has no address: " + script, e);
    }
  }
}
