package vn.lienthong.identity.policy;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Which values a policy takes: the kind follows from the present one. */
final class PolicyValues {
  private static final Set<String> CHOICES = Set.of("required", "off");

  private PolicyValues() {}

  static boolean fits(PolicyRow present, String value) {
    try {
      if (CHOICES.contains(present.value())) {
        return CHOICES.contains(value);
      }
      if (present.value().matches("[0-9]+")) {
        return value.matches("[0-9]{1,3}") && Integer.parseInt(value) > 0;
      }
      if (present.value().startsWith("PT")) {
        Duration duration = Duration.parse(value);
        return duration.compareTo(Duration.ofMinutes(1)) >= 0
            && duration.compareTo(Duration.ofDays(30)) <= 0;
      }
      Period period = Period.parse(value);
      return !period.isZero() && !period.isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
