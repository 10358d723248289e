package vn.lienthong.procedures;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Limits of an answer beyond its kind; browser and server read the same ones.
 *
 * @param shortest fewest characters of a text
 * @param pattern what a whole text must look like, in the part of regular expressions that Java and
 *     JavaScript read alike
 * @param patternText tells people in words what {@code pattern} asks for
 * @param least smallest number or amount; first day as dd/MM/yyyy, TODAY or TODAY-18Y; fewest rows
 * @param most largest number or amount; last day; most rows of a table, most files
 */
public record FieldRules(
    @Nullable Integer shortest,
    @Nullable String pattern,
    @Nullable String patternText,
    @Nullable String patternTextEn,
    @Nullable String least,
    @Nullable String most) {

  /** No limits. */
  public static final FieldRules NONE = new FieldRules(null, null, null, null, null, null);

  private static final int LONGEST_PATTERN = 200;

  /** Literals, digits, classes without nesting, groups, choices, counts. */
  private static final Pattern SHARED =
      Pattern.compile(
          "(?:[^\\\\\\[\\]&]|\\\\[d.\\-/()+*?\\[\\]|{}]|\\[\\^?(?:[^\\\\\\[\\]&]|\\\\[d.\\-/\\]])+])*");

  /** A repeated group that itself repeats or chooses may take for ever to fail. */
  private static final Pattern RUNAWAY =
      Pattern.compile("\\([^()]*[+*{|][^()]*\\)[+*{]|\\([^()]*\\(|\\(\\?[^:]|[+*?}][+*]");

  /** Whether Java and JavaScript read the pattern alike, and quickly. */
  public static boolean readable(String pattern) {
    if (pattern.length() > LONGEST_PATTERN
        || !SHARED.matcher(pattern).matches()
        || RUNAWAY.matcher(pattern).find()) {
      return false;
    }
    try {
      return Pattern.compile(pattern).flags() == 0;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
