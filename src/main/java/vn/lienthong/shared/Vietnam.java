package vn.lienthong.shared;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one time zone in which days are counted and shown. */
public final class Vietnam {
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private Vietnam() {}

  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
