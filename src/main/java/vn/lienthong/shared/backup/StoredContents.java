package vn.lienthong.shared.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Contents named by their SHA-256 that lie outside the database and never change. */
public interface StoredContents {
  /** Where the bytes of that name lie, or would lie. */
  Path path(String sha256);

  /** Tells of every content that the database of the connection knows, in the order of names. */
  void each(Connection connection, Receiver receiver) throws SQLException;

  interface Receiver {
    void accept(String sha256, long size);
  }
}
