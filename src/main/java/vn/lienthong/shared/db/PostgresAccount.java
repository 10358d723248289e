package vn.lienthong.shared.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account under which PostgreSQL runs: it refuses root, so root lends it {@code nobody} where
 * that account can reach the folder, and a user namespace where it cannot.
 */
final class PostgresAccount {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

  private PostgresAccount() {}

  static List<String> as(Path data, List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> whole = new ArrayList<>(nobodyReaches(data) ? NOBODY : List.of("unshare", "-U"));
    whole.addAll(command);
    return whole;
  }

  /** Hands the file or empty folder to the account. */
  static void give(Path path) throws IOException {
    if (ROOT && nobodyReaches(path)) {
      var nobody =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      Files.setOwner(path, nobody);
    }
  }

  private static boolean nobodyReaches(Path path) {
    try {
      List<String> probe = new ArrayList<>(NOBODY);
      probe.addAll(List.of("test", "-x", path.resolveSibling(".").normalize().toString()));
      return new ProcessBuilder(probe).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
