package vn.lienthong.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outage of the national portal, then everything it kept waiting through every fault. */
final class SyncFaults {
  private static final int CHUNK = 100;
  private static final int ACTS = 10;
  private static final int FORGOTTEN = 3;
  private static final String OUT_OF_ORDER =
      """
      select count(*) from (
        select m.seq, row_number() over (partition by m.dossier_id order by n.number) as nth
        from sync.message m join npsp.message n on n.key = m.key) x
      where seq <> nth
      """;

  private final FaultNode node;
  private final JdbcClient jdbc;
  private final int events;
  private final int kills;
  private final Map<String, Long> letters = new TreeMap<>();
  private final FaultCount count;
  private final int killedBefore;
  private long unexplained;
  private long storedMeanwhile;
  private int killed;

  SyncFaults(FaultNode node, int events, int kills) {
    this.node = node;
    this.jdbc = node.jdbc();
    this.count = new FaultCount("sync", jdbc);
    this.events = events;
    this.kills = kills;
    this.killedBefore = node.kills();
  }

  /** Runs all of it; empty when everything is as it must be. */
  List<String> run() throws IOException {
    outage();
    return drainAndCount();
  }

  /** Officials work while nobody takes their messages; then the faults begin. */
  void outage() throws IOException {
    fault("OUTAGE", 1_000_000_000, 100, 0);
    work();
    storedMeanwhile = count.number("select count(*) from npsp.message");
    orderFaults((int) count.number("select count(*) from sync.message"));
  }

  List<String> drainAndCount() throws IOException {
    count.must("messages stored during the outage", storedMeanwhile, 0);
    long messages = count.number("select count(*) from sync.message");
    double outage = count.seconds();
    drain(messages);
    double drained = count.seconds() - outage;
    report(messages);
    System.out.printf(
        "figure: sync: %,d events (%,d messages) through every fault and kill -9 ×%d in %.0f s,"
            + " %.0f messages/s%n",
        count.number("select count(distinct (dossier_id, version)) from sync.message"),
        messages,
        node.kills() - killedBefore,
        drained,
        messages / drained);
    return count.wrong();
  }

  /** A part by the acts of the product, one of them killed in the middle; the rest in bulk. */
  private void work() throws IOException {
    int lives = Math.max(2, events / 20 / ACTS);
    for (int i = 0; i < lives; i++) {
      if (kills > 1 && i == lives / 2) {
        node.condemn();
      }
      node.tell("sync live");
      if (i % 25 == 24) {
        count.progress((i + 1) + " of " + lives + " dossiers handled act by act");
      }
    }
    int made = lives * ACTS;
    while (made < events) {
      made +=
          Integer.parseInt(
              node.tell("sync fill " + Math.min(CHUNK, (events - made + ACTS - 1) / ACTS)));
      count.progress("%,d of %,d events during the outage".formatted(made, events));
    }
  }

  private void orderFaults(int messages) {
    int often = Math.max(4, messages / 50);
    fault("OUTAGE", often, 3, 0);
    fault("TIMEOUT_AFTER_STORING", often, 3, 5);
    fault("REJECT", Math.max(3, messages / 400), 2, 0);
    fault("SLOW", often, 3, 30);
    fault("DUPLICATE_ACKNOWLEDGEMENT", often, 3, 0);
    fault("OUT_OF_ORDER", often, 3, 0);
  }

  private void fault(String kind, int times, int share, int delay) {
    jdbc.sql(
            """
            update npsp.fault set remaining = :times, share = :share, delay_ms = :delay,
              struck = case when :share = 100 then struck else 0 end
            where kind = :kind
            """)
        .param("times", times)
        .param("share", share)
        .param("delay", delay)
        .param("kind", kind)
        .update();
  }

