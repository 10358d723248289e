package vn.lienthong.procedures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ContentProblem.Kind;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Option;
import vn.lienthong.procedures.ProcedureContent.Section;
import vn.lienthong.procedures.form.DateBound;

/**
 * The rules of an electronic form: what a person could never answer is refused when it is built.
 */
final class FormProblems {
  /** The chosen case of the procedure, which a condition may ask for as if it were a field. */
  static final String CASE = "caseKey";

  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,40}");

  /** Names that the pages of a filing use themselves. */
  private static final Set<String> RESERVED = Set.of("add", "remove", "later", "rows", CASE);

  private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(,\\d{1,6})?");
  private static final java.time.LocalDate SOME_DAY = java.time.LocalDate.of(2026, 1, 1);

  private final List<ContentProblem> found;
  private final Map<String, Field> earlier = new HashMap<>();

  private FormProblems(List<ContentProblem> found) {
    this.found = found;
  }

  /** Adds every problem of the form, in reading order. */
  static void check(Form form, List<ContentProblem> found) {
    FormProblems problems = new FormProblems(found);
    for (int s = 0; s < form.sections().size(); s++) {
      Section section = form.sections().get(s);
      String path = "form.sections[" + s + "]";
      problems.condition(section.showWhen(), path + ".showWhen");
      for (int f = 0; f < section.fields().size(); f++) {
        problems.field(section.fields().get(f), path + ".fields[" + f + "]");
      }
    }
  }

  private void field(Field field, String path) {
    if (!named(field, path)) {
      return;
    }
    if (earlier.containsKey(field.key())) {
      add(path + ".key", Kind.DUPLICATE_KEY, field.key());
    }
    condition(field.showWhen(), path + ".showWhen");
    condition(field.requiredWhen(), path + ".requiredWhen");
    kind(field, path);
    if (field.type() == FieldType.TABLE) {
      columns(field, path);
    }
    earlier.put(field.key(), field);
  }

  private boolean named(Field field, String path) {
    if (Objects.isNull(field.key()) || field.key().isBlank() || Objects.isNull(field.type())) {
      add(path, Kind.REQUIRED, "");
      return false;
    }
    if (!KEY.matcher(field.key()).matches() || RESERVED.contains(field.key())) {
      add(path + ".key", Kind.KEY_SHAPE, field.key());
    }
    if (Objects.isNull(field.label()) || field.label().isBlank()) {
      add(path + ".label", Kind.REQUIRED, field.key());
    }
    return true;
  }

  private void columns(Field table, String path) {
    if (table.columns().isEmpty()) {
      add(path + ".columns", Kind.COLUMNS_MISSING, table.key());
    }
    Set<String> keys = new HashSet<>();
    for (int c = 0; c < table.columns().size(); c++) {
      Field column = table.columns().get(c);
      String place = path + ".columns[" + c + "]";
      if (named(column, place)) {
        if (!keys.add(column.key())) {
          add(place + ".key", Kind.DUPLICATE_KEY, column.key());
        }
        if (column.type() == FieldType.TABLE || column.type() == FieldType.FILE) {
          add(place + ".type", Kind.NOT_IN_TABLE, column.type().name());
        }
        if (column.showWhen() != null || column.requiredWhen() != null) {
          add(place + ".showWhen", Kind.NOT_IN_TABLE, column.key());
        }
        kind(column, place);
      }
    }
  }

  private void kind(Field field, String path) {
    boolean choice = field.type() == FieldType.SELECT || field.type() == FieldType.RADIO;
    if (choice && field.options().isEmpty()) {
      add(path + ".options", Kind.OPTIONS_MISSING, field.key());
    }
    if (field.type() == FieldType.LOOKUP && (field.list() == null || field.list().isBlank())) {
      add(path + ".list", Kind.LIST_MISSING, field.key());
    }
    if (negative(field.max()) || negative(field.scale())) {
      add(path + ".max", Kind.NEGATIVE, field.key());
    }
    FieldRules limits = field.limits();
    if (limits.pattern() != null && !FieldRules.readable(limits.pattern())) {
      add(path + ".rules.pattern", Kind.PATTERN, limits.pattern());
    } else if (limits.pattern() != null && limits.patternText() == null) {
      add(path + ".rules.patternText", Kind.REQUIRED, field.key());
    }
    limit(field, limits.least(), path + ".rules.least");
    limit(field, limits.most(), path + ".rules.most");
  }

  private static boolean negative(@Nullable Integer number) {
    return number != null && number < 0;
  }

  private void limit(Field field, @Nullable String limit, String path) {
    boolean good =
        limit == null
            || switch (field.type()) {
              case NUMBER, MONEY -> NUMBER.matcher(limit).matches();
              case DATE -> DateBound.of(limit, SOME_DAY) != null;
              case TABLE, FILE -> WHOLE.matcher(limit).matches();
              case TEXT,
                  TEXTAREA,
                  SELECT,
                  RADIO,
                  CHECKBOX,
                  IDENTITY_NUMBER,
                  PHONE,
                  EMAIL,
                  COMMUNE,
                  LOOKUP ->
                  false;
            };
    if (!good) {
      add(path, Kind.LIMIT, limit == null ? "" : limit);
    }
  }

  private void condition(@Nullable FieldCondition condition, String path) {
    if (condition == null) {
      return;
    }
    Field asked = earlier.get(condition.field());
    boolean known = asked != null || condition.field().equals(CASE);
    if (!known
        || (asked != null && (asked.type() == FieldType.TABLE || asked.type() == FieldType.FILE))) {
      add(path, Kind.CONDITION_FIELD, condition.field());
      return;
    }
    boolean compares =
        switch (condition.test()) {
          case IS, IS_NOT -> true;
          case FILLED, EMPTY -> false;
        };
    List<String> options =
        asked == null ? List.of() : asked.options().stream().map(Option::value).toList();
    if (compares
        && (condition.values().isEmpty()
            || (!options.isEmpty() && !options.containsAll(condition.values())))) {
      add(path + ".values", Kind.CONDITION_VALUES, String.join(", ", condition.values()));
    }
  }

  private void add(String path, Kind kind, String value) {
    found.add(new ContentProblem(path, kind, value));
  }
}
