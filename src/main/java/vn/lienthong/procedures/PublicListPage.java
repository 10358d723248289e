package vn.lienthong.procedures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.View;

/** The search of citizens and what it found. */
record PublicListPage(
    ProcedureSearch search,
    List<ProcedureSummary> rows,
    int total,
    List<ListRepository.SectorCount> sectors) {

  Map<String, String> sectorOptions(View v) {
    Map<String, String> options = new LinkedHashMap<>();
    sectors.forEach(s ->
        options.put(
            s.sector(), v.pick(s.sector(), s.sectorEn()) + " (" + v.number(s.procedures()) + ")"));
    return options;
  }

  boolean filtered() {
    return !search.text().isEmpty()
        || search.sector() != null
        || search.level() != null
        || search.applicant() != null
        || search.fileableOnly();
  }

  int first() {
    return total == 0 ? 0 : search.offset() + 1;
  }

  int last() {
    return search.offset() + rows.size();
  }

  @Nullable String previous() {
    return search.offset() == 0 ? null : link(search.offset() / search.size());
  }

  @Nullable String next() {
    return last() >= total ? null : link(search.offset() / search.size() + 2);
  }

  private String link(int page) {
    StringBuilder url = new StringBuilder("/procedures?page=" + page);
    add(url, "q", search.text());
    add(url, "sector", search.sector());
    add(url, "level", search.level() == null ? null : search.level().name());
    add(url, "applicant", search.applicant() == null ? null : search.applicant().name());
    add(url, "online", search.fileableOnly() ? "1" : null);
    return url.toString();
  }

  private static void add(StringBuilder url, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      url.append('&').append(name).append('=');
      url.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
