package vn.lienthong.indices;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them: 0,5 or 0.5. */
final class NumberText {
  private NumberText() {}

  static Optional<Double> parse(@Nullable String text) {
    if (text == null || !text.strip().matches("\\d{1,6}([.,]\\d{1,6})?")) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(text.strip().replace(',', '.')));
  }

  /** The number without a useless end, as it can be typed again. */
  static String write(double number) {
    String text = String.valueOf(number);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text).replace('.', ',');
  }
}
