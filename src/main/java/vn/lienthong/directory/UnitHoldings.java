package vn.lienthong.directory;

import java.util.List;
import java.util.UUID;

/**
 * What a module has standing at units; a Spring bean of it. It alone knows its tables; {@link
 * HoldingsFollow} moves and restores the rows.
 */
public interface UnitHoldings {
  List<Holding> holdings();

  /** The unit of these rows is another now, in the transaction that moved them. */
  default void moved(Moved moved) {}

  /**
   * @param act the merger
   * @param back whether the merger was taken back
   * @param keys of the rows whose unit changed from one to the other
   */
  record Moved(Holding holding, UUID act, boolean back, UUID from, UUID to, List<String> keys) {}
}
