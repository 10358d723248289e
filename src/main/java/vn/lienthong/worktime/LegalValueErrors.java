package vn.lienthong.worktime;

import vn.lienthong.shared.ErrorCode;

/** Why a legal value is refused. */
enum LegalValueErrors implements ErrorCode {
  /** The parameter cannot have it, or its basis is missing. */
  BAD_VALUE,
  /** It would begin today or earlier, or has begun. */
  VALUE_BEGUN,
  /** Another value of the parameter begins on the same day. */
  VALUE_DAY_TAKEN;

  @Override
  public String key() {
    return "worktime.error." + name();
  }

  @Override
  public Type type() {
    return Type.USER;
  }
}
