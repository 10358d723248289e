package vn.lienthong.shared.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills real processes. The folder lies below target/, which the account of PostgreSQL can reach.
 */
class EmbeddedPostgresTest {
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(Path.of("target"));
    folder = Files.createTempDirectory(Path.of("target"), "postgres-test").toAbsolutePath();
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removeFolder() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Test
  void keepsWhatWasAcknowledgedWhenEitherProcessIsKilled() throws Exception {
    long acknowledged = writeUntilKilled(false);
    long after = countIn(acknowledged);
    assertThat(after).as("after kill -9 of the JVM").isGreaterThanOrEqualTo(acknowledged);

    long more = writeUntilKilled(true);
    assertThat(countIn(more)).as("after kill -9 of PostgreSQL").isGreaterThanOrEqualTo(more);
  }

  @Test
  void aSecondProcessJoinsTheRunningServer() throws Exception {
    Process first = child("serve");
    try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      Process second = child("count");
      assertThat(lastLine(second)).isEqualTo("0");
      assertThat(first.isAlive()).isTrue();
    } finally {
      first.destroy();
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
      awaitStopped();
    }
  }

  private long writeUntilKilled(boolean killServer) throws Exception {
    Process writer = child("write");
    long last = 0;
    try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = out.readLine()) != null) {
        last = Long.parseLong(line);
        if (last % 1000 == 300) {
          if (killServer) {
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
          } else {
            writer.destroyForcibly();
          }
          break;
        }
      }
    }
    writer.destroyForcibly();
    assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return last;
  }

  private long countIn(long atLeast) throws Exception {
    long count = Long.parseLong(lastLine(child("count")));
    awaitStopped();
    assertThat(count).isGreaterThanOrEqualTo(atLeast);
    return count;
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
  }

  private void awaitStopped() throws Exception {
    Path pid = folder.resolve("data/postmaster.pid");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (Files.exists(pid) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(pid).as("the lifeline stops the server").doesNotExist();
  }

  private Process child(String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString(),
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String lastLine(Process process) throws IOException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return out.lines().reduce((a, b) -> b).orElseThrow();
    }
  }

  /** The other JVM: writes numbered rows and prints each number once it is acknowledged. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]));
      DatabaseCreation.ensure(server, "probe");
      try (Connection connection =
          DriverManager.getConnection(server.jdbcUrl("probe"), server.user(), server.password())) {
        connection
            .createStatement()
            .execute("create table if not exists entry (id bigint generated always as identity)");
        switch (arguments[1]) {
          case "serve" -> {
            System.out.println("ready");
            Thread.currentThread().join();
          }
          case "write" -> write(connection);
          default -> System.out.println(count(connection));
        }
      }
    }

    private static void write(Connection connection) throws SQLException {
      while (true) {
        connection.createStatement().execute("insert into entry default values");
        System.out.println(count(connection));
      }
    }

    private static long count(Connection connection) throws SQLException {
      try (var rows = connection.createStatement().executeQuery("select count(*) from entry")) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
