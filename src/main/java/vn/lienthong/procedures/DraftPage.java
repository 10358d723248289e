package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.View;

/** The editor of a draft: what is typed, and what stands between it and publishing. */
record DraftPage(
    Draft draft, FormRows form, List<StepFinding> findings, int openDoubts, LocalDate today) {

  ProcedureContent content() {
    return draft.content();
  }

  /** Errors of the form in words, field by field, for the summary on top. */
  Map<String, String> errors(View v) {
    return errors(v, form);
  }

  static Map<String, String> errors(View v, FormRows form) {
    Map<String, String> words = new LinkedHashMap<>();
    form.errors()
        .all()
        .forEach((field, problem) -> {
          String name = field.replaceAll("-\\d+$", "");
          String row = field.equals(name) ? "" : field.substring(name.length() + 1);
          String place =
              row.isEmpty()
                  ? v.t("procedures.edit." + name)
                  : v.t(
                      "procedures.edit.row",
                      v.t("procedures.edit." + name),
                      Integer.parseInt(row) + 1);
          words.put(field, place + ": " + v.t("procedures.file." + problem));
        });
    return words;
  }

  /** The cases as they are typed, and the one of this row even if it was removed. */
  Map<String, String> cases(View v, String chosen) {
    Map<String, String> cases = new LinkedHashMap<>();
    for (int i = 0; i < form.rows("k.name"); i++) {
      if (!form.value("k.key", i).isEmpty() && !form.value("k.name", i).isEmpty()) {
        cases.put(form.value("k.key", i), form.value("k.name", i));
      }
    }
    if (!chosen.isEmpty()) {
      cases.putIfAbsent(chosen, v.t("procedures.edit.caseGone", chosen));
    }
    return cases;
  }

  @Nullable String error(View v, String field) {
    String problem = form.errors().get(field);
    return problem == null ? null : v.t("procedures.file." + problem);
  }
}
