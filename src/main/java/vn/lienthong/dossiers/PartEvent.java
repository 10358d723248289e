package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history of a part.
 *
 * @param kind SENT, CANCELLED, SUPPLEMENT_REQUESTED, SUPPLEMENTED, DUE_RECOMPUTED, or the name of a
 *     {@link PartAction}
 */
public record PartEvent(
    UUID partId,
    int version,
    Instant at,
    String kind,
    @Nullable UUID who,
    String person,
    @Nullable String position,
    @Nullable String unitName,
    String note,
    PartStatus status) {

  /** Message key. */
  public String label() {
    return "dossiers.part.event." + kind;
  }
}
