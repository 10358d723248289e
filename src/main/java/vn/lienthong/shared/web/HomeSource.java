package vn.lienthong.shared.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a module shows on the public home page; a Spring bean per module. */
public interface HomeSource {
  /** Figures of the last 30 days, already formatted: label is a message key. */
  default List<Figure> figures(Locale locale) {
    return List.of();
  }

  /** How often each procedure was used lately, by its code; unused ones may be left out. */
  default Map<String, Long> uses() {
    return Map.of();
  }

  /** Procedures for the chips and the list: the most used first, equal ones by name. */
  default List<PopularProcedure> popular(Map<String, Long> uses, Locale locale) {
    return List.of();
  }

  /**
   * @param note what the value was counted from, in the language of the page; null for none
   */
  record Figure(int order, String label, String value, @Nullable String note) {}

  /**
   * serviceLevel is FULL, PARTIAL or INFORMATION; term is readable, for instance "3 ngày làm việc".
   */
  record PopularProcedure(
      String code, String name, String sector, String serviceLevel, String term, String href) {}
}
