package vn.lienthong.webhooks;

import org.jspecify.annotations.Nullable;

/** A message did not arrive. */
final class Undelivered extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable Integer status;

  Undelivered(Reason reason, String detail) {
    this(reason, null, detail);
  }

  Undelivered(Reason reason, @Nullable Integer status, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.status = status;
  }

  Reason reason() {
    return reason;
  }

  /** What the receiver answered; null when it did not. */
  @Nullable Integer status() {
    return status;
  }
}
