package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;

/**
 * Drains the events of a day after an outage; run with {@code -Dlienthong.bench.sync=100000} or
 * {@code ./lienthong bench sync}.
 */
@HouseTest
@Tag("bench")
@EnabledIfSystemProperty(named = "lienthong.bench.sync", matches = "\\d+")
@TestPropertySource(properties = "lienthong.test.database=_syncbench")
class SyncBenchTest {
  private static final int CHUNK = 200;

  @Autowired TestOffice offices;
  @Autowired OutageDay day;
  @Autowired TestPortal portal;
  @Autowired JdbcClient jdbc;

  @Test
  void drainsADayAfterAnOutage() {
    int events = Integer.getInteger("lienthong.bench.sync", 0);
    portal.reset();
    portal.fault("OUTAGE", 1_000_000, 100, 0);
    TestOffice.Office office = offices.open();
    long begin = System.nanoTime();
    for (int made = 0; made < events; ) {
      made += day.fill(office, Math.min(CHUNK, (events - made) / OutageDay.ACTS + 1));
      if (made % 10_000 < CHUNK * OutageDay.ACTS) {
        System.out.printf("  %,d of %,d events after %.0f s%n", made, events, since(begin));
      }
    }
    Drain drain = portal.drain();
    drain.run();
    long messages = count("select count(*) from sync.message");
    long acts = count("select count(distinct (dossier_id, version)) from sync.message");
    assertThat(count("select count(*) from npsp.message")).isZero();

    portal.fault("OUTAGE", 0, 100, 0);
    portal.turn(Duration.ofMinutes(2));
    long start = System.nanoTime();
    long sent = 0;
    while (portal.open() > 0) {
      sent += drain.run();
      System.out.printf("  %,d of %,d messages after %.0f s%n", sent, messages, since(start));
    }
    double seconds = since(start);
    System.out.printf(
        "figure: %,d events (%,d messages) drained in %.1f s, %.0f messages/s%n",
        acts, messages, seconds, messages / seconds);
    assertThat(count("select count(*) from npsp.message")).isEqualTo(messages);
    assertThat(count("select count(*) from npsp.message where copies > 1")).isZero();
    assertThat(
            count(
                """
                select count(*) from (
                  select m.seq, row_number() over (partition by m.dossier_id order by n.number) as nth
                  from sync.message m join npsp.message n on n.key = m.key) x
                where seq <> nth
                """))
        .as("messages that came out of order")
        .isZero();
    assertThat(seconds / messages * 180_000).as("seconds for a day").isLessThan(900);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
