package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.bench.DeskUser;
import vn.lienthong.shared.db.EmbeddedPostgres;
import vn.lienthong.shared.proxy.RoundRobin;

/** Two processes on one database behind the proxy: one is killed, the other is replaced. */
class NodesTest {
  private static final String NAME = "hai-nut";

  private final List<Process> processes = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger served = new AtomicInteger();
  private volatile boolean working = true;
  private Path folder;
  private EmbeddedPostgres server;

  private record Node(Process process, URI address) {}

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  @DisplayName(
      "Sessions and jobs are shared, a killed node is not missed, and a newer version takes over"
          + " while the older serves: no request fails")
  void twoNodesAndARollingUpgrade() throws Exception {
    folder = Files.createTempDirectory(Path.of("target"), "nodes").toAbsolutePath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    server = EmbeddedPostgres.start(folder.resolve("postgres"));
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database nodes");
    }
    Process startingA = start("a", NAME, "");
    Node a = ready(startingA);
    Process startingB = start("b", "", "");
    Node b = ready(startingB);
    try (RoundRobin proxy = new RoundRobin(0, List.of(a.address(), b.address()))) {
      within(() -> proxy.ready().size() == 2);
      DeskUser user = new DeskUser(a.address().toString());
      user.signIn(NAME, NodeUnderTest.PASSWORD);
      assertThat(user.at(b.address().toString()).open("/desk").statusCode())
          .as("signed in on one node, at work on the other")
          .isEqualTo(200);
      DeskUser throughProxy = user.at("http://localhost:" + proxy.port());
      assertThat(throughProxy.open("/actuator/prometheus").statusCode()).isEqualTo(404);
      Thread worker = Thread.ofVirtual().start(() -> work(throughProxy));
      within(() -> served.get() > 30);
      within(() -> ticks() > 5);

      a.process().destroyForcibly();
      int before = served.get();
      within(() -> served.get() > before + 30);
      assertThat(failures).as("after kill -9 of a node").isEmpty();

      Process startingNext = start("next", "", newer());
      Node next = ready(startingNext);
      proxy.add(next.address());
      within(() -> proxy.ready().contains(next.address()));
      int upgraded = served.get();
      within(() -> served.get() > upgraded + 20);
      assertThat(number("select count(*) from identity.session where of_next_version = 'next'"))
          .as("sessions of the older version have what the newer one added")
          .isPositive();
      worksElsewhere(b, next);
      worksElsewhere(next, b);
      b.process().destroy();
      assertThat(b.process().waitFor(30, TimeUnit.SECONDS)).as("leaves by itself").isTrue();
      int alone = served.get();
      within(() -> served.get() > alone + 20);
      long ticksOfNext = ticks();
      within(() -> ticks() > ticksOfNext);
      working = false;
      worker.join();
      assertThat(failures).as("while the version changed").isEmpty();
      assertThat(
              number(
                  "select count(*) from information_schema.columns where column_name ="
                      + " 'of_next_version'"))
          .isEqualTo(2);
      assertThat(
              number(
                  """
                  select count(*) from public.tick x join public.tick y
                    on y.id > x.id and y.began < x.ended
                  """))
          .as("runs of a job that overlap")
          .isZero();
      System.out.printf(
          "figure: two nodes: %d requests through kill -9 and upgrade, 0 failed%n", served.get());
    } finally {
      processes.forEach(Process::destroyForcibly);
      FileSystemUtils.deleteRecursively(folder.resolve("files"));
    }
  }

  /** What one version writes the other reads, in both directions while both serve. */
  private static void worksElsewhere(Node writes, Node reads) throws Exception {
    DeskUser user = new DeskUser(writes.address().toString());
    user.signIn(NAME, NodeUnderTest.PASSWORD);
    assertThat(user.at(reads.address().toString()).open("/desk").statusCode()).isEqualTo(200);
  }

  private void work(DeskUser user) {
    while (working) {
      try {
        int status = user.open("/desk").statusCode();
        if (status != 200) {
          failures.add("status " + status);
        }
      } catch (IOException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        return;
      }
      served.incrementAndGet();
    }
  }

  /**
   * Expand first: columns that the older version does not know and need not know, in a table that
   * it goes on writing while the newer one alters it.
   */
  private String newer() throws IOException {
    Path migrations = folder.resolve("migrations/dossiers");
    Files.createDirectories(migrations);
    Files.writeString(
        migrations.resolve("V900__expand.sql"),
        "alter table dossiers.dossier add column of_next_version text;\n");
    Path sessions = Files.createDirectories(folder.resolve("migrations/identity"));
    Files.writeString(
        sessions.resolve("V900__expand.sql"),
        "alter table identity.session add column of_next_version text not null default 'next';\n");
    return "--lienthong.db.migrations=" + migrations.getParent();
  }

  private Process start(String name, String account, String option) throws IOException {
    ProcessBuilder node =
        NodeProcess.of(
            NodeUnderTest.class,
            List.of("-Xmx384m"),
            account,
            "--spring.profiles.active=nodes",
            "--lienthong.demo=false",
            "--lienthong.db.url=" + server.jdbcUrl("nodes"),
            "--lienthong.db.user=" + server.user(),
            "--lienthong.db.password=" + server.password(),
            "--lienthong.db.folder=" + folder.resolve("postgres"),
            "--lienthong.files.folder=" + folder.resolve("files"),
            "--lienthong.shutdown.delay=2s");
    if (!option.isEmpty()) {
      node.command().add(option);
    }
    Process process = node.redirectError(folder.resolve(name + ".log").toFile()).start();
    processes.add(process);
    return process;
  }

  private static Node ready(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("PORT ")) {
      line = out.readLine();
    }
    assertThat(line).as("the node serves").isNotNull();
    Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
    return new Node(process, URI.create("http://localhost:" + line.substring(5)));
  }

  private long ticks() {
    return number("select count(*) from public.tick");
  }

  private long number(String sql) {
    try (Connection connection = connect("nodes");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
  }

  private static void within(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
