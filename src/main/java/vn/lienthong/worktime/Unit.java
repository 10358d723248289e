package vn.lienthong.worktime;

/** The units in which Vietnamese procedures state their time. */
public enum Unit {
  /** Minutes of work, for steps shorter than an hour. */
  MINUTE,
  /** Giờ làm việc: hours of work; 8 make a working day. */
  HOUR,
  /** Ngày làm việc. */
  WORKING_DAY,
  /** Ngày: every day counts; the end moves off non-working days. */
  CALENDAR_DAY,
  /** Tháng, BLDS 2015 Art. 148.3. */
  MONTH,
  /** "Trong ngày; sau 15 giờ thì trong ngày làm việc tiếp theo": a rule of its own, not hours. */
  SAME_DAY_CUTOFF,
  /** No appointment date (không có ngày hẹn trả). */
  NONE;

  /** Whether the term has an amount. */
  boolean counted() {
    return switch (this) {
      case MINUTE, HOUR, WORKING_DAY, CALENDAR_DAY, MONTH -> true;
      case SAME_DAY_CUTOFF, NONE -> false;
    };
  }
}
