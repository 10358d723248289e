package vn.lienthong.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser says of itself, in two words that people know. */
final class Device {
  private static final Map<String, String> BROWSERS =
      ordered(
          "Edg/",
          "Edge",
          "OPR/",
          "Opera",
          "Firefox/",
          "Firefox",
          "Chrome/",
          "Chrome",
          "Safari/",
          "Safari");
  private static final Map<String, String> SYSTEMS =
      ordered(
          "Android",
          "Android",
          "iPhone",
          "iPhone",
          "iPad",
          "iPad",
          "Windows",
          "Windows",
          "Mac OS X",
          "macOS",
          "Linux",
          "Linux");

  private Device() {}

  static String of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return "?";
    }
    String browser = first(BROWSERS, userAgent);
    String system = first(SYSTEMS, userAgent);
    if (browser.isEmpty() && system.isEmpty()) {
      return userAgent.substring(0, Math.min(40, userAgent.length()));
    }
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
  }

  private static String first(Map<String, String> marks, String text) {
    return marks.entrySet().stream()
        .filter(mark -> text.contains(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
