package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.lienthong.shared.AppException;

/**
 * The whole indicator set with its history: groups, indicators, formulas, ranks.
 *
 * @param formulas of each indicator, oldest first
 */
record Catalogue(
    List<Group> groups,
    List<Indicator> indicators,
    Map<String, List<Formula>> formulas,
    List<Rank> ranks) {

  record Group(String code, String name, String nameEn) {}

  record Indicator(String code, String number, String group, String name, String nameEn) {}

  /** A word for a total, from a number of points on. */
  record Rank(
      LocalDate from,
      double points,
      String code,
      String name,
      String nameEn,
      String tone,
      String basis,
      boolean confirmed) {}

  Indicator indicator(String code) {
    return indicators.stream()
        .filter(i -> i.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AppException(IndicesErrors.NO_SUCH_INDICATOR, code));
  }

  /** The formula that applies on the day; empty before the first. */
  Optional<Formula> formula(String indicator, LocalDate on) {
    return formulas.getOrDefault(indicator, List.of()).stream()
        .filter(f -> !f.from().isAfter(on))
        .reduce((earlier, later) -> later);
  }

  /** The formula that applies on the day, when it is of the kind asked for. */
  Formula formula(String indicator, LocalDate on, Predicate<Formula> kind) {
    return formula(indicator(indicator).code(), on)
        .filter(kind)
        .orElseThrow(() -> new AppException(IndicesErrors.NO_SUCH_INDICATOR, indicator));
  }

  List<Formula> history(String indicator) {
    return formulas.getOrDefault(indicator, List.of());
  }

  Rank rank(double total, LocalDate on) {
    LocalDate from =
        ranks.stream()
            .map(Rank::from)
            .filter(day -> !day.isAfter(on))
            .max(Comparator.naturalOrder())
            .orElseGet(() -> ranks.getFirst().from());
    return ranks.stream()
        .filter(r -> r.from().equals(from) && r.points() <= total)
        .max(Comparator.comparing(Rank::points))
        .orElseGet(ranks::getLast);
  }

  /** Procedures of certified copies, as the formula of the day names them. */
  List<String> copies(LocalDate on) {
    List<String> codes = new ArrayList<>();
    indicators.forEach(
        i -> formula(i.code(), on).ifPresent(f -> codes.addAll(f.texts("procedures"))));
    return codes;
  }
}
