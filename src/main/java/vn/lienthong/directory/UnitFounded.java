package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;

/** A unit begins to exist on the day. */
public record UnitFounded(UUID unitId, LocalDate on) {}
