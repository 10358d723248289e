package vn.lienthong.procedures.form;

import java.time.LocalDate;
import java.util.Map;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;

/**
 * What a form needs to know of the day: the lists it chooses from, today, the language.
 *
 * @param choices list → code → name
 */
public record FormContext(
    Map<String, Map<String, String>> choices, LocalDate today, String language) {

  /** What the field may be answered with; empty where it is not chosen from a list of the house. */
  public Map<String, String> choices(Field field) {
    return switch (field.type()) {
      case COMMUNE -> choices.getOrDefault(FormLists.COMMUNES, Map.of());
      case LOOKUP -> field.list() == null ? Map.of() : choices.getOrDefault(field.list(), Map.of());
      case TEXT,
          TEXTAREA,
          DATE,
          NUMBER,
          MONEY,
          SELECT,
          RADIO,
          CHECKBOX,
          IDENTITY_NUMBER,
          PHONE,
          EMAIL,
          TABLE,
          FILE ->
          Map.of();
    };
  }

  String label(Field field) {
    return language.equals("en") && field.labelEn() != null ? field.labelEn() : field.label();
  }

  static boolean chosen(FieldType type) {
    return type == FieldType.COMMUNE || type == FieldType.LOOKUP;
  }
}
