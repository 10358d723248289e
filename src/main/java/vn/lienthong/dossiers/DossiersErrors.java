package vn.lienthong.dossiers;

import vn.lienthong.shared.ErrorCode;

/** Refusals of the one-stop. */
public enum DossiersErrors implements ErrorCode {
  NO_SUCH_DOSSIER(Type.NOT_FOUND),
  NO_SUCH_PROCEDURE(Type.NOT_FOUND),
  /** On that day a ministry or the national portal takes dossiers of the procedure. */
  OTHER_SYSTEM(Type.CONFLICT),
  ILLEGAL_MOVE(Type.CONFLICT),
  NOT_THIS_STEP(Type.CONFLICT),
  CHANGED_MEANWHILE(Type.CONFLICT),
  SECOND_SUPPLEMENT(Type.CONFLICT),
  REAPPOINTED_BEFORE(Type.CONFLICT),
  /** The day for telling that it is not eligible has passed, and no reason is given. */
  LATE_NOTICE(Type.USER),
  SUPPLEMENT_OPEN(Type.CONFLICT),
  NO_SUPPLEMENT_OPEN(Type.CONFLICT),
  CONSULTATION_OPEN(Type.CONFLICT),
  CONSULTATION_CLOSED(Type.CONFLICT),
  NOT_YOUR_DOSSIER(Type.FORBIDDEN),
  ASSIGNEE_MAY_NOT(Type.USER),
  NO_HANDLING_UNIT(Type.USER),
  NO_RECEIVING_UNIT(Type.USER),
  CHOOSE_HANDLING_UNIT(Type.USER),
  UNKNOWN_UNIT(Type.USER),
  REQUIRED(Type.USER),
  BAD_DATE(Type.USER),
  NO_SUCH_DAY(Type.USER),
  /** A result is promised for a day on which its counter is closed. */
  DAY_OF_REST(Type.USER),
  PUBLIC_HOLIDAY(Type.USER),
  BAD_NUMBER(Type.USER),
  BAD_ANSWER(Type.USER),
  NO_FORM(Type.NOT_FOUND),
  CHARGE_DUE(Type.CONFLICT),
  /** The applicant wants to read a result that is not paid. */
  RESULT_UNPAID(Type.CONFLICT),
  /** The result is with the post, or not ready to be given to it. */
  IN_THE_POST(Type.CONFLICT),
  ALREADY_RATED(Type.CONFLICT),
  /** The filing was released or acted on; it can only be withdrawn. */
  NOT_UNDOABLE(Type.CONFLICT),
  DRAFT_GONE(Type.NOT_FOUND),
  // papers
  NO_APOLOGY(Type.NOT_FOUND),
  NO_PAPER(Type.NOT_FOUND),
  NO_TRANSFER(Type.NOT_FOUND),
  NOTHING_TO_HAND_OVER(Type.USER),
  HANDED_OVER_BEFORE(Type.CONFLICT),
  TRANSFER_CLOSED(Type.CONFLICT),
  REPORT_OPEN(Type.CONFLICT),
  NO_REPORT(Type.NOT_FOUND),
  NO_RESULT(Type.CONFLICT),
  REGISTER_TOO_LONG(Type.USER),
  NO_AGENCY_FOR_PART(Type.CONFLICT),
  PARTS_OPEN(Type.CONFLICT),
  PART_NOT_NOW(Type.CONFLICT),
  NUDGED_TODAY(Type.CONFLICT),
  /** No file, or no post to sign in. */
  NOTHING_TO_SIGN(Type.USER);

  private final Type type;

  DossiersErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "dossiers.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
