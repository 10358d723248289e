package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.View;

/** The doubtful fields of one procedure; rows of channels that read alike are shown once. */
record ReviewPage(
    String code,
    String name,
    List<DoubtRepository.Doubt> doubts,
    @Nullable UUID draft,
    Map<UUID, String> problems) {

  /** A doubtful reading and the fields that share it. */
  record Shared(DoubtRepository.Doubt doubt, List<String> fields) {
    boolean term() {
      return doubt.field().endsWith(".term");
    }

    boolean fee() {
      return doubt.field().endsWith(".fees");
    }
  }

  List<Shared> shared() {
    Map<String, Shared> shared = new LinkedHashMap<>();
    for (DoubtRepository.Doubt doubt : doubts) {
      String kind = doubt.field().replaceAll("\\[\\d+]", "");
      shared
          .computeIfAbsent(
              kind + "\u0000" + doubt.raw() + "\u0000" + doubt.value(),
              key -> new Shared(doubt, new ArrayList<>()))
          .fields()
          .add(doubt.field());
    }
    return List.copyOf(shared.values());
  }

  /** What was read, in words. */
  static String value(View v, DoubtRepository.Doubt doubt) {
    if (doubt.field().endsWith(".term")) {
      return ContentFacts.term(doubt.value())
          .map(term ->
              term.unit() == ProcedureContent.TermUnit.NONE && term.amount() > 0
                  ? v.t("procedures.term.unclear", term.amount())
                  : v.t("procedures.term." + term.unit(), term.amount()))
          .orElse(doubt.value());
    }
    return doubt.value().equals("?") ? v.t("procedures.fee.elsewhere") : doubt.value();
  }

  Map<String, String> errors(View v) {
    Map<String, String> errors = new LinkedHashMap<>();
    problems.forEach((id, problem) -> errors.put("d" + id, v.t("procedures.file." + problem)));
    return errors;
  }
}
