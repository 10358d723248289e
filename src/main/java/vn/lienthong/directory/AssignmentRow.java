package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as a page shows it.
 *
 * @param permissions what the position grants by itself, the part that can be lent
 */
record AssignmentRow(
    UUID id,
    UUID personId,
    String personName,
    String position,
    String title,
    UUID unitId,
    String unitName,
    String unitPath,
    LocalDate from,
    @Nullable LocalDate until,
    String basis,
    List<String> permissions) {

  boolean holdsOn(LocalDate day) {
    return !from.isAfter(day) && (until == null || until.isAfter(day));
  }

  boolean ended(LocalDate day) {
    return until != null && !until.isAfter(day);
  }
}
