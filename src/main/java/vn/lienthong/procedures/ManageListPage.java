package vn.lienthong.procedures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.View;

/** The officers' list: the newest version of each procedure. */
record ManageListPage(
    ListRepository.Filter filter, List<VersionRow> rows, List<ListRepository.SectorCount> sectors) {

  static final List<String> STATES = List.of("DRAFT", "PUBLISHED", "DOUBTFUL", "FILEABLE");

  Map<String, String> sectorOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    sectors.forEach(s -> options.put(s.sector(), s.sector()));
    return options;
  }

  static Map<String, String> stateOptions(View v) {
    Map<String, String> options = new LinkedHashMap<>();
    STATES.forEach(state -> options.put(state, v.t("procedures.filter." + state)));
    return options;
  }

  @Nullable String next() {
    return rows.size() < filter.size()
        ? null
        : "/procedures/manage?after="
            + rows.getLast().code()
            + "&q="
            + encoded(filter.text())
            + "&sector="
            + encoded(filter.sector())
            + "&state="
            + encoded(filter.state());
  }

  private static String encoded(@Nullable String text) {
    return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
