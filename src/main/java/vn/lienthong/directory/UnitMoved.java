package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A unit, and all below it, stands elsewhere in the tree from the day.
 *
 * @param act that moved it, alone or as a part of a merger
 */
public record UnitMoved(UUID act, UUID unitId, LocalDate on, String oldPath, String newPath)
    implements UnitsChanged {

  @Override
  public List<UnitChange> changes() {
    return List.of(new UnitChange(act, on, unitId, oldPath, null, newPath));
  }
}
