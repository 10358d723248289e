package vn.lienthong.indices;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers for people; rounds here and nowhere else. */
record Figures(Locale locale) {
  private static final Locale VIETNAM = Locale.of("vi", "VN");

  private NumberFormat format(int least, int most) {
    NumberFormat format =
        NumberFormat.getNumberInstance(
            locale.getLanguage().equals("en") ? Locale.ENGLISH : VIETNAM);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format;
  }

  /** 92,35. */
  String points(double points) {
    return format(2, 2).format(points);
  }

  String pointsOrNone(@Nullable Double points) {
    return points == null ? "–" : points(points);
  }

  /** At most the decimals that are there: 6 or 0,5. */
  String number(double number) {
    return format(0, 4).format(number);
  }

  /** With its sign: +0,31 or −0,02; what rounds to nothing has none. */
  String difference(double difference) {
    String text = format(0, 3).format(Math.abs(difference));
    return text.equals("0") ? text : (difference > 0 ? "+" : "−") + text;
  }

  String count(double count) {
    return format(0, count == Math.rint(count) ? 0 : 1).format(count);
  }

  /** 97,28 %. */
  String percent(double share) {
    return format(0, 2).format(share * 100) + "\u00a0%";
  }

  String day(double days) {
    return format(1, 1).format(days);
  }

  /** The formula with its numbers, as it was computed. */
  String explain(IndicatorScore score) {
    Formula formula = score.formula();
    if (score.b() == 0) {
      return count(score.a()) + " / 0";
    }
    String share =
        switch (formula.kind()) {
          case SHARE -> count(score.a()) + " / " + count(score.b()) + times(score);
          case REST ->
              "1 − "
                  + (formula.also() == null
                      ? count(score.a())
                      : "(" + count(score.a()) + " + " + count(score.also()) + ")")
                  + " / "
                  + count(score.b())
                  + times(score);
          case AVERAGE ->
              count(score.a()) + " / " + count(score.b()) + " / " + number(formula.target());
        };
    if (!formula.scores() || score.points() == null) {
      return share + " = " + day(score.share() == null ? 0 : score.share());
    }
    String result = " = " + points(score.points());
    String max = number(formula.max());
    boolean rest = formula.kind() == Formula.Kind.REST;
    if (formula.target() == 1) {
      return max + " × " + (rest ? "(" + share + ")" : share) + result;
    }
    return max
        + " × min(1; "
        + (rest ? "(" + share + ")" : share)
        + " / "
        + percent(formula.target())
        + ")"
        + result;
  }

  private String times(IndicatorScore score) {
    return score.times() == null ? "" : " × " + percent(score.times());
  }

  /** The share in the words of its kind. */
  String value(IndicatorScore score) {
    if (score.share() == null) {
      return "–";
    }
    return score.formula().scores() ? percent(score.share()) : day(score.share());
  }
}
