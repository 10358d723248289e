package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.shared.web.View;

/** The editor of the step table with its checks, its picture and the dry run of what is saved. */
record StepsPage(
    Draft draft, FormRows form, List<StepFinding> findings, List<StepTable.Visit> dryRun) {

  static StepsPage of(Draft draft, FormRows form) {
    StepTable table = new StepTable(draft.content().steps());
    return new StepsPage(
        draft, form, table.check(ContentFacts.terms(draft.content())), table.dryRun());
  }

  Map<String, String> errors(View v) {
    return DraftPage.errors(v, form);
  }

  StepPicture picture(View v) {
    return StepPicture.of(
        draft.content().steps(),
        findings.stream()
            .filter(finding -> finding.kind().error())
            .map(StepFinding::step)
            .collect(Collectors.toSet()),
        step -> v.pick(step.name(), step.nameEn()));
  }

  /** Rows of the actions of a step, and -1 for a new one. */
  List<Integer> actions(int step) {
    List<Integer> rows = new ArrayList<>(StepForm.actions(form, step));
    rows.add(-1);
    return rows;
  }

  /** Steps that an action may lead to, by key; a target that is gone is still named. */
  Map<String, String> targets(String chosen) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (int i = 0; i < form.rows("s.key"); i++) {
      if (!form.value("s.key", i).isEmpty()) {
        targets.put(form.value("s.key", i), (i + 1) + ". " + form.value("s.name", i));
      }
    }
    if (!chosen.isEmpty()) {
      targets.putIfAbsent(chosen, chosen);
    }
    return targets;
  }

  /** What may be done in a step and where it leads, in words. */
  static String way(View v, Step step, List<Step> all) {
    return step.actions().stream()
        .map(action -> {
          String to =
              all.stream()
                  .filter(other -> other.key().equals(action.to()))
                  .findFirst()
                  .map(other -> v.pick(other.name(), other.nameEn()))
                  .orElse("");
          return v.t("procedures.action." + action.kind()) + (to.isEmpty() ? "" : " → " + to);
        })
        .collect(Collectors.joining("; "));
  }

  /** Working minutes as days, hours and minutes of work. */
  static String time(View v, int minutes) {
    int days = minutes / 480;
    int hours = minutes % 480 / 60;
    int rest = minutes % 60;
    StringBuilder text = new StringBuilder();
    if (days > 0) {
      text.append(v.t("procedures.term.WORKING_DAY", days)).append(' ');
    }
    if (hours > 0) {
      text.append(v.t("procedures.hours", hours)).append(' ');
    }
    if (rest > 0 || text.isEmpty()) {
      text.append(v.t("procedures.minutes", rest));
    }
    return text.toString().strip();
  }
}
