package vn.lienthong.shared.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

@HouseTest
class RememberedTest {
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final AtomicInteger looks = new AtomicInteger();
  private Signals here;
  private Signals there;
  private Remembered<Integer> mine;
  private Remembered<Integer> theirs;

  @BeforeEach
  void twoNodes() {
    here = new Signals(dataSource, jdbc);
    there = new Signals(dataSource, jdbc);
    mine = new Remembered<>(here, "test.remembered", looks::incrementAndGet);
    theirs = new Remembered<>(there, "test.remembered", looks::incrementAndGet);
    here.start();
    there.start();
    await().until(() -> here.hearing() && there.hearing());
  }

  @AfterEach
  void stop() {
    here.stop();
    there.stop();
  }

  @Test
  @DisplayName("Read once and kept, until a transaction on any node changes it and ends")
  void keptUntilChanged() {
    int first = mine.get();
    int other = theirs.get();
    assertThat(mine.get()).isEqualTo(first);
    assertThat(theirs.get()).isEqualTo(other);
    transactions.executeWithoutResult(status -> {
      mine.changed();
      // What it wrote itself is seen by the transaction alone.
      assertThat(mine.get()).isNotEqualTo(mine.get());
    });
    assertThat(mine.get()).isGreaterThan(other);
    await().untilAsserted(() -> assertThat(theirs.get()).isNotEqualTo(other));
    assertThat(theirs.get()).isEqualTo(theirs.get());
    // Its own signal comes back to this node, too, some time after the end.
    await().untilAsserted(() -> assertThat(mine.get()).isEqualTo(mine.get()));
  }

  @Test
  @DisplayName("A change that is rolled back is forgotten, too")
  void rolledBack() {
    transactions.executeWithoutResult(status -> {
      mine.changed();
      mine.get();
      status.setRollbackOnly();
    });
    assertThat(mine.get()).isEqualTo(mine.get());
  }

  @Test
  @DisplayName("While other nodes are not heard, nothing is kept")
  void deaf() {
    here.stop();
    await().until(() -> !here.hearing());
    assertThat(mine.get()).isNotEqualTo(mine.get());
  }
}
