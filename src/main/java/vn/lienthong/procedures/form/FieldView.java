package vn.lienthong.procedures.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.procedures.FieldCondition;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;

/**
 * A field as a page shows it: in one language, with what was typed and what is wrong with it.
 *
 * @param key name of the input; of a cell, table, row and column
 * @param when in words, under which condition on the same page it is asked; null for always
 * @param source in words, where the first value comes from; null where the person typed it
 * @param rows of a TABLE; the last of {@code blank} is the pattern of a new one
 */
public record FieldView(
    Field field,
    String key,
    String label,
    Map<String, String> options,
    String value,
    @Nullable String error,
    boolean required,
    @Nullable String when,
    @Nullable String source,
    List<Row> rows,
    List<FieldView> blank,
    Limits limits,
    Uploads uploads) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .build();

  /** The row that {@code form.js} copies. */
  static final String NEW_ROW = "__";

  /** A row of a table as it is numbered on the page. */
  public record Row(int number, List<FieldView> cells) {}

  /** Files of a FILE field; {@code rules} is null where nothing can be uploaded. */
  public record Uploads(String purpose, @Nullable UploadRules rules, List<StoredFile> files) {
    public static final Uploads NONE = new Uploads("", null, List.of());
  }

  /** What {@code form.js} holds an answer to, the same that {@link AnswerRules} holds it to. */
  public record Limits(
      String key,
      FieldType kind,
      String label,
      boolean required,
      @Nullable Integer max,
      int scale,
      @Nullable Integer shortest,
      @Nullable String pattern,
      @Nullable String patternText,
      @Nullable String least,
      @Nullable String most,
      @Nullable FieldCondition showWhen,
      @Nullable FieldCondition requiredWhen) {

    static Limits of(Field field, String key, String label, FormContext context) {
      var rules = field.limits();
      boolean digits = ValueRules.number(field);
      boolean date = field.type() == FieldType.DATE;
      boolean table = field.type() == FieldType.TABLE;
      return new Limits(
          key,
          field.type(),
          label,
          field.required(),
          digits ? field.max() : Integer.valueOf(ValueRules.longest(field)),
          ValueRules.scale(field),
          rules.shortest(),
          rules.pattern(),
          rules.pattern() == null ? null : ValueRules.patternText(rules, context),
          table ? "" + TableRows.least(field) : date ? day(rules.least(), context) : rules.least(),
          table ? "" + TableRows.most(field) : date ? day(rules.most(), context) : rules.most(),
          field.showWhen(),
          field.requiredWhen());
    }

    private static @Nullable String day(@Nullable String bound, FormContext context) {
      LocalDate day = bound == null ? null : DateBound.of(bound, context.today());
      return day == null ? null : DateBound.shown(day);
    }
  }

  public FieldType type() {
    return field.type();
  }

  public @Nullable String hint() {
    return field.hint();
  }

  public @Nullable Integer max() {
    return field.max();
  }

  public int scale() {
    return ValueRules.scale(field);
  }

  public boolean plain() {
    return ValueRules.plain(field);
  }

  /** The limits as {@code form.js} reads them. */
  public String rules() {
    return JSON.writeValueAsString(limits);
  }

  public boolean asked() {
    return field.type() == FieldType.TABLE ? !filled().isEmpty() : !value.isEmpty();
  }

  /** What the value means to a reader: the label of the option, not its code. */
  public String shown() {
    return options.getOrDefault(value, value);
  }

  /** Rows in which something stands. */
  public List<Row> filled() {
    return rows.stream()
        .filter(row -> row.cells().stream().anyMatch(cell -> !cell.value().isEmpty()))
        .toList();
  }

  /** The cells of a row as one line. */
  public static String line(Row row) {
    return row.cells().stream()
        .map(FieldView::shown)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** Everything that a page knows while it shows its fields. */
  public record Showing(
      Map<String, String> typed,
      Map<String, String> errors,
      Map<String, String> known,
      Map<String, String> sources,
      FormContext context) {

    /** Without errors and conditions on earlier pages. */
    public static Showing of(Map<String, String> typed, FormContext context) {
      return new Showing(typed, Map.of(), Map.of(), Map.of(), context);
    }
  }

  /** The fields that a page shows; a condition on an earlier page is decided already. */
  public static List<FieldView> of(List<Field> fields, Showing page) {
    Map<String, Field> here = new LinkedHashMap<>();
    fields.forEach(field -> here.put(field.key(), field));
    List<FieldView> views = new ArrayList<>();
    for (Field field : fields) {
      FieldCondition condition = field.showWhen();
      boolean samePage = condition != null && here.containsKey(condition.field());
      if (condition == null || samePage || AnswerRules.holds(condition, page.known())) {
        String when =
            condition != null && samePage
                ? words(condition, here.get(condition.field()), page.context())
                : null;
        views.add(view(field, field.key(), when, page));
      }
    }
    return views;
  }

  /** Every field, those too that an earlier page may hide: for the one who builds the form. */
  public static List<FieldView> everything(List<Field> fields, Showing page) {
    Map<String, Field> here = new LinkedHashMap<>();
    fields.forEach(field -> here.put(field.key(), field));
    List<FieldView> views = new ArrayList<>();
    for (Field field : fields) {
      FieldCondition condition = field.showWhen();
      boolean samePage = condition != null && here.containsKey(condition.field());
      String when =
          condition == null
              ? null
              : samePage
                  ? words(condition, here.get(condition.field()), page.context())
                  : condition.field();
      views.add(view(field, field.key(), when, page));
    }
    return views;
  }

  private static FieldView view(Field field, String key, @Nullable String when, Showing page) {
    FormContext context = page.context();
    String typed = page.typed().getOrDefault(key, "");
    List<Row> rows = new ArrayList<>();
    List<FieldView> blank = new ArrayList<>();
    if (field.type() == FieldType.TABLE) {
      int last = Math.max(1, Math.max(TableRows.least(field), lastRow(field, page.typed())));
      for (int number = 1; number <= last; number++) {
        rows.add(new Row(number, cells(field, "" + number, page)));
      }
      blank.addAll(cells(field, NEW_ROW, page));
    }
    boolean required =
        field.required()
            || (field.requiredWhen() != null
                && AnswerRules.holds(field.requiredWhen(), page.known()));
    return new FieldView(
        field,
        key,
        context.label(field),
        FormContext.chosen(field.type()) ? context.choices(field) : options(field, context),
        page.errors().containsKey(key) ? typed : AnswerRules.shown(field, typed),
        page.errors().get(key),
        required,
        when,
        page.sources().get(key),
        rows,
        blank,
        Limits.of(field, key, context.label(field), context),
        Uploads.NONE);
  }

  private static int lastRow(Field table, Map<String, String> typed) {
    var rows = TableRows.of(table, typed);
    return rows.isEmpty() ? 0 : rows.lastKey();
  }

  private static List<FieldView> cells(Field table, String number, Showing page) {
    return table.columns().stream()
        .map(column -> view(column, table.key() + "." + number + "." + column.key(), null, page))
        .toList();
  }

  public FieldView with(Uploads uploads) {
    return new FieldView(
        field, key, label, options, value, error, required, when, source, rows, blank, limits,
        uploads);
  }

  /** "Hình thức: Thành lập mới", for a page without JavaScript. */
  private static String words(
      FieldCondition condition, @Nullable Field asked, FormContext context) {
    Field field = Objects.requireNonNull(asked);
    Map<String, String> options = options(field, context);
    Map<String, String> choices = options.isEmpty() ? context.choices(field) : options;
    String values =
        condition.values().stream()
            .map(value -> choices.getOrDefault(value, value.equals("true") ? "✓" : value))
            .collect(Collectors.joining(", "));
    String sign = condition.test() == FieldCondition.Test.IS_NOT ? " ≠ " : ": ";
    return switch (condition.test()) {
      case IS, IS_NOT -> context.label(field) + sign + values;
      case FILLED -> context.label(field) + ": …";
      case EMPTY -> context.label(field) + ": –";
    };
  }

  private static Map<String, String> options(Field field, FormContext context) {
    Map<String, String> options = new LinkedHashMap<>();
    boolean english = context.language().equals("en");
    field
        .options()
        .forEach(
            o -> options.put(o.value(), english && o.labelEn() != null ? o.labelEn() : o.label()));
    return options;
  }
}
