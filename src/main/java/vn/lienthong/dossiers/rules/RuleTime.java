package vn.lienthong.dossiers.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a rule stands today. */
enum RuleTime {
  COMING("info"),
  NOW("ok"),
  OVER("neutral");

  private final String pill;

  RuleTime(String pill) {
    this.pill = pill;
  }

  static RuleTime of(LocalDate from, @Nullable LocalDate to, LocalDate today) {
    if (from.isAfter(today)) {
      return COMING;
    }
    return to == null || !to.isBefore(today) ? NOW : OVER;
  }

  String pill() {
    return pill;
  }

  /** Message key. */
  String label() {
    return "dossiers.rules.time." + name();
  }
}
