package vn.lienthong.procedures.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.FieldRules;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Option;

/** A line of the table of verdicts that server and browser must share. */
public record AnswerCase(String field, String typed, String problem, String argument) {
  public static final FormContext CONTEXT =
      new FormContext(
          Map.of(FormLists.COUNTRIES, Map.of("VN", "Việt Nam", "LA", "Lào")),
          LocalDate.of(2026, 11, 30),
          "vi");

  static final Map<String, Field> FIELDS =
      Map.ofEntries(
          entry("name", FieldType.TEXT, true, 30, null, shortest(3)),
          entry("note", FieldType.TEXTAREA, false, null, null, null),
          entry(
              "plate",
              FieldType.TEXT,
              true,
              20,
              null,
              shape("\\d{2}[A-Z]-\\d{3}\\.\\d{2}", "Ví dụ 36A-000.12")),
          entry(
              "code",
              FieldType.TEXT,
              true,
              null,
              null,
              shape("[A-Z]{2}(\\d\\d|\\d)", "Hai chữ, hai số")),
          entry("birth", FieldType.DATE, true, null, null, between(null, "TODAY-18Y")),
          entry("start", FieldType.DATE, true, null, null, between("TODAY", "TODAY+90D")),
          entry("count", FieldType.NUMBER, true, 2, null, between("1", null)),
          entry("area", FieldType.NUMBER, true, null, 2, between("0,5", "10000")),
          entry("money", FieldType.MONEY, true, null, null, between("10000", null)),
          entry("id", FieldType.IDENTITY_NUMBER, true, null, null, null),
          entry("phone", FieldType.PHONE, true, null, null, null),
          entry("email", FieldType.EMAIL, true, null, null, null),
          entry("choice", FieldType.RADIO, true, null, null, null),
          entry("list", FieldType.LOOKUP, true, null, null, null),
          entry("tick", FieldType.CHECKBOX, true, null, null, null),
          entry("file", FieldType.FILE, true, null, null, between(null, "2")));

  private static Map.Entry<String, Field> entry(
      String key,
      FieldType type,
      boolean required,
      @Nullable Integer max,
      @Nullable Integer scale,
      @Nullable FieldRules rules) {
    List<Option> options =
        type == FieldType.RADIO
            ? List.of(new Option("A", "A", null), new Option("B", "B", null))
            : List.of();
    return Map.entry(
        key,
        new Field(
            key,
            key,
            null,
            type,
            required,
            null,
            options,
            max,
            scale,
            List.of(),
            type == FieldType.LOOKUP ? FormLists.COUNTRIES : null,
            null,
            null,
            rules,
            null));
  }

  private static FieldRules shortest(int characters) {
    return new FieldRules(characters, null, null, null, null, null);
  }

  private static FieldRules shape(String pattern, String words) {
    return new FieldRules(null, pattern, words, null, null, null);
  }

  static FieldRules between(@Nullable String least, @Nullable String most) {
    return new FieldRules(null, null, null, null, least, most);
  }

  Field declared() {
    return Objects.requireNonNull(FIELDS.get(field), field);
  }

  static List<AnswerCase> all() {
    try (InputStream table =
        Objects.requireNonNull(AnswerCase.class.getResourceAsStream("/procedures/answers.csv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(cell -> new AnswerCase(cell[0], typed(cell[1]), cell[2], cell[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String typed(String cell) {
    String plain = cell.replace("\\n", "\n").replace("\\t", "\t").replace("\\u00a0", "\u00a0");
    return Pattern.compile("(.)\\^(\\d+)")
        .matcher(plain)
        .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
  }
}
