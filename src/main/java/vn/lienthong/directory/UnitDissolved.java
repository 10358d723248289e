package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;

/** A unit ended on the day without a successor. */
public record UnitDissolved(UUID unitId, LocalDate on) {}
