package vn.lienthong.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierStatus;

/**
 * A row of the outbox.
 *
 * @param seq its place among the messages of its dossier, from 1
 * @param key the same whenever it is sent again, so that the portal stores it once
 * @param status of the dossier after the act; what is sent says the same, or nothing is sent
 * @param reason why it is a dead letter, a name of {@link Failure.Reason}
 * @param payload what was sent last; null before the first attempt
 */
record Message(
    UUID id,
    UUID dossierId,
    int seq,
    MessageKind kind,
    int version,
    String key,
    DossierStatus status,
    Instant createdAt,
    State state,
    int attempts,
    @Nullable String adapter,
    @Nullable String payload,
    @Nullable String answer,
    @Nullable Failure failure,
    @Nullable Instant sentAt,
    @Nullable Instant acknowledgedAt) {

  enum State {
    WAITING,
    ACKNOWLEDGED,
    DEAD;

    /** Colour of its pill. */
    String tone() {
      return switch (this) {
        case WAITING -> "info";
        case ACKNOWLEDGED -> "ok";
        case DEAD -> "late";
      };
    }
  }
}
