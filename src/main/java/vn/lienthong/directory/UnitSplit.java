package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A unit ended on the day and its successors go on. */
public record UnitSplit(UUID unitId, List<UUID> successorIds, LocalDate on) {}
