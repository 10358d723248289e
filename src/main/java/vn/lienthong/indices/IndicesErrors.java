package vn.lienthong.indices;

import vn.lienthong.shared.ErrorCode;

enum IndicesErrors implements ErrorCode {
  /** Not a month, quarter or year, or one that has not begun. */
  NO_SUCH_PERIOD(Type.NOT_FOUND),
  /** No indicator has the code. */
  NO_SUCH_INDICATOR(Type.NOT_FOUND),
  /** The unit is not known, or its figures are not the user's to see. */
  NO_SUCH_UNIT(Type.NOT_FOUND),
  /** Everything is being counted anew already. */
  REBUILD_RUNS(Type.CONFLICT),
  /** A petition of this code is another unit's. */
  PETITION_ELSEWHERE(Type.CONFLICT),
  /** The day lies in the future, or is none. */
  DAY_TO_COME(Type.USER);

  private final Type type;

  IndicesErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "indices.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
