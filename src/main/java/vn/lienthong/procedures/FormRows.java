package vn.lienthong.procedures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/**
 * What was typed into a form with repeated rows, kept as it was typed. A row's fields have the same
 * name and stand at the same index; an error names the field and the row, for example {@code
 * ch.amount-2}.
 */
record FormRows(Map<String, List<String>> typed, FormErrors errors) {
  /** Points or spaces before groups of three digits; another point is no part of an amount. */
  private static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  static final String GROUPS = "(?<=\\d)[ .\u00a0](?=\\d{3}(?!\\d))";

  FormRows(Map<String, List<String>> typed) {
    this(typed, new FormErrors());
  }

  /** The same inputs with errors that something else found. */
  FormRows with(FormErrors found) {
    return new FormRows(typed, found);
  }

  String value(String name) {
    return value(name, 0);
  }

  String value(String name, int row) {
    List<String> values = typed.getOrDefault(name, List.of());
    return row < values.size() ? values.get(row).strip() : "";
  }

  List<String> values(String name) {
    return typed.getOrDefault(name, List.of());
  }

  int rows(String name) {
    return values(name).size();
  }

  @Nullable String optional(String name) {
    return optional(name, 0);
  }

  @Nullable String optional(String name, int row) {
    String value = value(name, row);
    return value.isEmpty() ? null : value;
  }

  int whole(String name, int row) {
    String value = value(name, row);
    if (value.isEmpty()) {
      return 0;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= 1_000_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the place
    }
    refuse(name, row, "NOT_A_NUMBER");
    return 0;
  }

  @Nullable LocalDate date(String name, int row) {
    String value = value(name, row);
    if (value.isEmpty()) {
      return null;
    }
    try {
      return day(value);
    } catch (DateTimeException e) {
      refuse(name, row, "NOT_A_DATE");
      return null;
    }
  }

  /** As people write it, or as programs do. */
  static LocalDate day(String text) {
    return text.contains("/") ? LocalDate.parse(text, TYPED) : LocalDate.parse(text);
  }

  static String day(@Nullable LocalDate day) {
    return day == null ? "" : SHOWN.format(day);
  }

  <E extends Enum<E>> @Nullable E choice(String name, int row, Class<E> type) {
    try {
      return Enum.valueOf(type, value(name, row).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      refuse(name, row, "NOT_A_CHOICE");
      return null;
    }
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return values(name).stream().map(word -> Enum.valueOf(type, word)).toList();
  }

  /** An amount in whole đồng, with or without points; null if empty. */
  @Nullable Long money(String text, String name, int row) {
    String plain = text.strip().replaceAll("(?iu)\\s*(đồng|đ)$", "").replaceAll(GROUPS, "");
    if (plain.isEmpty()) {
      return null;
    }
    if (!plain.matches("\\d{1,13}")) {
      refuse(name, row, "NOT_AN_AMOUNT");
      return null;
    }
    return Long.valueOf(plain);
  }

  void refuse(String name, int row, String problem) {
    errors.add(name + "-" + row, problem);
  }

  /** Code of the problem at the place, or null. */
  @Nullable String error(String name, int row) {
    return errors.get(name + "-" + row);
  }
}
