package vn.lienthong.indices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A new period of a formula, as it was typed. */
record FormulaForm(
    @Nullable String from,
    @Nullable String max,
    @Nullable String kind,
    @Nullable String counted,
    @Nullable String also,
    @Nullable String among,
    @Nullable String target,
    @Nullable String times,
    @Nullable String whenEmpty,
    @Nullable String parameters,
    @Nullable String basis,
    @Nullable String confirmed,
    @Nullable String note) {
  private static final int MOST_POINTS = 100;

  static FormulaForm of(Formula formula, LocalDate from) {
    return new FormulaForm(
        DateTimeFormatter.ofPattern("dd/MM/yyyy").format(from),
        NumberText.write(formula.max()),
        formula.kind().name(),
        formula.counted().name(),
        formula.also() == null ? "" : formula.also().name(),
        formula.among().name(),
        NumberText.write(formula.target()),
        formula.times() == null ? "" : formula.times().name(),
        formula.whenEmpty().name(),
        write(formula.parameters()),
        formula.basis(),
        formula.confirmed() ? "true" : "",
        formula.note());
  }

  /** One parameter a line: {@code name = 5} or {@code name = a, b}. */
  private static String write(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(e ->
            e.getKey()
                + " = "
                + (e.getValue() instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : e.getValue()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Who plans it and when. */
  record Hand(String by, Instant at, LocalDate today) {}

  /** The formula, if nothing is wrong with the form; else the errors tell. */
  Optional<Formula> read(String indicator, Hand hand, Texts texts, FormErrors errors) {
    LocalDate day = DayText.parse(from).orElse(null);
    if (day == null || day.getDayOfMonth() != 1 || !day.isAfter(hand.today())) {
      errors.add("from", texts.t("indices.formula.from.wrong"));
    }
    Double points = NumberText.parse(max).filter(m -> m <= MOST_POINTS).orElse(null);
    if (points == null) {
      errors.add("max", texts.t("indices.formula.max.wrong"));
    }
    Formula.Kind how = one(Formula.Kind.class, kind);
    Measure a = one(Measure.class, counted);
    Measure second = one(Measure.class, also);
    Measure b = one(Measure.class, among);
    if (how == null) {
      errors.add("kind", texts.t("indices.formula.choose"));
    }
    if (a == null) {
      errors.add("counted", texts.t("indices.formula.choose"));
    }
    if (b == null) {
      errors.add("among", texts.t("indices.formula.choose"));
    }
    if (a != null && b != null && a.from() != b.from()) {
      errors.add("among", texts.t("indices.formula.among.wrong"));
    }
    if (second != null && (how != Formula.Kind.REST || (a != null && second.from() != a.from()))) {
      errors.add("also", texts.t("indices.formula.also.wrong"));
    }
    Double share = NumberText.parse(target).filter(t -> t > 0).orElse(null);
    if (share == null) {
      errors.add("target", texts.t("indices.formula.target.wrong"));
    }
    Formula.WhenEmpty empty = one(Formula.WhenEmpty.class, whenEmpty);
    if (empty == null) {
      errors.add("whenEmpty", texts.t("indices.formula.choose"));
    }
    Map<String, Object> read = parametersOrNull();
    if (read == null) {
      errors.add("parameters", texts.t("indices.formula.parameters.wrong"));
    }
    if (basis == null || basis.isBlank()) {
      errors.add("basis", texts.t("indices.formula.basis.wrong"));
    }
    if (!errors.isEmpty()
        || day == null
        || points == null
        || how == null
        || a == null
        || b == null
        || share == null
        || empty == null
        || read == null
        || basis == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Formula(
            indicator,
            day,
            points,
            how,
            a,
            second,
            b,
            share,
            one(Formula.Times.class, times),
            empty,
            read,
            basis.strip(),
            confirmed != null && !confirmed.isBlank(),
            note == null ? "" : note.strip(),
            hand.by(),
            hand.at()));
  }

  private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Null when a line cannot be read. */
  private @Nullable Map<String, Object> parametersOrNull() {
    Map<String, Object> found = new LinkedHashMap<>();
    for (String line : (parameters == null ? "" : parameters).strip().split("\\R", -1)) {
      if (line.isBlank()) {
        continue;
      }
      int at = line.indexOf('=');
      String name = at < 0 ? "" : line.substring(0, at).strip();
      String value = at < 0 ? "" : line.substring(at + 1).strip();
      if (!name.matches("[A-Za-z]{1,40}") || value.isEmpty()) {
        return null;
      }
      found.put(
          name,
          value.matches("\\d{1,4}")
              ? (Object) Integer.valueOf(value)
              : List.of(value.split("\\s*,\\s*")));
    }
    return found;
  }
}
