package vn.lienthong.worktime;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day of the draft beside the same day as it is published; null is an ordinary day. */
record CalendarChange(
    LocalDate day,
    DayType typeBefore,
    DayType typeAfter,
    @Nullable SpecialDay before,
    @Nullable SpecialDay after,
    String legalBasis,
    String by) {

  /** Whether working time changes, not only a text. */
  boolean movesTime() {
    return typeBefore.working() != typeAfter.working();
  }
}
