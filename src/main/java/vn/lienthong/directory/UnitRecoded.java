package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;

/** A unit bears another identification code from the day. */
public record UnitRecoded(UUID unitId, LocalDate on) {}
