package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stood at a unit stands elsewhere in the tree from the day.
 *
 * @param successor of a unit that ended; null when the unit moved as it is
 */
public record UnitChange(
    UUID act, LocalDate on, UUID unit, String oldPath, @Nullable UUID successor, String newPath) {}
