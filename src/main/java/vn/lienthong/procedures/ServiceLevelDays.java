package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ContentProblem.Kind;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.ServiceLevelPeriod;

/**
 * Which level of online service may be said of which day. The names belong to the decrees and not
 * to a province, hence no data: four numbered levels under Decree 43/2011/NĐ-CP, full, partial and
 * information since Decree 42/2022/NĐ-CP, and from Decree 224/2026/NĐ-CP Art. 14 on the reason why
 * a service is only partial is published.
 */
final class ServiceLevelDays {
  /** The first day on which levels 1 to 4 are no longer said. */
  static final LocalDate NAMED_LEVELS = LocalDate.of(2022, 7, 1);

  /** Decree 224/2026/NĐ-CP is in force. */
  static final LocalDate REASON_PUBLISHED = LocalDate.of(2026, 7, 1);

  private ServiceLevelDays() {}

  /** Rows that begin on the wrong side of a day; their place is {@code serviceLevels[i]}. */
  static List<ContentProblem> problems(List<ServiceLevelPeriod> rows) {
    List<ContentProblem> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String path = "serviceLevels[" + i + "]";
      ServiceLevelPeriod row = rows.get(i);
      if (missing(row.from())) {
        found.add(new ContentProblem(path + ".from", Kind.REQUIRED, ""));
      } else if (missing(row.level())) {
        found.add(new ContentProblem(path + ".level", Kind.REQUIRED, ""));
      } else {
        said(row, row.from(), path).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * What speaks against a version that comes into force on the day: a row of its own, or the row
   * that counts on that day and was written for an earlier time.
   */
  static Optional<ContentProblem> against(List<ServiceLevelPeriod> rows, LocalDate day) {
    return problems(rows).stream()
        .findFirst()
        .or(() ->
            rows.stream()
                .filter(row -> !row.from().isAfter(day))
                .max(Comparator.comparing(ServiceLevelPeriod::from))
                .flatMap(row -> said(row, day, "serviceLevels[" + rows.indexOf(row) + "]")));
  }

  private static Optional<ContentProblem> said(ServiceLevelPeriod row, LocalDate day, String path) {
    boolean since = !day.isBefore(NAMED_LEVELS);
    ServiceLevel level = row.level();
    if (numbered(level) == since) {
      return Optional.of(
          new ContentProblem(
              path + ".level", since ? Kind.OLD_LEVEL : Kind.NEW_LEVEL, level.name()));
    }
    boolean silent = level == ServiceLevel.PARTIAL && row.reason() == null;
    return silent && !day.isBefore(REASON_PUBLISHED)
        ? Optional.of(new ContentProblem(path + ".reason", Kind.PARTIAL_REASON, level.name()))
        : Optional.empty();
  }

  private static boolean numbered(ServiceLevel level) {
    return switch (level) {
      case LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4 -> true;
      case INFORMATION, PARTIAL, FULL -> false;
    };
  }

  /** JSON may leave out what the record calls not null. */
  private static boolean missing(@Nullable Object value) {
    return Objects.isNull(value);
  }
}
