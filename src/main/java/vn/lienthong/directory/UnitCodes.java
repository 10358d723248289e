package vn.lienthong.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identification codes of agencies in both styles and the way between them: {@code H56.14} (QĐ
 * 20/2020/QĐ-TTg Điều 4, from the top down, at most 35 characters) and {@code 000.00.14.H56} (TT
 * 10/2016/TT-BTTTT, four levels from the bottom up, empty levels filled with zeros).
 */
final class UnitCodes {
  private static final int MAX_LENGTH = 35;
  private static final Pattern OLD =
      Pattern.compile("[0-9A-Z]{3}\\.[0-9A-Z]{2}\\.[0-9A-Z]{2}\\.[A-Z][0-9]{2}");
  private static final Pattern NEW =
      Pattern.compile("([A-Y][0-9]{2}|Z[0-9A-Z]{2,34})(\\.[0-9A-Z]+)*");
  private static final List<String> EMPTY = List.of("00", "00", "000");

  private UnitCodes() {}

  /** Upper case, without spaces; what people type becomes what is stored. */
  static String clean(String code) {
    return code.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /** The style of a clean code; empty when it is neither. */
  static Optional<CodeStyle> styleOf(String code) {
    if (OLD.matcher(code).matches()) {
      return Optional.of(CodeStyle.OLD);
    }
    return code.length() <= MAX_LENGTH && NEW.matcher(code).matches()
        ? Optional.of(CodeStyle.NEW)
        : Optional.empty();
  }

  /** The same agency in the old style; empty when it has more levels or longer groups. */
  static Optional<String> toOld(String code) {
    List<String> groups = List.of(code.split("\\."));
    if (groups.size() > 4 || groups.getFirst().length() != 3) {
      return Optional.empty();
    }
    List<String> levels = new ArrayList<>(List.of(groups.getFirst()));
    for (int i = 0; i < EMPTY.size(); i++) {
      String group = i + 1 < groups.size() ? groups.get(i + 1) : EMPTY.get(i);
      if (group.length() != EMPTY.get(i).length()) {
        return Optional.empty();
      }
      levels.add(group);
    }
    Collections.reverse(levels);
    String old = String.join(".", levels);
    return OLD.matcher(old).matches() ? Optional.of(old) : Optional.empty();
  }

  /** The same agency in the new style; empty when a level below is filled and one above is not. */
  static Optional<String> toNew(String old) {
    if (!OLD.matcher(old).matches()) {
      return Optional.empty();
    }
    List<String> levels = new ArrayList<>(Arrays.asList(old.split("\\.")));
    Collections.reverse(levels);
    while (levels.size() > 1 && levels.getLast().chars().allMatch(c -> c == '0')) {
      levels.removeLast();
    }
    boolean hole = levels.subList(1, levels.size()).stream().anyMatch(EMPTY::contains);
    return hole ? Optional.empty() : Optional.of(String.join(".", levels));
  }

  /** Every way in which the agency of the code may be stored, as given first. */
  static List<String> spellings(String anyStyle) {
    String code = clean(anyStyle);
    List<String> spellings = new ArrayList<>(List.of(code));
    (OLD.matcher(code).matches() ? toNew(code) : toOld(code)).ifPresent(spellings::add);
    return spellings;
  }
}
