package vn.lienthong.worktime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a due date, in data: rendered by {@link TraceText}, kept as JSON beside the date.
 *
 * @param due null when the term has no appointment date
 */
public record Trace(
    String calendarVersion, Term term, DueRule rule, @Nullable Instant due, List<TraceStep> steps) {
  public Trace {
    steps = List.copyOf(steps);
  }
}
