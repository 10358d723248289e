package vn.lienthong.indices;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * On time, late, or still open: an open one is late once its limit lies before the period's end.
 */
enum Standing {
  ON_TIME,
  LATE,
  OPEN;

  static Standing of(Ending ending, Limit limit) {
    if (ending.rule() == EndRule.MORE_REQUESTS) {
      return LATE;
    }
    if (ending.at() == null) {
      return OPEN;
    }
    // Minutes, as Form 01 records them.
    Instant end = ending.at().truncatedTo(ChronoUnit.MINUTES);
    return limit.at() == null || !end.isAfter(limit.at()) ? ON_TIME : LATE;
  }
}
