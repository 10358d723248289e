package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class AuditSpeedTest {
  private static final int ENTRIES = 10_000;

  @Autowired AuditApi audit;
  @Autowired Sealer sealer;
  @Autowired LogRepository repository;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void entriesAreWrittenSealedAndVerifiedFasterThanTheHouseMakesThem() {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    long start = System.nanoTime();
    for (int i = 0; i < ENTRIES / 100; i++) {
      transaction.executeWithoutResult(status -> {
        for (int n = 0; n < 100; n++) {
          audit.record(
              new AuditEvent(
                  "audit.measured",
                  "thing",
                  "1",
                  CurrentUser.SYSTEM,
                  null,
                  Map.of("status", "ACCEPTED"),
                  Map.of("status", "ASSIGNED"),
                  "1/QĐ"));
        }
      });
    }
    double written = seconds(start);
    start = System.nanoTime();
    sealer.seal();
    double sealed = seconds(start);
    start = System.nanoTime();
    Verdict verdict =
        new LogVerifier(TrustedKeys.NONE, Collections.emptyIterator())
            .verify(new LogScan(repository));
    double verified = seconds(start);
    System.out.printf(
        "audit: %.0f entries/s written, %.0f sealed, %.0f verified%n",
        ENTRIES / written, ENTRIES / sealed, verdict.entries() / verified);
    assertThat(verdict.holds()).isTrue();
    assertThat(ENTRIES / written).isGreaterThan(500);
    assertThat(ENTRIES / sealed).isGreaterThan(500);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
