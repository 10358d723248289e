package vn.lienthong.dossiers.satisfaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of one officer or agency in a quarter.
 *
 * @param given code → sum of the points of applicants and how many gave them
 * @param unit code → points of the control of procedures
 */
record Scores(Map<String, Given> given, Map<String, Integer> unit) {

  record Given(long answers, long points) {
    Given plus(Given other) {
      return new Given(answers + other.answers, points + other.points);
    }

    BigDecimal average() {
      return BigDecimal.valueOf(points)
          .divide(BigDecimal.valueOf(answers), 10, RoundingMode.HALF_UP);
    }
  }

  /** The average of applicants; where none answered, what the control gave; null for neither. */
  @Nullable BigDecimal of(String code) {
    Given one = given.get(code);
    Integer points = unit.get(code);
    return one != null && one.answers() > 0
        ? one.average()
        : points == null ? null : BigDecimal.valueOf(points);
  }

  /** Sum of the averages of the questions, to one decimal; null when nothing was scored. */
  @Nullable BigDecimal total(Scheme scheme) {
    BigDecimal sum = null;
    for (String code : scheme.questions()) {
      BigDecimal one = of(code);
      if (one != null) {
        sum = sum == null ? one : sum.add(one);
      }
    }
    return sum == null ? null : sum.setScale(1, RoundingMode.HALF_UP);
  }

  /** Whether every question of the scheme has points, so that the grade is final. */
  boolean whole(Scheme scheme) {
    return scheme.questions().stream().allMatch(code -> of(code) != null);
  }

  long ratings() {
    return given.values().stream().mapToLong(Given::answers).max().orElse(0);
  }

  Scores plus(Scores other) {
    Map<String, Given> sum = new LinkedHashMap<>(given);
    other.given.forEach((code, one) -> sum.merge(code, one, Given::plus));
    return new Scores(sum, unit);
  }
}
