package vn.lienthong.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.backup.StoredContents;

/** The contents of the store, for the backup. */
@Component
class FilesOutside implements StoredContents {
  private static final int ROWS_AT_A_TIME = 5000;

  private final ContentStore store;

  FilesOutside(ContentStore store) {
    this.store = store;
  }

  @Override
  public Path path(String sha256) {
    return store.path(sha256);
  }

  @Override
  public void each(Connection connection, Receiver receiver) throws SQLException {
    try (var query = connection.createStatement()) {
      query.setFetchSize(ROWS_AT_A_TIME);
      try (var row = query.executeQuery("select sha256, size from files.content order by sha256")) {
        while (row.next()) {
          receiver.accept(row.getString(1), row.getLong(2));
        }
      }
    }
  }
}
