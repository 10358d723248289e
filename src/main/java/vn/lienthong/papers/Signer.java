package vn.lienthong.papers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who signs, in which office (Decree 30/2020/NĐ-CP Art. 13).
 *
 * @param title the position as written, for instance "Phó Giám đốc"
 * @param capacity KT, TL, TUQ, TM or Q; null for one's own office
 */
public record Signer(String title, @Nullable String capacity, String name) {

  /** "KT. TRƯỞNG PHÒNG", or the position alone. */
  public String office() {
    String upper = title.toUpperCase(Locale.of("vi"));
    return capacity == null || capacity.isBlank() ? upper : capacity + ". " + upper;
  }
}
