package vn.lienthong.shared.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * Small files that a module keeps outside the database, such as keys: without them a restored
 * database cannot be read or checked. A Spring bean per module.
 */
public interface OutsideFiles {
  List<Kept> kept();

  /**
   * @param name of the file inside the backup, for instance {@code audit/witness.txt}
   * @param path where it lies; it need not exist
   */
  record Kept(String name, Path path) {}
}
