package vn.lienthong.procedures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.catalogue.Reason;
import vn.lienthong.shared.web.View;

/** Procedures with doubtful fields. */
record ReviewListPage(
    DoubtRepository.Filter filter, List<DoubtRepository.Queue> rows, long procedures) {

  static Map<String, String> reasonOptions(View v) {
    Map<String, String> options = new LinkedHashMap<>();
    Arrays.stream(Reason.values())
        .filter(reason -> reason.confidence() < Reason.CERTAIN)
        .forEach(reason -> options.put(reason.name(), v.t("procedures.reason." + reason)));
    return options;
  }

  @Nullable String next() {
    String reason = filter.reason() == null ? "" : "&reason=" + filter.reason();
    return rows.size() < filter.size()
        ? null
        : "/procedures/review?after="
            + rows.getLast().code()
            + reason
            + (filter.channelsOnly() ? "" : "&all=1");
  }
}
