package vn.lienthong;

import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import vn.lienthong.search.SearchBench;

/**
 * {@code ./lienthong bench NAME}: runs the JMH benchmarks whose class name contains NAME; {@code
 * search} measures search over a million dossiers.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] names) throws Exception {
    String name = names.length == 0 ? "" : names[0].toLowerCase(Locale.ROOT);
    if (name.equals("search")) {
      SearchBench.main(names);
      return;
    }
    new Runner(
            new OptionsBuilder()
                .include("(?i).*" + name + ".*Benchmark.*")
                .forks(1)
                .warmupIterations(2)
                .measurementIterations(3)
                .build())
        .run();
  }
}
