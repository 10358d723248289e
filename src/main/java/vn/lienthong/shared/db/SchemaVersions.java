package vn.lienthong.shared.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** How far the schema of each module has come, for backup and restore. */
@Component
public class SchemaVersions {
  private final MigrationPlaces places;

  SchemaVersions(MigrationPlaces places) {
    this.places = places;
  }

  /** The last migration of each schema in that database. */
  public Map<String, String> applied(Connection connection) throws SQLException {
    Map<String, String> versions = new TreeMap<>();
    try (var statement = connection.createStatement()) {
      try (var row =
          statement.executeQuery(
              """
              select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relname = 'schema_history' and c.relkind = 'r'
              """)) {
        while (row.next()) {
          versions.put(row.getString(1), "0");
        }
      }
      for (String schema : versions.keySet()) {
        try (var row =
            statement.executeQuery(
                """
                select version from "%s".schema_history
                where success and version is not null order by installed_rank desc limit 1
                """
                    .formatted(schema))) {
          if (row.next()) {
            versions.put(schema, row.getString(1));
          }
        }
      }
    }
    return versions;
  }

  /** Brings a database to these versions, not further, and to nothing else. */
  public void migrateTo(DataSource dataSource, Map<String, String> versions) {
    ModuleMigrations.runTo(dataSource, places, versions);
  }

  /** Brings a database to where this program is. */
  public void migrate(DataSource dataSource) {
    ModuleMigrations.run(dataSource, places);
  }
}
