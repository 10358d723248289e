package vn.lienthong.identity.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.View;

/** One value with its validity, both days included, and the text that demands it. */
record PolicyRow(
    String code,
    String value,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    String basis,
    boolean confirmed) {

  /** The value in words: "15 phút", "2 tháng". */
  String readable(View v) {
    if (value.startsWith("PT")) {
      Duration time = Duration.parse(value);
      return time.toMinutes() % 60 == 0
          ? v.t("identity.policy.hours", time.toHours())
          : v.t("identity.policy.minutes", time.toMinutes());
    }
    if (value.startsWith("P")) {
      Period period = Period.parse(value);
      if (period.toTotalMonths() == 0) {
        return v.t("identity.policy.days", period.getDays());
      }
      return period.getDays() == 0 ? v.t("identity.policy.months", period.toTotalMonths()) : value;
    }
    return switch (value) {
      case "required" -> v.t("identity.policy.required");
      case "off" -> v.t("identity.policy.off");
      default -> value;
    };
  }
}
