package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Units end on a day and another goes on with their people, subordinate units and work.
 *
 * @param successorId a living unit, which may have been founded for this on the same day
 * @param on first day on which the units are no more
 */
public record UnitMerger(List<UUID> unitIds, UUID successorId, LocalDate on, Decision decision) {}
