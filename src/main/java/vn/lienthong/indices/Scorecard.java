package vn.lienthong.indices;

import java.util.List;

/**
 * A unit's score in a period.
 *
 * @param total on the scale of all points; what does not apply is left out and the rest raised
 * @param max all points of the set
 * @param applicable points of the indicators that apply
 * @param received dossiers of the period; without any there is nothing to compare
 */
record Scorecard(
    Period period,
    List<GroupScore> groups,
    double total,
    double max,
    double applicable,
    double received) {

  record GroupScore(
      Catalogue.Group group, List<IndicatorScore> indicators, double points, double max) {

    /** Points of this group that apply. */
    double applicable() {
      return indicators.stream()
          .filter(IndicatorScore::applies)
          .mapToDouble(i -> i.formula().max())
          .sum();
    }

    double percent() {
      return applicable() == 0 ? 0 : points / applicable() * 100;
    }
  }

  static Scorecard of(Period period, Catalogue catalogue, Counts counts) {
    List<GroupScore> groups =
        catalogue.groups().stream()
            .map(group -> {
              List<IndicatorScore> indicators =
                  catalogue.indicators().stream()
                      .filter(i -> i.group().equals(group.code()))
                      .flatMap(i ->
                          catalogue
                              .formula(i.code(), period.lastDay())
                              .map(f -> IndicatorScore.of(i, f, counts))
                              .stream())
                      .toList();
              return new GroupScore(
                  group,
                  indicators,
                  indicators.stream()
                      .filter(IndicatorScore::applies)
                      .mapToDouble(i -> i.points() == null ? 0 : i.points())
                      .sum(),
                  indicators.stream().mapToDouble(i -> i.formula().max()).sum());
            })
            .toList();
    double max = groups.stream().mapToDouble(GroupScore::max).sum();
    double applicable = groups.stream().mapToDouble(GroupScore::applicable).sum();
    double points = groups.stream().mapToDouble(GroupScore::points).sum();
    return new Scorecard(
        period,
        groups,
        applicable == 0 ? 0 : points / applicable * max,
        max,
        applicable,
        counts.get(Measure.RECEIVED));
  }

  /** The indicator of the code. */
  IndicatorScore indicator(String code) {
    return groups.stream()
        .flatMap(g -> g.indicators().stream())
        .filter(i -> i.indicator().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  boolean complete() {
    return applicable == max;
  }
}
