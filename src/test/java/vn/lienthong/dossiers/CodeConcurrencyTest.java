package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

@HouseTest
class CodeConcurrencyTest {
  private static final int INTAKES = 500;
  private static final int EVERY = 5;

  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierCodes codes;
  @Autowired TransactionTemplate transactions;
  @Autowired HikariDataSource connections;

  @Test
  @DisplayName("TT 01/2018 Art. 19: 500 concurrent intakes give 500 different, gapless codes")
  void codesAreUniqueAndGapless() throws Exception {
    TestOffice.Office office = offices.open();
    ConcurrentLinkedQueue<String> given = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> rolledBack = new ConcurrentLinkedQueue<>();
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < INTAKES; i++) {
      work.add(() -> {
        Dossier dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
        given.add(dossier.code());
        return null;
      });
      if (i % EVERY == 0) {
        work.add(() -> {
          transactions.executeWithoutResult(status -> {
            rolledBack.add(
                intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).code());
            status.setRollbackOnly();
          });
          return null;
        });
      }
    }
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Integer> numbers =
        given.stream()
            .map(code -> Integer.valueOf(code.substring(code.lastIndexOf('-') + 1)))
            .sorted()
            .toList();
    System.out.printf(
        "%d intakes and %d rolled back in %.1f s (%.0f/s): %d codes, %s to %s%n",
        given.size(),
        rolledBack.size(),
        seconds,
        given.size() / seconds,
        numbers.stream().distinct().count(),
        numbers.getFirst(),
        numbers.getLast());
    assertThat(rolledBack).hasSize(INTAKES / EVERY);
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, INTAKES).boxed().toList());
  }

  @Test
  @DisplayName("An intake needs one connection: more at once than there are do not lock each other")
  void oneConnectionEach() throws Exception {
    TestOffice.Office office = offices.open();
    int usual = connections.getMaximumPoolSize();
    connections.getHikariConfigMXBean().setMaximumPoolSize(2);
    connections.getHikariPoolMXBean().softEvictConnections();
    List<Callable<Dossier>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      work.add(() -> intake.receive(office.papers(), Channel.COUNTER, null, office.counter()));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(work))
          .allSatisfy(one -> assertThat(one.state()).isEqualTo(Future.State.SUCCESS));
    } finally {
      connections.getHikariConfigMXBean().setMaximumPoolSize(usual);
    }
  }

  @Test
  @DisplayName("The day of a code turns at midnight in Vietnam, and 9,999 is not the end")
  void dayAndWidth() {
    TestOffice.Office office = offices.open();
    transactions.executeWithoutResult(status -> {
      assertThat(codes.next(office.code(), Instant.parse("2026-11-21T16:59:59Z")))
          .isEqualTo(office.code() + "-261121-0001");
      assertThat(codes.next(office.code(), Instant.parse("2026-11-21T17:00:00Z")))
          .isEqualTo(office.code() + "-261122-0001");
    });
    DossierCodes.CodeRule rule = codes.rule(java.time.LocalDate.of(2026, 11, 22));
    assertThat(rule.code("H56.14", java.time.LocalDate.of(2026, 11, 22), 12345))
        .isEqualTo("H56.14-261122-12345");
    assertThat(codes.rule(java.time.LocalDate.of(2019, 5, 1)).oldStyle()).isTrue();
  }
}
