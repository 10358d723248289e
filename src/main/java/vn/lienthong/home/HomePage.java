package vn.lienthong.home;

import java.util.Comparator;
import java.util.List;
import vn.lienthong.shared.web.HomeSource;

/** What the public home page shows. */
record HomePage(
    List<HomeSource.Figure> figures,
    List<HomeSource.PopularProcedure> popular,
    List<Notice> notices) {

  /** Short ways below the search: those of the popular procedures whose names are short. */
  List<HomeSource.PopularProcedure> chips() {
    return popular.stream()
        .sorted(Comparator.comparingInt(p -> p.name().length()))
        .filter(p -> p.name().length() <= 56)
        .limit(5)
        .toList();
  }

  /** The pill's kind of a service level. */
  static String levelKind(String serviceLevel) {
    return switch (serviceLevel) {
      case "FULL" -> "ok";
      case "PARTIAL" -> "info";
      default -> "neutral";
    };
  }
}
