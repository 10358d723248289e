package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Form 04 on its way: the draft, who approved it, who signed it (NĐ 61/2018 Art. 19.9).
 *
 * @param stepName the step that blocks
 * @param blockedAt the unit where it lies
 * @param subject trích yếu
 * @param dueBefore the day that cannot be kept
 * @param newDue the new day; none before somebody chose it
 * @param approved lãnh đạo thông qua
 * @param signed lãnh đạo ký
 * @param fileId an attached file, for instance the signed scan
 */
public record Apology(
    UUID id,
    UUID dossierId,
    int version,
    State state,
    @Nullable String stepName,
    @Nullable String blockedAt,
    String subject,
    String reason,
    Instant dueBefore,
    @Nullable Instant newDue,
    Instant draftedAt,
    String draftedBy,
    @Nullable Approval approved,
    @Nullable Signature signed,
    @Nullable UUID fileId,
    @Nullable String droppedReason) {

  /** Where it stands. */
  public enum State {
    DRAFT,
    APPROVED,
    SIGNED,
    DROPPED;

    /** Message key. */
    public String label() {
      return "dossiers.apology.state." + name();
    }

    public String tone() {
      return switch (this) {
        case DRAFT -> "warn";
        case APPROVED -> "info";
        case SIGNED -> "ok";
        case DROPPED -> "neutral";
      };
    }
  }

  public record Approval(String name, Instant at) {}

  /**
   * @param capacity KT, TL, TUQ, TM or Q when the post is held for somebody else
   */
  public record Signature(
      String name, String title, @Nullable String capacity, Instant at, String number) {}

  /** Whether something is still to be done with it. */
  public boolean open() {
    return state == State.DRAFT || state == State.APPROVED;
  }

  /** Message key of the label of the state. */
  public String label() {
    return state.label();
  }
}
