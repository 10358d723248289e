package vn.lienthong.proactive;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done for a citizen.
 *
 * @param why the fact in the data, in words
 * @param note why less was done than the rule wanted; null when it was done in full
 * @param undoUntil until when an execution may be undone
 */
record Done(
    UUID id,
    UUID ruleId,
    String title,
    String text,
    String legalBasis,
    UUID account,
    int level,
    State state,
    String why,
    String procedureCode,
    @Nullable String note,
    @Nullable UUID itemId,
    @Nullable UUID draftId,
    @Nullable UUID dossierId,
    @Nullable String dossierCode,
    Instant createdAt,
    @Nullable Instant undoUntil,
    @Nullable Instant answeredAt) {

  enum State {
    OFFERED,
    EXECUTED,
    CONFIRMED,
    REFUSED,
    ADJUSTED,
    LAPSED;

    String label() {
      return "proactive.state." + name();
    }

    String tone() {
      return switch (this) {
        case OFFERED -> "info";
        case EXECUTED -> "warn";
        case CONFIRMED, LAPSED -> "ok";
        case REFUSED, ADJUSTED -> "neutral";
      };
    }

    boolean open() {
      return this == OFFERED || this == EXECUTED;
    }
  }
}
