package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Option;
import vn.lienthong.procedures.ProcedureContent.Section;

/** The editor of one field or page of a form: from it to inputs, and back from what was typed. */
final class FieldForm {
  private FieldForm() {}

  static FormRows of(Field field) {
    Map<String, List<String>> f = new LinkedHashMap<>();
    put(f, "f.label", field.label());
    put(f, "f.labelEn", field.labelEn());
    put(f, "f.key", field.key());
    put(f, "f.type", field.type().name());
    put(f, "f.required", field.required() ? "true" : "");
    put(f, "f.hint", field.hint());
    put(f, "f.options", options(field.options()));
    put(f, "f.max", text(field.max()));
    put(f, "f.scale", text(field.scale()));
    put(f, "f.list", field.list());
    put(f, "f.prefill", field.prefill() == null ? "" : field.prefill().name());
    FieldRules limits = field.limits();
    put(f, "f.shortest", text(limits.shortest()));
    put(f, "f.pattern", limits.pattern());
    put(f, "f.patternText", limits.patternText());
    put(f, "f.patternTextEn", limits.patternTextEn());
    put(f, "f.least", limits.least());
    put(f, "f.most", limits.most());
    condition(f, "f.show", field.showWhen());
    condition(f, "f.require", field.requiredWhen());
    return new FormRows(f);
  }

  static FormRows of(Section section) {
    Map<String, List<String>> f = new LinkedHashMap<>();
    put(f, "f.title", section.title());
    put(f, "f.titleEn", section.titleEn());
    condition(f, "f.show", section.showWhen());
    return new FormRows(f);
  }

  /** The section as typed, with the fields it has. */
  static Section read(FormRows form, Section old) {
    if (form.value("f.title").isEmpty()) {
      form.refuse("f.title", 0, "REQUIRED");
    }
    return new Section(
        form.value("f.title"), form.optional("f.titleEn"), old.fields(), condition(form, "f.show"));
  }

  /** The field as typed, with the columns it has; what could not be read is in the errors. */
  static Field read(FormRows form, Field old) {
    if (form.value("f.label").isEmpty()) {
      form.refuse("f.label", 0, "REQUIRED");
    }
    FieldType type = form.choice("f.type", 0, FieldType.class);
    FieldType kind = type == null ? old.type() : type;
    boolean choice = kind == FieldType.SELECT || kind == FieldType.RADIO;
    boolean table = kind == FieldType.TABLE;
    String key = form.value("f.key");
    return new Field(
        key.isEmpty() ? key(form.value("f.label")) : key,
        form.value("f.label"),
        form.optional("f.labelEn"),
        kind,
        !form.value("f.required").isEmpty(),
        form.optional("f.hint"),
        choice ? options(form) : List.of(),
        number(form, "f.max"),
        kind == FieldType.NUMBER ? number(form, "f.scale") : null,
        table ? old.columns() : List.of(),
        kind == FieldType.LOOKUP ? form.optional("f.list") : null,
        condition(form, "f.show"),
        condition(form, "f.require"),
        rules(form),
        form.value("f.prefill").isEmpty() ? null : form.choice("f.prefill", 0, Prefill.class));
  }

  private static @Nullable FieldRules rules(FormRows form) {
    FieldRules rules =
        new FieldRules(
            number(form, "f.shortest"),
            form.optional("f.pattern"),
            form.optional("f.patternText"),
            form.optional("f.patternTextEn"),
            form.optional("f.least"),
            form.optional("f.most"));
    return rules.equals(FieldRules.NONE) ? null : rules;
  }

  private static @Nullable Integer number(FormRows form, String name) {
    return form.value(name).isEmpty() ? null : Integer.valueOf(form.whole(name, 0));
  }

  /** One choice a line: value | label | English; without a value the label gives it. */
  private static List<Option> options(FormRows form) {
    List<Option> options = new ArrayList<>();
    for (String line : form.value("f.options").split("\\R")) {
      if (!line.isBlank()) {
        String[] parts =
            Arrays.stream(line.split("\\|", 3)).map(String::strip).toArray(String[]::new);
        boolean bare = parts.length == 1;
        options.add(
            new Option(
                bare ? key(parts[0]) : parts[0],
                bare ? parts[0] : parts[1],
                parts.length == 3 && !parts[2].isEmpty() ? parts[2] : null));
      }
    }
    return options;
  }

  private static String options(List<Option> options) {
    return options.stream()
        .map(o -> o.value() + " | " + o.label() + (o.labelEn() == null ? "" : " | " + o.labelEn()))
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable FieldCondition condition(FormRows form, String name) {
    String field = form.value(name + ".field");
    if (field.isEmpty()) {
      return null;
    }
    FieldCondition.Test test = form.choice(name + ".test", 0, FieldCondition.Test.class);
    List<String> values =
        Arrays.stream(form.value(name + ".values").split("[,\\n]"))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    return new FieldCondition(field, test == null ? FieldCondition.Test.FILLED : test, values);
  }

  private static void condition(
      Map<String, List<String>> f, String name, @Nullable FieldCondition condition) {
    put(f, name + ".field", condition == null ? "" : condition.field());
    put(f, name + ".test", condition == null ? "" : condition.test().name());
    put(f, name + ".values", condition == null ? "" : String.join(", ", condition.values()));
  }

  /** A key from Vietnamese words: "Họ và tên" gives {@code hoVaTen}. */
  static String key(String label) {
    String[] words = Folding.fold(label).toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9]+");
    StringBuilder key = new StringBuilder();
    for (String word : words) {
      if (!word.isEmpty() && key.length() + word.length() <= 40) {
        key.append(
            key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
      }
    }
    return key.isEmpty() || !Character.isLetter(key.charAt(0)) ? "f" + key : key.toString();
  }

  private static String text(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
    fields.put(name, List.of(value == null ? "" : value));
  }
}
