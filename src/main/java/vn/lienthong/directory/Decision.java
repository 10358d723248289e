package vn.lienthong.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The written ground of an act.
 *
 * @param number for instance {@code 1234/QĐ-UBND}
 */
public record Decision(String number, @Nullable LocalDate date, String issuer) {
  static final Decision NONE = new Decision("", null, "");
}
