package vn.lienthong.worktime;

/** How sure a special day is. */
public enum Standing {
  /** Fixed by a text in force. */
  IN_FORCE,
  /** Follows from the law's general rule; the yearly announcement is not out or not entered. */
  PROJECTED,
  /** Known from reports only; to be confirmed against the official text. */
  UNVERIFIED
}
