package vn.lienthong.dossiers.direction;

import vn.lienthong.shared.ErrorCode;

enum DirectionErrors implements ErrorCode {
  NOTHING_OWED(Type.CONFLICT),
  ANSWERED(Type.CONFLICT),
  NOT_LATE(Type.CONFLICT),
  TEXT_NEEDED(Type.USER),
  BAD_DEADLINE(Type.USER),
  /** Nobody works on the day. */
  DAY_OF_REST(Type.USER),
  BAD_LEVEL(Type.USER);

  private final Type type;

  DirectionErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "dossiers.direction.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
