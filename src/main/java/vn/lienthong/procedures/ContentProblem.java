package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;

/**
 * A broken rule of a procedure's content; {@code path} points into the content, for example {@code
 * channels[2].caseKey}.
 */
public record ContentProblem(String path, Kind kind, String value) {

  /** What is wrong; messages live under {@code procedures.content.<kind>}. */
  public enum Kind {
    REQUIRED,
    CODE_SHAPE,
    UNKNOWN_CASE,
    DUPLICATE_KEY,
    NEGATIVE,
    OPTIONS_MISSING,
    ONE_LEAD,
    UNKNOWN_PART,
    CIRCLE,
    NO_TERM,
    KEY_SHAPE,
    COLUMNS_MISSING,
    NOT_IN_TABLE,
    LIST_MISSING,
    PATTERN,
    LIMIT,
    CONDITION_FIELD,
    CONDITION_VALUES,
    /** A level 1 to 4 of a day that knows them no more. */
    OLD_LEVEL,
    /** Full, partial or information of a day before these words. */
    NEW_LEVEL,
    /** Partial, and nothing says why. */
    PARTIAL_REASON,
    DUPLICATE_DAY,
    REASON_WITHOUT_PARTIAL
  }

  /** National codes such as 1.004222, with or without the agency's suffix of the old local form. */
  static final Pattern CODE = Pattern.compile("\\d\\.\\d{6}(\\.[A-Z0-9.]{3,35})?");

  /** All problems of the content, in reading order. */
  public static List<ContentProblem> in(ProcedureContent content) {
    List<ContentProblem> found = new ArrayList<>();
    if (blank(content.code())) {
      found.add(new ContentProblem("code", Kind.REQUIRED, ""));
    } else if (!CODE.matcher(content.code()).matches()) {
      found.add(new ContentProblem("code", Kind.CODE_SHAPE, content.code()));
    }
    if (blank(content.name())) {
      found.add(new ContentProblem("name", Kind.REQUIRED, ""));
    }
    Set<@Nullable String> cases = checkCases(content, found);
    for (int i = 0; i < content.channels().size(); i++) {
      checkChannel(content.channels().get(i), "channels[" + i + "]", cases, found);
    }
    checkComponents(content, cases, found);
    found.addAll(ServiceLevelDays.problems(content.serviceLevels()));
    checkResults(content, found);
    checkPeriods(content, found);
    if (content.form() != null) {
      FormProblems.check(content.form(), found);
    }
    checkSteps(content, found);
    found.addAll(LinkedPart.problems(content.linkedParts()));
    return found;
  }

  private static Set<@Nullable String> checkCases(
      ProcedureContent content, List<ContentProblem> found) {
    Set<@Nullable String> keys = new HashSet<>();
    for (int i = 0; i < content.cases().size(); i++) {
      var known = content.cases().get(i);
      String path = "cases[" + i + "]";
      if (blank(known.key())) {
        found.add(new ContentProblem(path + ".key", Kind.REQUIRED, ""));
      } else if (!keys.add(known.key())) {
        found.add(new ContentProblem(path + ".key", Kind.DUPLICATE_KEY, known.key()));
      }
      if (blank(known.name())) {
        found.add(new ContentProblem(path + ".name", Kind.REQUIRED, ""));
      }
    }
    return keys;
  }

  private static void checkResults(ProcedureContent content, List<ContentProblem> found) {
    for (int i = 0; i < content.results().size(); i++) {
      if (blank(content.results().get(i).name())) {
        found.add(new ContentProblem("results[" + i + "].name", Kind.REQUIRED, ""));
      }
    }
  }

  private static void checkPeriods(ProcedureContent content, List<ContentProblem> found) {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 0; i < content.serviceLevels().size(); i++) {
      var period = content.serviceLevels().get(i);
      String path = "serviceLevels[" + i + "]";
      if (missing(period.from()) || missing(period.level())) {
        continue; // ServiceLevelDays says what is missing
      }
      checkDay(period.from(), path, days, found);
      if (period.reason() != null && period.level() != ServiceLevel.PARTIAL) {
        found.add(
            new ContentProblem(
                path + ".reason", Kind.REASON_WITHOUT_PARTIAL, period.reason().name()));
      }
    }
    days.clear();
    for (int i = 0; i < content.routes().size(); i++) {
      var period = content.routes().get(i);
      String path = "routes[" + i + "]";
      checkDay(period.from(), path, days, found);
      if (missing(period.route())) {
        found.add(new ContentProblem(path + ".route", Kind.REQUIRED, ""));
      }
    }
  }

  /** Of two periods from one day nobody could say which holds. */
  private static void checkDay(
      LocalDate from, String path, Set<LocalDate> days, List<ContentProblem> found) {
    if (missing(from)) {
      found.add(new ContentProblem(path + ".from", Kind.REQUIRED, ""));
    } else if (!days.add(from)) {
      found.add(new ContentProblem(path + ".from", Kind.DUPLICATE_DAY, from.toString()));
    }
  }

  private static void checkChannel(
      ProcedureContent.ChannelRow row,
      String path,
      Set<@Nullable String> cases,
      List<ContentProblem> found) {
    if (missing(row.channel())) {
      found.add(new ContentProblem(path + ".channel", Kind.REQUIRED, ""));
    }
    if (missing(row.term()) || missing(row.term().unit())) {
      found.add(new ContentProblem(path + ".term", Kind.REQUIRED, ""));
    } else if (row.term().amount() < 0) {
      found.add(new ContentProblem(path + ".term.amount", Kind.NEGATIVE, "" + row.term().amount()));
    }
    if (row.caseKey() != null && !cases.contains(row.caseKey())) {
      found.add(new ContentProblem(path + ".caseKey", Kind.UNKNOWN_CASE, row.caseKey()));
    }
    for (int i = 0; i < row.fees().size(); i++) {
      var amount = row.fees().get(i).amount();
      if (amount != null && amount < 0) {
        found.add(new ContentProblem(path + ".fees[" + i + "].amount", Kind.NEGATIVE, "" + amount));
      }
    }
  }

  private static void checkComponents(
      ProcedureContent content, Set<@Nullable String> cases, List<ContentProblem> found) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < content.components().size(); i++) {
      var component = content.components().get(i);
      String path = "components[" + i + "]";
      if (blank(component.key())) {
        found.add(new ContentProblem(path + ".key", Kind.REQUIRED, ""));
      } else if (!keys.add(component.key())) {
        found.add(new ContentProblem(path + ".key", Kind.DUPLICATE_KEY, component.key()));
      }
      if (blank(component.name())) {
        found.add(new ContentProblem(path + ".name", Kind.REQUIRED, ""));
      }
      if (component.caseKey() != null && !cases.contains(component.caseKey())) {
        found.add(new ContentProblem(path + ".caseKey", Kind.UNKNOWN_CASE, component.caseKey()));
      }
    }
  }

  private static void checkSteps(ProcedureContent content, List<ContentProblem> found) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < content.steps().size(); i++) {
      var step = content.steps().get(i);
      if (blank(step.key())) {
        found.add(new ContentProblem("steps[" + i + "].key", Kind.REQUIRED, ""));
      } else if (!keys.add(step.key())) {
        found.add(new ContentProblem("steps[" + i + "].key", Kind.DUPLICATE_KEY, step.key()));
      }
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** JSON may leave out what the record calls not null. */
  private static boolean missing(@Nullable Object value) {
    return Objects.isNull(value);
  }
}
