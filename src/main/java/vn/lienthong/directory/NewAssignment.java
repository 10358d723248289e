package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person takes a position at a unit.
 *
 * @param title as it is written, for instance "Phó Giám đốc"; empty = title of the position
 * @param from first day
 * @param until first day on which it no longer holds; null = open
 * @param basis number of the decision, may be empty
 */
public record NewAssignment(
    UUID personId,
    Position position,
    String title,
    UUID unitId,
    LocalDate from,
    @Nullable LocalDate until,
    String basis) {}
