package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Name and place of a unit from a day on. */
record UnitState(
    UUID unitId,
    LocalDate from,
    String name,
    String nameEn,
    @Nullable UUID parentId,
    String path) {}
