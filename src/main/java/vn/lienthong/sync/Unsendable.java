package vn.lienthong.sync;

/** A message that cannot be sent, or that did not arrive. */
final class Unsendable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  Unsendable(Failure failure) {
    super(failure.reason().name());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
