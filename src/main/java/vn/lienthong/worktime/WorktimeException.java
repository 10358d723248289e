package vn.lienthong.worktime;

import vn.lienthong.shared.AppException;

/** A deadline or a calendar that cannot be computed. There is never a stand-in date. */
public final class WorktimeException extends AppException {
  private static final long serialVersionUID = 1L;

  private final WorktimeErrors reason;
  private final String detail;

  WorktimeException(WorktimeErrors reason, String detail) {
    super(reason, detail);
    this.reason = reason;
    this.detail = detail;
  }

  public WorktimeErrors reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return reason + ": " + detail;
  }
}
