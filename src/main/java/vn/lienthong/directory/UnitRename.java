package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;

/** A unit bears another name from the day on. */
public record UnitRename(
    UUID unitId, String name, String nameEn, LocalDate on, Decision decision) {}
