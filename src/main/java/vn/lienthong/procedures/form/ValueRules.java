package vn.lienthong.procedures.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.FieldRules;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Option;

/** One answer against its field. {@code static/procedures/form.js} follows the same rules. */
final class ValueRules {
  private static final int LONGEST = 4000;
  private static final int LONGEST_LINE = 300;
  private static final Pattern IDENTITY = Pattern.compile("\\d{9}|\\d{10}|\\d{12}|\\d{10}-\\d{3}");
  private static final Pattern PHONE = Pattern.compile("(\\+84|0)\\d{9,10}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s.]");
  private static final Pattern DONG = Pattern.compile("(?iu)\\s*(đồng|đ|vnđ|vnd)$");

  /** Years and numbers of a plot are read without groups. */
  private static final int PLAIN_DIGITS = 4;

  private ValueRules() {}

  /** What is wrong: the rest of a message key, and what the message names beside the label. */
  record Fault(String key, String argument) {
    static @Nullable Fault unless(boolean good, String key) {
      return good ? null : new Fault(key, "");
    }
  }

  static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
        .strip();
  }

  static @Nullable Fault fault(Field field, String text, boolean required, FormContext context) {
    if (text.isEmpty()) {
      return required ? new Fault(field.type() == FieldType.FILE ? "file" : "required", "") : null;
    }
    return switch (field.type()) {
      case TEXT, TEXTAREA, IDENTITY_NUMBER, PHONE, EMAIL -> textFault(field, text, context);
      case NUMBER, MONEY -> numberFault(field, text);
      case DATE -> dateFault(field, text, context);
      case SELECT, RADIO ->
          Fault.unless(
              field.options().stream().map(Option::value).anyMatch(text::equals),
              field.type().name());
      case CHECKBOX -> Fault.unless(text.equals("true"), field.type().name());
      case COMMUNE, LOOKUP ->
          Fault.unless(context.choices(field).containsKey(text), field.type().name());
      case FILE -> fileFault(field, text);
      case TABLE -> null;
    };
  }

  private static @Nullable Fault textFault(Field field, String text, FormContext context) {
    if (text.length() > longest(field)) {
      return new Fault("tooLong", Integer.toString(longest(field)));
    }
    FieldRules limits = field.limits();
    if (limits.shortest() != null && text.length() < limits.shortest()) {
      return new Fault("tooShort", Integer.toString(limits.shortest()));
    }
    boolean kind =
        switch (field.type()) {
          case IDENTITY_NUMBER -> IDENTITY.matcher(digits(text)).matches();
          case PHONE -> PHONE.matcher(digits(text)).matches();
          case EMAIL -> EMAIL.matcher(text).matches();
          case TEXT,
              TEXTAREA,
              DATE,
              NUMBER,
              MONEY,
              SELECT,
              RADIO,
              CHECKBOX,
              COMMUNE,
              LOOKUP,
              TABLE,
              FILE ->
              true;
        };
    if (!kind) {
      return new Fault(field.type().name(), "");
    }
    String pattern = limits.pattern();
    if (pattern != null && !Pattern.matches("(?:" + pattern + ")", text)) {
      return new Fault("pattern", patternText(limits, context));
    }
    return null;
  }

  static String patternText(FieldRules limits, FormContext context) {
    String english = limits.patternTextEn();
    return context.language().equals("en") && english != null
        ? english
        : Objects.requireNonNullElse(limits.patternText(), "");
  }

  private static @Nullable Fault numberFault(Field field, String text) {
    String stored = number(field, text);
    if (stored == null) {
      return field.type() == FieldType.NUMBER && scale(field) > 0
          ? new Fault("DECIMAL", Integer.toString(scale(field)))
          : new Fault(field.type().name(), "");
    }
    int digits = stored.contains(",") ? stored.indexOf(',') : stored.length();
    if (field.max() != null && digits > field.max()) {
      return new Fault("tooManyDigits", Integer.toString(field.max()));
    }
    String least = field.limits().least();
    if (least != null && decimal(stored).compareTo(decimal(least)) < 0) {
      return new Fault("least", DecimalText.grouped(least));
    }
    String most = field.limits().most();
    return most != null && decimal(stored).compareTo(decimal(most)) > 0
        ? new Fault("most", DecimalText.grouped(most))
        : null;
  }

  private static BigDecimal decimal(String stored) {
    return new BigDecimal(stored.replace(',', '.'));
  }

  private static @Nullable Fault dateFault(Field field, String text, FormContext context) {
    LocalDate day = DateBound.typed(text);
    if (day == null) {
      return new Fault(field.type().name(), "");
    }
    String first = field.limits().least();
    LocalDate least = first == null ? null : DateBound.of(first, context.today());
    if (least != null && day.isBefore(least)) {
      return new Fault("dateLeast", DateBound.shown(least));
    }
    String last = field.limits().most();
    LocalDate most = last == null ? null : DateBound.of(last, context.today());
    return most != null && day.isAfter(most) ? new Fault("dateMost", DateBound.shown(most)) : null;
  }

  private static @Nullable Fault fileFault(Field field, String text) {
    String most = field.limits().most();
    return most != null && text.split(",").length > Integer.parseInt(most)
        ? new Fault("filesMost", most)
        : null;
  }

  static boolean number(Field field) {
    return field.type() == FieldType.NUMBER || field.type() == FieldType.MONEY;
  }

  static @Nullable String number(Field field, String text) {
    return field.type() == FieldType.MONEY
        ? DecimalText.stored(DONG.matcher(text).replaceFirst(""), 0)
        : DecimalText.stored(text, scale(field));
  }

  /** How many decimals the field takes. */
  static int scale(Field field) {
    return field.scale() == null ? 0 : field.scale();
  }

  /** Whether its numbers are read without groups, like a year. */
  static boolean plain(Field field) {
    return field.type() == FieldType.NUMBER
        && scale(field) == 0
        && field.max() != null
        && field.max() <= PLAIN_DIGITS;
  }

  static int longest(Field field) {
    if (field.max() != null) {
      return field.max();
    }
    return field.type() == FieldType.TEXTAREA ? LONGEST : LONGEST_LINE;
  }

  /** A good answer as it is stored. */
  static String canonical(Field field, String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (field.type()) {
      case DATE -> DateBound.shown(Objects.requireNonNull(DateBound.typed(text)));
      case NUMBER, MONEY -> String.valueOf(number(field, text));
      case IDENTITY_NUMBER, PHONE -> digits(text);
      case TEXT, TEXTAREA, SELECT, RADIO, CHECKBOX, EMAIL, COMMUNE, LOOKUP, TABLE, FILE -> text;
    };
  }

  private static String digits(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }
}
