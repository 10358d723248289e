package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;

/** A unit bears another name from the day. */
public record UnitRenamed(UUID unitId, LocalDate on, String oldName, String newName) {}
