package vn.lienthong.dossiers;

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
}
