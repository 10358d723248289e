package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Provinces, and the communes of the chosen one. */
record TerritoriesPage(
    List<Territory> provinces,
    List<Territory> communes,
    String province,
    String onTyped,
    LocalDate on) {

  Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    provinces.forEach(p -> choices.put(p.code(), p.fullName()));
    return choices;
  }
}
