package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/**
 * Drains the events of a day after an outage; run with {@code -Dlienthong.bench.sync=100000} or
 * {@code ./lienthong bench sync}.
 */
@HouseTest
@Tag("bench")
@EnabledIfSystemProperty(named = "lienthong.bench.sync", matches = "\\d+")
@TestPropertySource(properties = "lienthong.test.database=_syncbench")
class SyncBenchTest {
  private static final int ACTS = 10;
  private static final int CHUNK = 200;

  @Autowired TestOffice offices;
  @Autowired DossiersBulk bulk;
  @Autowired TestPortal portal;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void drainsADayAfterAnOutage() {
    int events = Integer.getInteger("lienthong.bench.sync", 0);
    portal.reset();
    portal.fault("OUTAGE", 1_000_000, 100, 0);
    TestOffice.Office office = offices.open();
    long begin = System.nanoTime();
    for (int made = 0; made < events; ) {
      made += fill(office, Math.min(CHUNK, (events - made) / ACTS + 1));
      if (made % 10_000 < CHUNK * ACTS) {
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

  /** Dossiers with ten acts each; their messages are enqueued as the acts would have. */
  private int fill(TestOffice.Office o, int dossiers) {
    Instant at = Instant.now().minus(Duration.ofDays(3));
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < dossiers; i++) {
      List<Deed> deeds = new ArrayList<>();
      deeds.add(Deed.accepted(at.plusSeconds(i), actor(o.counter())));
      deeds.add(Deed.assigned(at.plusSeconds(i + 60), actor(o.head()), actor(o.specialist()), ""));
      for (int n = 2; n < ACTS; n++) {
        deeds.add(Deed.noted(at.plusSeconds(i + 60L * n), actor(o.specialist()), "Đã kiểm tra"));
      }
      stories.add(new Story(o.papers(), Channel.COUNTER, null, at.plusSeconds(i), deeds));
    }
    List<Dossier> loaded = bulk.load(stories);
    transactions.executeWithoutResult(status -> {
      for (Dossier d : loaded) {
        jdbc.sql("delete from sync.message where dossier_id = :id").param("id", d.id()).update();
        jdbc.sql("delete from sync.lane where dossier_id = :id").param("id", d.id()).update();
        for (int version = 1; version <= ACTS; version++) {
          DossierStatus state = version == 1 ? DossierStatus.RECEIVED : DossierStatus.PROCESSING;
          outbox.add(
              new DossierFact(
                  d.id(),
                  d.code(),
                  version,
                  state,
                  d.procedure().code(),
                  o.agency(),
                  Channel.COUNTER,
                  at),
              version % 5 == 0 || version <= 2
                  ? List.of(MessageKind.DOSSIER, MessageKind.PROGRESS)
                  : List.of(MessageKind.PROGRESS));
        }
      }
    });
    return dossiers * ACTS;
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
