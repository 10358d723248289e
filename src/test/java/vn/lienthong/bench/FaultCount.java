package vn.lienthong.bench;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run of faults counts in the database, says on the way, and finds wrong. */
final class FaultCount {
  private final String run;
  private final JdbcClient jdbc;
  private final List<String> wrong = new ArrayList<>();
  private final long begin = System.nanoTime();

  FaultCount(String run, JdbcClient jdbc) {
    this.run = run;
    this.jdbc = jdbc;
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  void must(String what, long is, long must) {
    if (is != must) {
      wrong.add(run + ": " + what + ": " + is + " instead of " + must);
    }
  }

  long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  void progress(String what) {
    System.out.printf("  %s after %.0f s%n", what, seconds());
  }
}
