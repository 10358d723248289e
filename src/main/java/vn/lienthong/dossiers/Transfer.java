package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list by which counter and agency hand over dossiers or results. The giving side confirms by
 * sending it, the taking side when it has the papers.
 *
 * @param number unique within the giving unit and its year
 * @param items how many dossiers
 */
public record Transfer(
    UUID id,
    int version,
    String number,
    Direction direction,
    State state,
    Place from,
    Place to,
    int items,
    String note,
    Confirmation sent,
    @Nullable Confirmation taken,
    @Nullable Confirmation cancelled,
    @Nullable String cancelledReason) {

  /** Which way the papers go. */
  public enum Direction {
    /** Dossiers, from the counter to the agency that handles them. */
    TO_AGENCY("dossiers.intake", "dossiers.issue", "dossiers.assign"),
    /** Results, from the agency to the counter that returns them. */
    TO_CENTRE("dossiers.issue", "dossiers.return");

    private final String gives;
    private final java.util.List<String> takes;

    Direction(String gives, String... takes) {
      this.gives = gives;
      this.takes = java.util.List.of(takes);
    }

    /** Permission over the giving unit. */
    public String gives() {
      return gives;
    }

    /** Permissions over the taking unit, any of them. */
    public java.util.List<String> takes() {
      return takes;
    }

    /** Sign in the number. */
    String sign() {
      return switch (this) {
        case TO_AGENCY -> "BGHS";
        case TO_CENTRE -> "BGKQ";
      };
    }

    /** Message key. */
    public String label() {
      return "dossiers.handover.direction." + name();
    }
  }

  /** Where it stands. */
  public enum State {
    SENT,
    RECEIVED,
    CANCELLED;

    /** Message key. */
    public String label() {
      return "dossiers.handover.state." + name();
    }

    public String tone() {
      return switch (this) {
        case SENT -> "warn";
        case RECEIVED -> "ok";
        case CANCELLED -> "neutral";
      };
    }
  }

  /** Who, when. */
  public record Confirmation(String name, Instant at) {}

  public boolean open() {
    return state == State.SENT;
  }
}
