package vn.lienthong.indices;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a chart.
 *
 * @param value null where there is none
 * @param percent of the height
 */
record Bar(String label, @Nullable String value, int percent, boolean now) {

  static List<Bar> totals(List<Scorecard> cards, Figures figures) {
    List<Bar> bars = new ArrayList<>();
    for (Scorecard card : cards) {
      boolean any = card.received() > 0;
      bars.add(
          bar(
              card.period(),
              any ? figures.points(card.total()) : null,
              any ? card.total() / Math.max(1, card.max()) * 100 : 0,
              card == cards.getLast()));
    }
    return bars;
  }

  static List<Bar> indicator(List<Scorecard> cards, String indicator, Figures figures) {
    List<Bar> bars = new ArrayList<>();
    double most =
        cards.stream()
            .map(card -> card.indicator(indicator).share())
            .mapToDouble(share -> share == null ? 0 : share)
            .max()
            .orElse(0);
    for (Scorecard card : cards) {
      IndicatorScore score = card.indicator(indicator);
      double share = score.share() == null ? 0 : score.share();
      bars.add(
          bar(
              card.period(),
              score.share() == null ? null : figures.value(score),
              score.formula().scores() ? share * 100 : most == 0 ? 0 : share / most * 100,
              card == cards.getLast()));
    }
    return bars;
  }

  private static Bar bar(Period period, @Nullable String value, double percent, boolean now) {
    return new Bar(
        "%02d/%02d".formatted(period.from().getMonthValue(), period.from().getYear() % 100),
        value,
        (int) Math.clamp(Math.round(percent), 0, 100),
        now);
  }
}
