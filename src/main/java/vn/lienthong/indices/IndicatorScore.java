package vn.lienthong.indices;

import org.jspecify.annotations.Nullable;

/**
 * What an indicator earned, with the numbers it was computed from; nothing is rounded.
 *
 * @param a counted, {@code also} the second part of REST, {@code b} among
 * @param times what the share was multiplied with; null without
 * @param share the ratio, or the average of AVERAGE; null where b is 0
 * @param points null where it earns none or does not apply
 */
record IndicatorScore(
    Catalogue.Indicator indicator,
    Formula formula,
    double a,
    double also,
    double b,
    @Nullable Double times,
    @Nullable Double share,
    @Nullable Double points) {

  static IndicatorScore of(Catalogue.Indicator indicator, Formula formula, Counts counts) {
    double a = counts.get(formula.counted());
    double also = formula.also() == null ? 0 : counts.get(formula.also());
    double b = counts.get(formula.among());
    Double times = formula.times() == null ? null : counts.syncRate();
    if (b == 0) {
      return new IndicatorScore(indicator, formula, a, also, b, times, null, empty(formula));
    }
    double share =
        switch (formula.kind()) {
              case SHARE -> a / b;
              case REST -> Math.max(0, 1 - (a + also) / b);
              case AVERAGE -> a / b / formula.target();
            }
            * (times == null ? 1 : times);
    Double points = formula.scores() ? formula.max() * Math.min(1, share / formula.target()) : null;
    return new IndicatorScore(indicator, formula, a, also, b, times, share, points);
  }

  private static @Nullable Double empty(Formula formula) {
    if (!formula.scores()) {
      return null;
    }
    return switch (formula.whenEmpty()) {
      case FULL -> formula.max();
      case ZERO -> 0.0;
      case EXCLUDED -> null;
    };
  }

  boolean applies() {
    return points != null;
  }

  /** Points that are still to be had. */
  double lost() {
    return points == null ? 0 : formula.max() - points;
  }
}
