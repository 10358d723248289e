package vn.lienthong.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to an earlier field must be for something to be shown or asked.
 *
 * @param field key of the earlier field
 * @param values of {@code IS} and {@code IS_NOT}; a ticked box is {@code true}
 */
public record FieldCondition(String field, Test test, List<String> values) {

  public FieldCondition(String field, Test test, @Nullable List<String> values) {
    this.field = field;
    this.test = test;
    this.values = values == null ? List.of() : List.copyOf(values);
  }

  /** IS_NOT waits for an answer: before there is one, nothing depends on it. */
  public enum Test {
    IS,
    IS_NOT,
    FILLED,
    EMPTY
  }

  public boolean holds(String answer) {
    return switch (test) {
      case IS -> values.contains(answer);
      case IS_NOT -> !answer.isEmpty() && !values.contains(answer);
      case FILLED -> !answer.isEmpty();
      case EMPTY -> answer.isEmpty();
    };
  }
}
