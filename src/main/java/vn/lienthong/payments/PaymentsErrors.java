package vn.lienthong.payments;

import vn.lienthong.shared.ErrorCode;

/** Refusals of payments. */
public enum PaymentsErrors implements ErrorCode {
  NO_SUCH_CHARGE(Type.NOT_FOUND),
  NO_SUCH_REFUND(Type.NOT_FOUND),
  ILLEGAL_MOVE(Type.CONFLICT),
  NOT_DUE(Type.CONFLICT),
  NOT_PAID(Type.CONFLICT),
  POST_COLLECTS(Type.CONFLICT),
  POST_COLLECTED(Type.CONFLICT),
  BEING_PAID(Type.CONFLICT),
  REQUIRED(Type.USER),
  SAME_PERSON(Type.CONFLICT),
  GATEWAY_SILENT(Type.CONFLICT),
  GATEWAY_REFUSED(Type.CONFLICT),
  BAD_FILE(Type.USER),
  /** A file without transactions does not say of which day it is. */
  FILE_WITHOUT_DAY(Type.USER),
  FILE_OF_ANOTHER_DAY(Type.USER),
  NO_SUCH_DAY(Type.USER),
  IMPORTED_BEFORE(Type.CONFLICT),
  RESOLVED_BEFORE(Type.CONFLICT),
  NO_BILL(Type.NOT_FOUND),
  NO_ACCOUNT(Type.CONFLICT),
  NO_SUCH_ACCOUNT(Type.NOT_FOUND),
  ACCOUNT_OVERLAPS(Type.CONFLICT),
  ACCOUNT_IN_USE(Type.CONFLICT);

  private final Type type;

  PaymentsErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "payments.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
