package vn.lienthong.procedures;

import vn.lienthong.shared.ErrorCode;

/** Refusals of this module. */
enum ProcedureErrors implements ErrorCode {
  PROCEDURE_UNKNOWN(Type.NOT_FOUND),
  VERSION_UNKNOWN(Type.NOT_FOUND),
  IMPORT_UNKNOWN(Type.NOT_FOUND),
  DOUBT_UNKNOWN(Type.NOT_FOUND),
  LIST_UNKNOWN(Type.NOT_FOUND),
  LIST_CODE(Type.USER),
  NOT_A_DRAFT(Type.CONFLICT),
  CHANGED_MEANWHILE(Type.CONFLICT),
  IMPORT_RUNNING(Type.CONFLICT),
  NOT_PUBLISHABLE(Type.USER),
  /** Nobody looked at what publishing this very draft touches. */
  IMPACT_NOT_SEEN(Type.CONFLICT),
  /** A level 1 to 4 that counts on a day which knows them no more. */
  OLD_LEVEL(Type.USER),
  /** Full, partial or information on a day before these words. */
  NEW_LEVEL(Type.USER),
  /** Partial, and nothing says why. */
  PARTIAL_REASON(Type.USER),
  UNREADABLE_CONTENT(Type.USER);

  private final Type type;

  ProcedureErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "procedures.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
