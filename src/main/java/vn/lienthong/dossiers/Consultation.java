package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to another unit with its deadline. An agency that stays silent has not agreed: the
 * question stays open until it is answered or given up with a reason.
 *
 * @param agrees null while there is no answer
 */
public record Consultation(
    UUID id,
    UUID dossierId,
    Place asked,
    String question,
    String askedBy,
    UUID askingUnit,
    String askingName,
    Instant askedAt,
    Instant dueAt,
    @Nullable String answer,
    @Nullable Boolean agrees,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable Instant closedAt,
    @Nullable String closedReason,
    List<UUID> files) {

  public boolean open() {
    return answeredAt == null && closedAt == null;
  }

  public boolean late(Instant now) {
    Instant end = answeredAt != null ? answeredAt : closedAt != null ? closedAt : now;
    return end.isAfter(dueAt);
  }
}
