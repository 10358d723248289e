package vn.lienthong.dossiers.direction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who answers for the work directs those to do who owe the next act of a dossier.
 *
 * @param toPerson null where nobody is named: whoever does that work at the unit
 */
public record Directive(
    UUID id,
    UUID dossierId,
    String text,
    @Nullable UUID givenBy,
    String givenByName,
    String givenTitle,
    String givenUnit,
    Instant givenAt,
    Instant dueAt,
    @Nullable UUID toPerson,
    String toName,
    UUID toUnit,
    String toUnitName,
    String toPath,
    @Nullable String answer,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt) {

  boolean open() {
    return answeredAt == null;
  }

  boolean late(Instant now) {
    Instant end = answeredAt == null ? now : answeredAt;
    return end.isAfter(dueAt);
  }
}
