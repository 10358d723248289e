package vn.lienthong.procedures.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.FieldCondition;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;

/**
 * Checks what was typed into the fields of a form. Nothing is thrown away: a wrong answer stays as
 * it was typed, beside the problem that says what to do. Only what a condition hides is dropped.
 */
public final class AnswerRules {
  /** Where the messages of problems live. */
  public static final String MESSAGES = "procedures.answer.";

  private static final Set<String> NUMBERS =
      Set.of(
          MESSAGES + "NUMBER",
          MESSAGES + "DECIMAL",
          MESSAGES + "MONEY",
          MESSAGES + "tooManyDigits");

  private AnswerRules() {}

  /**
   * What is wrong with one field.
   *
   * @param key of the message; its arguments are label and argument
   */
  public record Problem(String field, String label, String key, String argument) {
    /** Whether it is a number that could not be read. */
    public boolean number() {
      return NUMBERS.contains(key);
    }

    boolean missing() {
      return key.equals(MESSAGES + "required") || key.equals(MESSAGES + "file");
    }
  }

  /**
   * The answers tidied up (dates dd/MM/yyyy, numbers as {@link DecimalText} stores them, rows
   * numbered from 1), and every problem in form order.
   */
  public record Checked(Map<String, String> answers, List<Problem> problems) {}

  /**
   * @param typed field key → text as it came; keys that are no field are dropped
   * @param known answers of earlier pages, which conditions may ask for
   */
  public static Checked check(
      List<Field> fields,
      Map<String, String> typed,
      Map<String, String> known,
      FormContext context) {
    Map<String, String> seen = new HashMap<>(known);
    Map<String, String> answers = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Field field : fields) {
      boolean shown = holds(field.showWhen(), seen);
      if (field.type() == FieldType.TABLE) {
        if (shown) {
          checkTable(field, typed, new Checked(answers, problems), context);
        }
        continue;
      }
      String text = shown ? ValueRules.tidy(typed.getOrDefault(field.key(), "")) : "";
      boolean required = shown && required(field, seen);
      ValueRules.Fault fault = ValueRules.fault(field, text, required, context);
      String answer = fault == null ? ValueRules.canonical(field, text) : text;
      answers.put(field.key(), answer);
      seen.put(field.key(), answer);
      if (fault != null) {
        problems.add(problem(field.key(), context.label(field), fault));
      }
    }
    return new Checked(answers, problems);
  }

  /** The whole form; a section that is not shown has no answers. */
  public static Checked check(Form form, Map<String, String> typed, FormContext context) {
    Map<String, String> answers = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Section section : form.sections()) {
      if (holds(section.showWhen(), answers)) {
        Checked checked = check(section.fields(), typed, Map.copyOf(answers), context);
        answers.putAll(checked.answers());
        problems.addAll(checked.problems());
      }
    }
    return new Checked(answers, problems);
  }

  /** Keys of the fields whose answers are files, which a dossier keeps with its papers. */
  public static Set<String> files(Form form) {
    return form.sections().stream()
        .flatMap(section -> section.fields().stream())
        .filter(field -> field.type() == FieldType.FILE)
        .map(Field::key)
        .collect(Collectors.toSet());
  }

  private static void checkTable(
      Field table, Map<String, String> typed, Checked into, FormContext context) {
    int row = 0;
    for (var typedRow : TableRows.of(table, typed).entrySet()) {
      Map<String, String> cells = typedRow.getValue();
      if (cells.values().stream().allMatch(text -> ValueRules.tidy(text).isEmpty())) {
        continue;
      }
      row++;
      for (Field column : table.columns()) {
        String text = ValueRules.tidy(cells.getOrDefault(column.key(), ""));
        ValueRules.Fault fault = ValueRules.fault(column, text, column.required(), context);
        into.answers()
            .put(
                TableRows.cell(table, row, column),
                fault == null ? ValueRules.canonical(column, text) : text);
        if (fault != null) {
          String label =
              context.label(table) + " " + typedRow.getKey() + ", " + context.label(column);
          into.problems()
              .add(problem(TableRows.cell(table, typedRow.getKey(), column), label, fault));
        }
      }
    }
    ValueRules.Fault fault = null;
    if (row == 0 && table.required()) {
      fault = new ValueRules.Fault("required", "");
    } else if (row > 0 && row < TableRows.least(table)) {
      fault = new ValueRules.Fault("rowsLeast", Integer.toString(TableRows.least(table)));
    } else if (row > TableRows.most(table)) {
      fault = new ValueRules.Fault("rowsMost", Integer.toString(TableRows.most(table)));
    }
    if (fault != null) {
      into.problems().add(problem(table.key(), context.label(table), fault));
    }
  }

  private static Problem problem(String key, String label, ValueRules.Fault fault) {
    return new Problem(key, label, MESSAGES + fault.key(), fault.argument());
  }

  /** Whether the condition holds; without one, always. */
  public static boolean holds(@Nullable FieldCondition condition, Map<String, String> answers) {
    return condition == null || condition.holds(answers.getOrDefault(condition.field(), ""));
  }

  static boolean required(Field field, Map<String, String> answers) {
    return field.required()
        || (field.requiredWhen() != null && holds(field.requiredWhen(), answers));
  }

  /** The answer as people read it: numbers in groups of three; all else as it is stored. */
  public static String shown(Field field, String stored) {
    String number = ValueRules.number(field) ? ValueRules.number(field, stored) : null;
    return number == null || ValueRules.plain(field) ? stored : DecimalText.grouped(number);
  }

  /**
   * What a program or a counter sends: everything sent must be good, but what is not sent is not
   * asked for, as it may stand on the paper form.
   */
  public static Checked sent(Form form, Map<String, String> sent, FormContext context) {
    Checked checked = check(form, sent, context);
    Map<String, String> answers = new LinkedHashMap<>(sent);
    form.sections().stream()
        .flatMap(section -> section.fields().stream())
        .forEach(field -> {
          answers.remove(field.key());
          answers.keySet().removeIf(key -> key.startsWith(field.key() + "."));
        });
    Set<String> files = files(form);
    checked
        .answers()
        .forEach((key, answer) -> {
          if (!answer.isEmpty() && !files.contains(key)) {
            answers.put(key, answer);
          }
        });
    return new Checked(
        answers, checked.problems().stream().filter(problem -> !problem.missing()).toList());
  }
}
