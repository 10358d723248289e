package vn.lienthong.dossiers;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;

/**
 * Guards of what an act cannot do without; pages check the same before and show it at the field.
 */
final class Required {
  private Required() {}

  static String text(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new AppException(DossiersErrors.REQUIRED, field);
    }
    return text.strip();
  }

  /** The detail for the history, where something was typed. */
  static Map<String, String> given(String field, @Nullable String text) {
    return text == null || text.isBlank() ? Map.of() : Map.of(field, text.strip());
  }
}
