package vn.lienthong.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that an object used is no longer in force.
 *
 * @param cause REVOKED or REPLACED
 * @param through name of the decision on which the object rested, when that one used the paper and
 *     not the object itself
 * @param decision what was decided on the object, as far as the store knows
 */
public record StoreWarning(
    UUID id,
    UUID itemId,
    String paper,
    @Nullable String number,
    String cause,
    String reason,
    Instant raisedAt,
    String objectType,
    String objectId,
    String objectCode,
    String title,
    String componentName,
    String unitName,
    @Nullable String through,
    @Nullable String decision,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedByName,
    @Nullable String note) {

  public boolean open() {
    return acknowledgedAt == null;
  }
}
