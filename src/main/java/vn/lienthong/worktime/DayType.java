package vn.lienthong.worktime;

/** What a day of the calendar is. Only {@link #WORKING} and {@link #MAKE_UP_WORK} have hours. */
public enum DayType {
  /** An ordinary working day. */
  WORKING,
  /** A day of the weekly rest, Bộ luật Lao động 2019 Art. 111.1. */
  WEEKEND,
  /** A public holiday, Bộ luật Lao động 2019 Art. 112. */
  HOLIDAY,
  /** A working day given off: compensation (Art. 111.3) or one side of an announced swap. */
  SUBSTITUTED_OFF,
  /** A day of weekly rest on which offices work, the other side of an announced swap. */
  MAKE_UP_WORK;

  /** Whether the offices are open on such a day. */
  public boolean working() {
    return switch (this) {
      case WORKING, MAKE_UP_WORK -> true;
      case WEEKEND, HOLIDAY, SUBSTITUTED_OFF -> false;
    };
  }
}
