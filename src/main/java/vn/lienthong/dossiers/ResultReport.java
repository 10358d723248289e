package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wrong or missing result, from the report to the reissued one (NĐ 61/2018/NĐ-CP Art. 21).
 *
 * @param resultId the result that is wrong or missing
 * @param byApplicant whether the applicant or owner reported it, else an officer
 */
public record ResultReport(
    UUID id,
    int version,
    UUID dossierId,
    UUID resultId,
    Kind kind,
    State state,
    String description,
    Instant reportedAt,
    String reportedBy,
    boolean byApplicant,
    @Nullable Decision decision,
    @Nullable Correction correction) {

  /** What is the matter with the result. */
  public enum Kind {
    WRONG,
    MISSING;

    /** Message key. */
    public String label() {
      return "dossiers.mistake.kind." + name();
    }
  }

  /** Where it stands; {@link #next} is the one table of moves. */
  public enum State {
    REPORTED,
    ACCEPTED,
    REJECTED,
    CORRECTED;

    public Set<State> next() {
      return switch (this) {
        case REPORTED -> EnumSet.of(ACCEPTED, REJECTED);
        case ACCEPTED -> EnumSet.of(CORRECTED);
        case REJECTED, CORRECTED -> EnumSet.noneOf(State.class);
      };
    }

    public boolean open() {
      return !next().isEmpty();
    }

    /** Message key. */
    public String label() {
      return "dossiers.mistake.state." + name();
    }

    public String tone() {
      return switch (this) {
        case REPORTED -> "warn";
        case ACCEPTED -> "info";
        case REJECTED -> "neutral";
        case CORRECTED -> "ok";
      };
    }
  }

  /**
   * What the leader decided.
   *
   * @param fault the agency at fault, which pays for the correction; null when rejected
   * @param cost of the correction in đồng; nothing is asked of the applicant
   * @param fixBy by when the new result is to be there
   */
  public record Decision(
      @Nullable String fault,
      @Nullable Long cost,
      @Nullable Instant fixBy,
      String text,
      String by,
      Instant at) {}

  /** The result that stands in the place of the earlier one. */
  public record Correction(UUID newResult, String by, Instant at) {}

  public boolean open() {
    return state.open();
  }
}
