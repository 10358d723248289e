package vn.lienthong.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a figure was measured on: printed with it, or the figure means nothing. */
final class Machine {
  private Machine() {}

  static void describe(JdbcClient jdbc) {
    System.out.printf(
        "machine: %s, %d cores for Java, load %.1f, %s, Java %s, options %s%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        memory(),
        Runtime.version(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .toList());
    System.out.printf(
        "database: PostgreSQL %s, %s%n",
        jdbc.sql("show server_version").query(String.class).single(),
        jdbc.sql(
                """
                select string_agg(name || '=' || current_setting(name), ' ' order by name)
                from pg_settings where name in
                  ('fsync', 'synchronous_commit', 'shared_buffers', 'work_mem', 'max_wal_size')
                """)
            .query(String.class)
            .single());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }

  private static String memory() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\s+", " ");
    } catch (IOException e) {
      return "unknown memory";
    }
  }

  /** The most memory that this process has ever held, in MB. */
  static long peakMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
