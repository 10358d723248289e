package vn.lienthong.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.Vietnam;

/**
 * What is looked for in the log.
 *
 * @param object type, id, or both as {@code dossier:0199…}; empty = all
 * @param person part of the name of the actor, accents may be left out
 * @param action beginning of the action, {@code dossiers.}
 * @param from first day
 * @param to last day
 * @param before the entries older than this one; null = from the newest on
 */
record EntryQuery(
    String object,
    String person,
    String action,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable UUID before,
    int limit) {

  String objectType() {
    int colon = object.indexOf(':');
    return colon > 0 ? object.substring(0, colon) : isId() ? "" : object;
  }

  String objectId() {
    int colon = object.indexOf(':');
    return colon > 0 ? object.substring(colon + 1) : isId() ? object : "";
  }

  private boolean isId() {
    return object.chars().anyMatch(Character::isDigit);
  }

  /** Ids are in time order, so a day is a range of ids. */
  @Nullable UUID firstId() {
    return from == null ? null : idAt(from);
  }

  @Nullable UUID endId() {
    return to == null ? null : idAt(to.plusDays(1));
  }

  private static UUID idAt(LocalDate day) {
    long millis =
        day.atStartOfDay(Vietnam.ZONE)
            .withZoneSameInstant(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();
    return new UUID(millis << 16, 0);
  }
}
