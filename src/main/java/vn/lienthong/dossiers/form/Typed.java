package vn.lienthong.dossiers.form;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What somebody typed in the fields of a form. */
public final class Typed {
  private Typed() {}

  public static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "").strip();
  }

  /** What the person saw; null to act on whatever it is now. */
  public static @Nullable Integer version(Map<String, String> values) {
    String text = text(values, "version");
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  /** Asks for each of the fields that is empty. */
  public static void require(
      Map<String, String> values, Collection<String> fields, Texts texts, FormErrors errors) {
    for (String field : fields) {
      if (text(values, field).isEmpty()) {
        errors.add(field, texts.t("dossiers.form.required", texts.t("dossiers.field." + field)));
      }
    }
  }
}
