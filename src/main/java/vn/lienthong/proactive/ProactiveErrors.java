package vn.lienthong.proactive;

import vn.lienthong.shared.ErrorCode;

enum ProactiveErrors implements ErrorCode {
  NO_SUCH_RULE(Type.NOT_FOUND),
  NO_SUCH_SERVICE(Type.NOT_FOUND),
  /** It was answered before, or its time is over. */
  ANSWERED(Type.CONFLICT),
  /** The check of the rule finds faults. */
  FAULTY(Type.CONFLICT),
  REQUIRED(Type.USER);

  private final Type type;

  ProactiveErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "proactive.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
