package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Due dates per second on one core; the bar is 1,000,000. Run {@code org.openjdk.jmh.Main
 * DueBenchmark} with the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(1)
public class DueBenchmark {
  private static final int MASK = 0xFFF;

  @Param({"5wd", "8h", "30d", "1m", "same-day"})
  public String term = "5wd";

  private WorkCalendar calendar = NationalCalendar.of(2026, 2026);
  private Term parsed = Term.none();
  private final Instant[] receipts = new Instant[MASK + 1];
  private int next;

  @Setup
  public void prepare() {
    calendar = NationalCalendar.of(1990, 2050);
    parsed = Term.parse(term);
    Random random = new Random(1);
    Instant first = GoldenCase.instant(LocalDateTime.of(2010, 1, 1, 0, 0));
    for (int i = 0; i <= MASK; i++) {
      receipts[i] = first.plusSeconds(random.nextInt(600_000_000));
    }
  }

  @Benchmark
  public Instant due() {
    return calendar.due(receipts[next++ & MASK], parsed, DueRule.USUAL).at();
  }

  @Benchmark
  public Trace dueWithTrace() {
    return calendar.due(receipts[next++ & MASK], parsed, DueRule.USUAL).trace();
  }

  @Benchmark
  public Remaining remaining() {
    return calendar.remaining(receipts[next & MASK], receipts[++next & MASK]);
  }
}
