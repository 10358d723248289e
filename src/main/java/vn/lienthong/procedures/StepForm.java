package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.procedures.ProcedureContent.UnitRule;

/**
 * The editor of the step table. A step is a row of {@code s.…}; its actions are rows of {@code
 * a.…}, each with the number of its step.
 */
final class StepForm {
  private static final int SPARE = 1;
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,30}");
  private static final Pattern ACT = Pattern.compile("(UP|DOWN|REMOVE)-(\\d{1,3})");

  private StepForm() {}

  static FormRows of(List<Step> steps) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      put(fields, "s.key", step.key());
      put(fields, "s.name", step.name());
      put(fields, "s.nameEn", step.nameEn() == null ? "" : step.nameEn());
      put(fields, "s.role", step.role() == null ? "" : step.role().name());
      put(fields, "s.unitRule", step.unitRule() == null ? "" : step.unitRule().name());
      put(fields, "s.minutes", "" + step.minutes());
      for (Action action : step.actions()) {
        put(fields, "a.step", "" + i);
        put(fields, "a.kind", action.kind().name());
        put(fields, "a.to", action.to() == null ? "" : action.to());
      }
    }
    for (int i = 0; i < SPARE; i++) {
      put(fields, "s.key", "");
    }
    return new FormRows(fields);
  }

  /** The rows after a button moved or removed one; as they were for any other button. */
  static FormRows after(FormRows form, String act) {
    Matcher button = ACT.matcher(act);
    int rows = form.rows("s.key");
    if (!button.matches() || Integer.parseInt(button.group(2)) >= rows) {
      return form;
    }
    int row = Integer.parseInt(button.group(2));
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    switch (button.group(1)) {
      case "UP" -> Collections.swap(order, row, Math.max(0, row - 1));
      case "DOWN" -> Collections.swap(order, row, Math.min(rows - 1, row + 1));
      default -> order.remove(row);
    }
    Map<String, List<String>> fields = new LinkedHashMap<>(form.typed());
    form.typed()
        .forEach((name, values) -> {
          if (name.startsWith("s.")) {
            fields.put(name, order.stream().map(old -> form.value(name, old)).toList());
          }
        });
    List.of("a.step", "a.kind", "a.to").forEach(fields::remove);
    for (int a = 0; a < form.rows("a.kind"); a++) {
      int step = order.indexOf(stepOf(form, a));
      if (step >= 0) {
        put(fields, "a.step", "" + step);
        put(fields, "a.kind", form.value("a.kind", a));
        put(fields, "a.to", form.value("a.to", a));
      }
    }
    return new FormRows(fields);
  }

  /** Rows of the actions of a step in which something was chosen. */
  static List<Integer> actions(FormRows form, int step) {
    return IntStream.range(0, form.rows("a.kind"))
        .filter(a -> stepOf(form, a) == step && !form.value("a.kind", a).isEmpty())
        .boxed()
        .toList();
  }

  private static int stepOf(FormRows form, int action) {
    String step = form.value("a.step", action);
    return step.matches("\\d{1,3}") ? Integer.parseInt(step) : -1;
  }

  static Optional<List<Step>> read(FormRows form) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < form.rows("s.key"); i++) {
      String typed = form.value("s.key", i);
      String name = form.value("s.name", i);
      if (typed.isEmpty() && name.isEmpty()) {
        continue;
      }
      Set<String> taken = steps.stream().map(Step::key).collect(Collectors.toSet());
      String key = typed.isEmpty() ? key(name, "step", taken) : typed;
      if (!KEY.matcher(key).matches()) {
        form.refuse("s.key", i, "NOT_A_KEY");
      }
      if (taken.contains(key)) {
        form.refuse("s.key", i, "DUPLICATE_KEY");
      }
      if (name.isEmpty()) {
        form.refuse("s.name", i, "REQUIRED");
      }
      boolean role = !form.value("s.role", i).isEmpty();
      boolean unit = !form.value("s.unitRule", i).isEmpty();
      steps.add(
          new Step(
              key,
              name,
              form.optional("s.nameEn", i),
              role ? form.choice("s.role", i, StepRole.class) : null,
              unit ? form.choice("s.unitRule", i, UnitRule.class) : null,
              form.whole("s.minutes", i),
              read(form, i)));
    }
    return form.errors().isEmpty() ? Optional.of(steps) : Optional.empty();
  }

  private static List<Action> read(FormRows form, int step) {
    List<Action> actions = new ArrayList<>();
    for (int a : actions(form, step)) {
      ActionKind kind = form.choice("a.kind", a, ActionKind.class);
      if (kind == null) {
        form.refuse("s.actions", step, "NO_SUCH_ACTION");
      } else {
        actions.add(new Action(kind, form.optional("a.to", a)));
      }
    }
    return actions;
  }

  /**
   * A key from the name of something new: "Thẩm định hồ sơ" gives {@code tham-dinh-ho-so}.
   *
   * @param nameless what stands where the name has no letters
   */
  static String key(String name, String nameless, Set<String> taken) {
    String words = Folding.fold(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
    String key = words.length() > 28 ? words.substring(0, 28) : words;
    String base = key.isEmpty() ? nameless : key.replaceAll("-$", "");
    String free = base;
    for (int number = 2; taken.contains(free); number++) {
      free = base + "-" + number;
    }
    return free;
  }

  private static void put(Map<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
