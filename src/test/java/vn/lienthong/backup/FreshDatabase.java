package vn.lienthong.backup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.lienthong.shared.backup.OutsideFiles;
import vn.lienthong.shared.backup.StoredContents;

/** Another machine: a new database on the same server, and an empty folder for files and keys. */
record FreshDatabase(HikariDataSource dataSource, String name, Path folder, HikariDataSource house)
    implements AutoCloseable {

  static FreshDatabase make(HikariDataSource house, Path folder) throws SQLException {
    String name = "drill_" + Long.toString(System.nanoTime(), 36);
    try (Connection connection = house.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    String url = house.getJdbcUrl().replaceAll("/[^/]*$", "/" + name);
    return new FreshDatabase(
        pool(url, house.getUsername(), house.getPassword()), name, folder, house);
  }

  static HikariDataSource pool(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(3);
    return new HikariDataSource(config);
  }

  /** Where the files of the house go on this machine. */
  List<OutsideFiles> outside(List<OutsideFiles> sources) {
    return List.of(() ->
        sources.stream()
            .flatMap(source -> source.kept().stream())
            .map(kept -> new OutsideFiles.Kept(kept.name(), folder.resolve(kept.name())))
            .toList());
  }

  StoredContents contents(StoredContents store) {
    return new StoredContents() {
      @Override
      public Path path(String sha256) {
        return folder.resolve("files").resolve(sha256);
      }

      @Override
      public void each(Connection connection, Receiver receiver) throws SQLException {
        store.each(connection, receiver);
      }
    };
  }

  @Override
  public void close() throws SQLException {
    dataSource.close();
    try (Connection connection = house.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop database " + name + " with (force)");
    }
  }
}
