package vn.lienthong.indices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator is scored from a day on.
 *
 * @param max points at most
 * @param counted a of the formula; {@code also} is added to it by REST; {@code among} is b
 * @param target share at which all points are reached
 * @param times what the share is multiplied with before it is compared
 * @param parameters limits in working days, lists of procedures
 * @param confirmed false where no official text confirms it
 */
record Formula(
    String indicator,
    LocalDate from,
    double max,
    Kind kind,
    Measure counted,
    @Nullable Measure also,
    Measure among,
    double target,
    @Nullable Times times,
    WhenEmpty whenEmpty,
    Map<String, Object> parameters,
    String basis,
    boolean confirmed,
    String note,
    String enteredBy,
    Instant enteredAt) {

  /** The closed set of formulas; everything else about them is data. */
  enum Kind {
    /** max × min(1, (a / b) / target). */
    SHARE,
    /** max × min(1, max(0, 1 − (a + also) / b) / target). */
    REST,
    /** (a / b) / target, without points. */
    AVERAGE;

    /** Message key. */
    String label() {
      return "indices.kind." + name();
    }
  }

  enum Times {
    SYNC_RATE
  }

  /** What is earned where b is 0. */
  enum WhenEmpty {
    FULL,
    ZERO,
    /** Left out of the total, which is raised to its full scale. */
    EXCLUDED;

    /** Message key of the whole remark. */
    String label() {
      return "indices.empty." + name();
    }

    /** Message key of what is earned. */
    String word() {
      return "indices.emptied." + name();
    }
  }

  int days(String parameter, int otherwise) {
    return parameters.get(parameter) instanceof Number number ? number.intValue() : otherwise;
  }

  List<String> texts(String parameter) {
    return parameters.get(parameter) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  boolean scores() {
    return kind != Kind.AVERAGE;
  }
}
