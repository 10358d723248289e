package vn.lienthong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.NodeProcess;
import vn.lienthong.shared.db.EmbeddedPostgres;

/**
 * A node of the application that can be told what to do, killed with SIGKILL and started again; its
 * database outlives it.
 */
final class FaultNode implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres server;
  private final JdbcClient jdbc;
  private final Random dice = new Random(2026);
  private @Nullable Process process;
  private @Nullable BufferedReader out;
  private @Nullable Writer in;
  private int starts;
  private int kills;
  private volatile boolean condemned;

  private FaultNode(Path folder, EmbeddedPostgres server, JdbcClient jdbc) {
    this.folder = folder;
    this.server = server;
    this.jdbc = jdbc;
  }

  static FaultNode open() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "faults").toAbsolutePath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"));
    jdbc(server, "postgres").sql("create database faults").update();
    FaultNode node = new FaultNode(folder, server, jdbc(server, "faults"));
    node.start();
    return node;
  }

  private static JdbcClient jdbc(EmbeddedPostgres server, String database) {
    return JdbcClient.create(
        new DriverManagerDataSource(server.jdbcUrl(database), server.user(), server.password()));
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  int kills() {
    return kills;
  }

  Path folder() {
    return folder;
  }

  private void start() throws IOException {
    starts++;
    condemned = false;
    Process started =
        NodeProcess.of(
                NodeOfFaults.class,
                List.of("-Dlienthong.test.first=" + starts * 1000),
                "--lienthong.demo=false",
                "--lienthong.db.url=" + server.jdbcUrl("faults"),
                "--lienthong.db.user=" + server.user(),
                "--lienthong.db.password=" + server.password(),
                "--lienthong.db.folder=" + folder.resolve("postgres"),
                "--lienthong.files.folder=" + folder.resolve("files"))
            .redirectError(folder.resolve("node-" + starts + ".log").toFile())
            .start();
    process = started;
    in = started.outputWriter(StandardCharsets.UTF_8);
    out = started.inputReader(StandardCharsets.UTF_8);
    if (said("PORT ") == null) {
      throw new IOException(
          "the node does not start: " + folder.resolve("node-" + starts + ".log"));
    }
  }

  /** The rest of the next line with that word; null when the process is gone. */
  private @Nullable String said(String word) {
    try {
      String line;
      while (out != null && (line = out.readLine()) != null) {
        if (line.startsWith("FAILED ")) {
          throw new IllegalStateException(
              line + ", see " + folder.resolve("node-" + starts + ".log"));
        }
        if (line.startsWith(word)) {
          return line.substring(word.length());
        }
      }
    } catch (IOException e) {
      // The kill may close the pipe in the middle of a line.
      return null;
    }
    return null;
  }

  /** Does it; when the node is killed meanwhile, the next one is told again. */
  String tell(String order) throws IOException {
    while (true) {
      String done = null;
      try {
        if (in != null) {
          in.write(order + "\n");
          in.flush();
          done = said("DONE ");
        }
      } catch (IOException e) {
        done = null;
      }
      if (done != null && !condemned) {
        return done;
      }
      if (!condemned) {
        throw new IOException("the node died by itself: " + order);
      }
      kill();
      if (done != null) {
        return done;
      }
    }
  }

  /** The next order is interrupted by SIGKILL, or follows it closely. */
  void condemn() {
    Process now = process;
    condemned = true;
    long pause = dice.nextLong(Duration.ofMillis(60).toNanos());
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(pause);
          if (now != null) {
            now.destroyForcibly();
          }
        });
  }

  /** SIGKILL now, if it was not yet, and a new node on the same database. */
  void kill() throws IOException {
    Process now = process;
    if (now != null) {
      now.destroyForcibly();
      try {
        now.waitFor(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    kills++;
    OffsetDateTime killed = OffsetDateTime.now(ZoneOffset.UTC);
    System.out.printf("  kill -9 (%d), the node starts again%n", kills);
    start();
    // What the dead one held falls back after its lease; a run does not wait for it.
    jdbc.sql(
            """
            update shared.scheduled_tasks set picked = false, picked_by = null,
              last_heartbeat = null, execution_time = now(), version = version + 1
            where picked and picked_by is not null and last_heartbeat < :killed
            """)
        .param("killed", killed)
        .update();
    jdbc.sql(
            """
            update sync.lane set lease = null, next_at = now()
            where lease is not null and next_at < :killed + interval '60 seconds'
            """)
        .param("killed", killed)
        .update();
  }

  @Override
  public void close() throws IOException {
    Process now = process;
    if (now != null) {
      now.destroyForcibly();
    }
    try {
      jdbc(server, "postgres").sql("drop database faults with (force)").update();
    } finally {
      FileSystemUtils.deleteRecursively(folder.resolve("files"));
    }
  }
}
