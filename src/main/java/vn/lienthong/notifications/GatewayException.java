package vn.lienthong.notifications;

/** A message was not, or not surely, handed over. */
final class GatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  GatewayException(Outcome outcome, String detail) {
    super(detail);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }

  enum Outcome {
    /** Surely not taken; may be tried again. */
    LATER,
    /** Surely not taken and never will be, for instance an address that does not exist. */
    NEVER,
    /** Perhaps taken: the connection broke before the answer came. */
    UNKNOWN
  }
}
