package vn.lienthong.procedures.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them. A comma stands before the decimals; points or spaces between groups
 * of three digits are for reading only; a single point that cannot group is a decimal point.
 *
 * <p>The stored form has no groups and a comma before the decimals ({@code 1200,5}), so that it
 * reads as itself. {@code static/procedures/numbers.js} follows the same rule.
 */
public final class DecimalText {
  private static final int MOST_DIGITS = 15;
  private static final Pattern GROUPED =
      Pattern.compile("(\\d+|[1-9]\\d{0,2}(?:([. ])\\d{3})(?:\\2\\d{3})*)(?:,(\\d+))?");
  private static final Pattern POINT = Pattern.compile("(0|[1-9]\\d*)\\.(\\d+)");

  private DecimalText() {}

  /**
   * The stored form, or null if the text is no number or could be read in two ways.
   *
   * @param scale how many decimals may stand after the comma; 0 for whole numbers
   */
  static @Nullable String stored(String typed, int scale) {
    String text = typed.strip().replaceAll("\\p{Z}", " ");
    Matcher grouped = GROUPED.matcher(text);
    if (grouped.matches()) {
      String decimals = grouped.group(3) == null ? "" : grouped.group(3);
      return stored(grouped.group(1).replaceAll("[. ]", ""), decimals, scale);
    }
    Matcher point = POINT.matcher(text);
    // 1234.567 is neither grouped nor clearly a decimal; 0.125 can only be one.
    boolean clear = point.matches() && (point.group(2).length() != 3 || point.group(1).equals("0"));
    return clear ? stored(point.group(1), point.group(2), scale) : null;
  }

  private static @Nullable String stored(String whole, String decimals, int scale) {
    String digits = whole.replaceFirst("^0+(?=\\d)", "");
    if (digits.length() > MOST_DIGITS || decimals.length() > scale) {
      return null;
    }
    String rest = decimals.replaceFirst("0+$", "");
    return rest.isEmpty() ? digits : digits + "," + rest;
  }

  /** The stored form with a point between groups of three: {@code 1.200,5}. */
  static String grouped(String stored) {
    int comma = stored.indexOf(',');
    String whole = comma < 0 ? stored : stored.substring(0, comma);
    return whole.replaceAll("\\B(?=(\\d{3})+$)", ".") + (comma < 0 ? "" : stored.substring(comma));
  }
}