  private void drain(long messages) throws IOException {
    long said = 0;
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5 + messages / 2_000);
    while (System.nanoTime() < end) {
      hurry();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      long done = acknowledged();
      if (killed < kills && done >= messages * (killed + 1) / (kills + 2)) {
        killed++;
        node.kill();
      }
      long open = count.number("select count(*) from sync.lane where done < last and not dead");
      if (open == 0) {
        if (count.number("select count(*) from sync.lane where dead") == 0) {
          break;
        }
        replay();
      }
      if (done - said >= messages / 10) {
        said = done;
        count.progress("%,d of %,d messages acknowledged".formatted(done, messages));
      }
    }
    jdbc.sql("update npsp.fault set remaining = 0").update();
  }

  /** Waiting times pass; what a living sender holds stays with it. */
  private void hurry() {
    jdbc.sql("update sync.line set next_try_at = now() where next_try_at > now()").update();
    jdbc.sql(
            """
            update sync.lane set next_at = now()
            where lease is null and done < last and not dead and next_at > now()
            """)
        .update();
  }

  private void replay() throws IOException {
    jdbc.sql(
            """
            select reason, coalesce(field, split_part(detail, ':', 1)) as about, count(*) as many
            from sync.message where state = 'DEAD' group by 1, 2
            """)
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler)
                row -> {
                  String about = row.getString("about");
                  unexplained +=
                      row.getString("reason") == null || about == null ? row.getLong("many") : 0;
                  letters.merge(
                      row.getString("reason") + " " + about, row.getLong("many"), Long::sum);
                });
    node.tell("sync replay");
  }

  private void report(long messages) throws IOException {
    System.out.printf("%n%-28s %8s%n", "fault of the portal", "struck");
    jdbc.sql("select kind, struck from npsp.fault order by kind")
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler)
                row -> {
                  System.out.printf("%-28s %8d%n", row.getString("kind"), row.getLong("struck"));
                  count.must(
                      row.getString("kind") + " never struck",
                      row.getLong("struck") > 0 ? 0 : 1,
                      0);
                });
    long lost =
        count.number(
            """
            select count(*) from sync.message m
            where not exists (select 1 from npsp.message n where n.key = m.key)
            """);
    long doubled =
        count.number(
            """
            select count(*) from npsp.message n
            where not exists (select 1 from sync.message m where m.key = n.key)
            """);
    long silent =
        count.number(
            """
            select count(*) from dossiers.dossier d where not exists (
              select 1 from sync.lane l where l.dossier_id = d.id)
            """);
    System.out.printf(
        "sent %,d, acknowledged %,d, lost %d, doubled %d, out of order %d, came again and stored"
            + " once %,d, dossiers never told %d%n",
        messages,
        acknowledged(),
        lost,
        doubled,
        count.number(OUT_OF_ORDER),
        count.number("select count(*) from npsp.message where copies > 1"),
        silent);
    System.out.printf(
        "dead letters, each replayed: %s, without a reason: %d%n", letters, unexplained);
    count.must("acknowledged", acknowledged(), messages);
    count.must("lost", lost, 0);
    count.must("doubled", doubled, 0);
    count.must("out of order", count.number(OUT_OF_ORDER), 0);
    count.must("dossiers never told", silent, 0);
    count.must("dead letters without a reason", unexplained, 0);
    count.must("dead letters left", count.number("select count(*) from sync.lane where dead"), 0);
    count.must("no dead letter came up", letters.isEmpty() ? 1 : 0, 0);
    reconcile();
  }

  /** By code; then the portal forgets some, which is found and mended. */
  private void reconcile() throws IOException {
    String all = node.tell("sync compare");
    jdbc.sql("delete from npsp.dossier where code in (select code from npsp.dossier limit :many)")
        .param("many", FORGOTTEN)
        .update();
    String[] forgotten = node.tell("sync compare").split(" ");
    int mended = Integer.parseInt(node.tell("sync mend"));
    drain(count.number("select count(*) from sync.message"));
    String again = node.tell("sync compare");
    String[] counts = again.split(" ");
    System.out.printf(
        "reconciliation by code: ours %s, theirs %s, the same %s; %d forgotten by the portal, %d"
            + " found and sent again%n",
        counts[0], counts[1], counts[2], FORGOTTEN, mended);
    count.must("dossiers that the comparison missed", FORGOTTEN - mended, 0);
    count.must("forgotten", Long.parseLong(forgotten[0]) - Long.parseLong(forgotten[2]), FORGOTTEN);
    for (String compared : List.of(all, again)) {
      String[] c = compared.split(" ");
      count.must("reconciliation: theirs", Long.parseLong(c[1]), Long.parseLong(c[0]));
      count.must("reconciliation: the same", Long.parseLong(c[2]), Long.parseLong(c[0]));
    }
  }

  private long acknowledged() {
    return count.number("select count(*) from sync.message where state = 'ACKNOWLEDGED'");
  }
}
