package vn.lienthong.webhooks;

/** Why a message did not arrive. */
enum Reason {
  /** The receiver read it and refused it (4xx). */
  REFUSED(true),
  /** The receiver says that this address is gone for good (410). */
  GONE(false),
  /** The receiver is busy or broken (408, 429, 5xx), or points elsewhere (3xx). */
  BROKEN(false),
  /** The name of the host has no address. */
  UNKNOWN_HOST(false),
  /** The address lies in a network that we do not call. */
  FORBIDDEN_ADDRESS(false),
  /** No connection, or a certificate that is not trusted. */
  UNREACHABLE(false),
  /** No answer in time. */
  NO_ANSWER(false);

  private final boolean ofTheMessage;

  Reason(boolean ofTheMessage) {
    this.ofTheMessage = ofTheMessage;
  }

  /** Whether the message is at fault and other messages may go through. */
  boolean ofTheMessage() {
    return ofTheMessage;
  }
}
