package vn.lienthong.procedures;

/**
 * A result of the static check of a step table.
 *
 * @param step key of the step concerned, empty if it is the whole table
 * @param detail the other key or number concerned, may be empty
 */
public record StepFinding(Kind kind, String step, String detail) {

  /** What was found; messages live under {@code procedures.steps.<kind>}. */
  public enum Kind {
    NO_STEPS(true),
    STEP_WITHOUT_ACTION(true),
    UNKNOWN_TARGET(true),
    UNREACHABLE(true),
    DEAD_END(true),
    NOT_ASSIGNED(true),
    NO_TIME(false),
    NO_END(true),
    NO_DECISION(true),
    LONGER_THAN_LEGAL_TERM(true),
    PROBABLY_LONGER(false);

    private final boolean error;

    Kind(boolean error) {
      this.error = error;
    }

    /** An error prevents publishing, a warning does not. */
    public boolean error() {
      return error;
    }
  }
}
