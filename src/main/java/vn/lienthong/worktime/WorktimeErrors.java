package vn.lienthong.worktime;

import vn.lienthong.shared.ErrorCode;

/** Why a deadline or a calendar is refused. */
public enum WorktimeErrors implements ErrorCode {
  /** The interval leaves the years that the calendar holds. */
  OUT_OF_CALENDAR(Type.USER),
  /** The calendar contradicts itself or lacks a legal basis. */
  BAD_CALENDAR(Type.USER),
  /** The term cannot be read or its amount is out of range. */
  BAD_TERM(Type.USER),
  /** The rule cannot be read or lacks its legal basis. */
  BAD_RULE(Type.USER),
  /** Pauses overlap, run backwards or begin before the receipt. */
  BAD_PAUSE(Type.USER),
  /** The competent agency got the dossier before it was received. */
  BAD_START(Type.USER),
  /** A moment cannot be read. */
  BAD_MOMENT(Type.USER),
  /** The term has no appointment date, so there is no instant to ask for. */
  NO_APPOINTMENT(Type.USER);

  private final Type type;

  WorktimeErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "worktime.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
