package vn.lienthong.papers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Circular 03/2025 prints on A4; the forms of Circular 01/2018 were A5. */
public enum PaperSize {
  A4,
  A5,
  /** A4 on its side, for tables of many columns. */
  A4WIDE;

  /** The size of that name, in any case; null where there is none. */
  public static @Nullable PaperSize read(@Nullable String text) {
    return text == null
        ? null
        : text.equalsIgnoreCase("A5") ? A5 : text.equalsIgnoreCase("A4") ? A4 : null;
  }

  String sheet(Paper paper) {
    return paper.landscape() ? "landscape.css" : name().toLowerCase(Locale.ROOT) + ".css";
  }
}
