package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The units end on the day; the successor goes on with their people and work.
 *
 * @param act under which all of it can be taken back, see {@link MergerUndone}
 */
public record UnitsMerged(
    UUID act, List<Ended> ended, UUID successorId, String successorPath, LocalDate on)
    implements UnitsChanged {

  /** A unit that is no more, and where it stood in the tree. */
  public record Ended(UUID unitId, String path) {}

  @Override
  public List<UnitChange> changes() {
    return ended.stream()
        .map(one -> new UnitChange(act, on, one.unitId(), one.path(), successorId, successorPath))
        .toList();
  }

  public List<UUID> unitIds() {
    return ended.stream().map(Ended::unitId).toList();
  }
}
