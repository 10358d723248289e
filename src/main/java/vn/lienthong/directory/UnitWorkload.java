package vn.lienthong.directory;

import java.util.Collection;
import java.util.List;

/** What another module would move in a merger of units, for its preview; a Spring bean. */
public interface UnitWorkload {
  /**
   * Counts of now.
   *
   * @param paths of the units that end; everything below them is meant too
   */
  List<Line> workload(Collection<String> paths);

  /**
   * @param label message key
   */
  record Line(String label, long count) {}
}
