package vn.lienthong.indices;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.web.View;

/**
 * A unit's score, or the province's.
 *
 * @param asOf the moment of the figures
 * @param outlook null for a period that is over
 * @param place among the compared units; null where it is none of them
 * @param best and {@code last}: ends of the ranking, on the province's page
 */
record UnitPage(
    UnitSummary unit,
    Period period,
    Scorecard card,
    Catalogue.Rank rank,
    List<Scorecard> trend,
    Forecast.@Nullable Outlook outlook,
    Map<Risk, Long> risks,
    @Nullable Place place,
    List<Scores.Ranked> best,
    List<Scores.Ranked> last,
    Instant asOf,
    Rights rights) {

  /**
   * @param pending acts that are not counted yet
   * @param unknown publications without a day of decision
   */
  record Rights(boolean edits, boolean enters, long pending, long unknown) {}

  record Place(int place, int of) {}

  boolean province() {
    return unit.parentId() == null;
  }

  boolean running() {
    return period.running(asOf);
  }

  String base() {
    return base(unit.id());
  }

  static String base(UUID unit) {
    return "/indices/units/" + unit;
  }

  /** Periods to choose from: a year of months, then quarters and years. */
  static Map<String, String> choices(Period now, View v) {
    Map<String, String> choices = new LinkedHashMap<>();
    List<Period> months = Period.of(Period.Kind.MONTH, now.from()).months(13).reversed();
    months.forEach(month -> choices.put(month.text(), label(month, v)));
    Period quarter = Period.of(Period.Kind.QUARTER, now.from());
    for (int i = 0; i < 5; i++) {
      choices.put(quarter.text(), label(quarter, v));
      quarter = quarter.previous();
    }
    Period year = Period.of(Period.Kind.YEAR, now.from());
    for (int i = 0; i < 2; i++) {
      choices.put(year.text(), label(year, v));
      year = year.previous();
    }
    return choices;
  }

  static String label(Period period, View v) {
    String year = "" + period.from().getYear();
    return switch (period.kind()) {
      case MONTH -> v.t("indices.period.MONTH", "" + period.from().getMonthValue(), year);
      case QUARTER -> v.t("indices.period.QUARTER", "" + period.quarter(), year);
      case YEAR -> v.t("indices.period.YEAR", year);
    };
  }
}
