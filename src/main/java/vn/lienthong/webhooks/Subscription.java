package vn.lienthong.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that wants to hear of dossiers.
 *
 * @param unitPath the unit at which the program acts
 * @param oldSecretUntil until when messages carry the mark of the secret before, too
 */
record Subscription(
    UUID id,
    UUID clientId,
    String clientName,
    String unitPath,
    String unitName,
    String name,
    String url,
    List<String> kinds,
    Instant createdAt,
    @Nullable Instant oldSecretUntil,
    Standing standing) {

  /** How the way to the receiver stands. */
  record Standing(
      @Nullable Instant pausedAt,
      @Nullable Pause why,
      int failures,
      @Nullable Instant failingSince,
      Instant nextTryAt,
      @Nullable Reason lastError,
      @Nullable Instant lastSuccessAt) {
    boolean failing() {
      return failures > 0;
    }
  }

  enum Pause {
    /** A person wanted it so. */
    PERSON,
    /** Nothing was taken for days. */
    SILENT,
    /** The receiver said that it is gone. */
    GONE
  }

  boolean paused() {
    return standing.pausedAt() != null;
  }
}
