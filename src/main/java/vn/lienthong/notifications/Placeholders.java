package vn.lienthong.notifications;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} in texts. */
final class Placeholders {
  /** The full address that a notice leads to; every event offers it. */
  static final String LINK = "link";

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");

  private Placeholders() {}

  /** Unknown names become empty, so that no brace ever reaches a reader. */
  static String fill(String text, Map<String, String> values) {
    Matcher matcher = NAME.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  static SortedSet<String> in(String text) {
    SortedSet<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
