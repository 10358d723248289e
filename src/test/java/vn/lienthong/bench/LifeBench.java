package vn.lienthong.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.LienThongApplication;
import vn.lienthong.audit.AuditDrill;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.TestOffice;

/**
 * {@code ./lienthong bench life [LIVES]}: how many dossiers live their whole life in a second, here
 * and as a process of Flowable, on the same PostgreSQL, in turns. A life is received, assigned,
 * worked on, proposed, approved, issued and given back, each a transaction of its own. The aim is
 * measured against a Flowable that keeps what we keep, with each step one transaction as here;
 * beside it stand one that is called as its guide shows, and one that keeps less.
 *
 * <p>Our side does what it does at work: numbers without gaps, due dates, rights, history, audit,
 * search and the outboxes. The clock stops when every listener has heard of everything and every
 * audit entry is sealed. The procedure is free of charge: to pay is no part of the other side's
 * life either. Sending to outside systems is no part of it.
 */
public final class LifeBench {
  private static final int THREADS = Integer.getInteger("lienthong.bench.threads", 4);
  private static final int ROUNDS = 3;
  private static final int OFFICES = 8;
  private static final double AIM = 3;

  private final DossierIntake intake;
  private final DossierAssignment assignment;
  private final DossierProcessing processing;
  private final DossierApproval approval;
  private final DossierResult result;
  private final DossierReturn giving;
  private final AuditDrill audit;
  private final JdbcClient jdbc;
  private final List<TestOffice.Office> offices = new ArrayList<>();

  private LifeBench(ConfigurableApplicationContext house) {
    intake = house.getBean(DossierIntake.class);
    assignment = house.getBean(DossierAssignment.class);
    processing = house.getBean(DossierProcessing.class);
    approval = house.getBean(DossierApproval.class);
    result = house.getBean(DossierResult.class);
    giving = house.getBean(DossierReturn.class);
    audit = house.getBean(AuditDrill.class);
    jdbc = house.getBean(JdbcClient.class);
    TestOffice maker = house.getBean(TestOffice.class);
    for (int i = 0; i < OFFICES; i++) {
      TestOffice.Office office = maker.open();
      maker.exempt(office);
      offices.add(office);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int lives = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    System.setProperty("lienthong.test.own-database", "true");
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "life");
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    boolean reached;
    try (ConfigurableApplicationContext house =
        new SpringApplicationBuilder(LienThongApplication.class)
            .run(
                "--lienthong.db.folder=" + folder.resolve("postgres"),
                "--lienthong.files.folder=" + folder.resolve("files"),
                "--lienthong.demo=false",
                "--lienthong.jobs=false",
                "--server.port=0")) {
      reached = new LifeBench(house).compare(house.getBean(HikariDataSource.class), lives);
    }
    org.springframework.util.FileSystemUtils.deleteRecursively(folder);
    System.exit(reached ? 0 : 1);
  }

  private boolean compare(HikariDataSource database, int lives) throws Exception {
    Machine.describe(jdbc);
    System.out.printf("life: %d lives a round, %d threads a side%n", lives, THREADS);
    try (Other same = Other.start(database, THREADS, "same");
        Other guide = Other.start(database, THREADS, "guide");
        Other less = Other.start(database, THREADS, "less")) {
      System.out.printf(
          "life: beside Flowable %s, once with every event and change of a value kept as here"
              + " (history full, event log), the same by calls as in its guide, and once with less"
              + " (history audit, no event log)%n",
          same.version);
      run(lives / 2);
      same.run(lives / 2);
      guide.run(lives / 2);
      less.run(lives / 2);
      double[] ours = new double[ROUNDS];
      double[] theirs = new double[ROUNDS];
      double[] guided = new double[ROUNDS];
      double[] lean = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = lives / run(lives);
        theirs[i] = lives / same.run(lives);
        guided[i] = lives / guide.run(lives);
        lean[i] = lives / less.run(lives);
        System.out.printf(
            "life: round %d: Liên Thông %.1f lives/s, Flowable %.1f, by its guide %.1f, keeping"
                + " less %.1f%n",
            i + 1, ours[i], theirs[i], guided[i], lean[i]);
      }
      double times = median(ours) / median(theirs);
      System.out.printf(
          "figure: life of a dossier: Liên Thông %.1f/s, Flowable %s %.1f/s (medians of %d):"
              + " %.2f times as fast, aim %.0f; Flowable by its guide %.1f/s: %.2f times; keeping"
              + " less %.1f/s: %.2f times%n",
          median(ours),
          same.version,
          median(theirs),
          ROUNDS,
          times,
          AIM,
          median(guided),
          median(ours) / median(guided),
          median(lean),
          median(ours) / median(lean));
      return times >= AIM;
    }
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Seconds until all lives are over and nothing of them waits. */
  private double run(int lives) throws Exception {
    AtomicInteger left = new AtomicInteger(lives);
    long begin = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            workers.submit(() -> {
              for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
                live(offices.get(n % OFFICES));
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    while (jdbc.sql("select exists (select 1 from events.event_publication)")
        .query(Boolean.class)
        .single()) {
      LockSupport.parkNanos(5_000_000);
    }
    audit.seal();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void live(TestOffice.Office o) {
    UUID id = intake.receive(o.papers(), Channel.COUNTER, null, o.counter()).id();
    assignment.assign(id, null, o.specialist().requireId(), "", o.head());
    processing.note(id, null, "Đã kiểm tra, đủ điều kiện", List.of(), o.specialist());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ điều kiện", List.of(), o.specialist());
    approval.approve(id, null, null, o.leader());
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        o.clerk());
    giving.giveBack(
        id,
        null,
        new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
        o.counter());
  }

  /** The other side: a process of its own on the same server, in a schema of its own. */
  private static final class Other implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final OutputStream in;
    private String version = "";

    private Other(Process process) {
      this.process = process;
      this.out = process.inputReader(StandardCharsets.UTF_8);
      this.in = process.getOutputStream();
    }

    static Other start(HikariDataSource database, int threads, String keeps) throws Exception {
      String schema = "flowable_" + keeps;
      try (var connection = database.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create schema if not exists " + schema);
      }
      String path = System.getProperty("lienthong.bench.flowable", "");
      if (path.isEmpty()) {
        throw new IllegalStateException("start it by ./lienthong bench life");
      }
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(option -> option.startsWith("-X"))
          .forEach(command::add);
      command.addAll(
          List.of(
              "--class-path",
              path,
              "src/bench/java/vn/lienthong/bench/FlowableLife.java",
              database.getJdbcUrl() + "?currentSchema=" + schema,
              database.getUsername(),
              database.getPassword(),
              Integer.toString(threads),
              schema,
              keeps));
      Other other =
          new Other(
              new ProcessBuilder(command)
                  .redirectError(Path.of("target", schema + ".log").toFile())
                  .start());
      other.version = other.answer("READY ");
      return other;
    }

    double run(int lives) throws IOException {
      in.write((lives + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      return Long.parseLong(answer("NANOS ")) / 1e9;
    }

    private String answer(String mark) throws IOException {
      String line = out.readLine();
      while (line != null && !line.startsWith(mark)) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IOException("Flowable ended: see target/flowable_*.log");
      }
      return line.substring(mark.length());
    }

    @Override
    public void close() throws IOException {
      in.close();
      process.onExit().join();
    }
  }
}
