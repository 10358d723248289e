package vn.lienthong.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.payments.Mishap;

/** Charges, refunds and settlement through every fault of the gateway, and through kills. */
final class PaymentFaults {
  private static final List<String> REFUND_FAULTS =
      List.of("refund_refused", "refund_unanswered", "refund_pending");
  private static final int WRONG_LINES = 3;

  private final FaultNode node;
  private final JdbcClient jdbc;
  private final int each;
  private final int kills;
  private final FaultCount count;

  /**
   * @param each charges per mishap
   * @param kills of the node while charges are paid; if several, refunds and settlement have one
   *     more each
   */
  PaymentFaults(FaultNode node, int each, int kills) {
    this.node = node;
    this.jdbc = node.jdbc();
    this.count = new FaultCount("payments", jdbc);
    this.each = each;
    this.kills = kills;
  }

  /** Runs all of it; empty when everything is as it must be. */
  List<String> run() throws IOException {
    pay();
    settleDown("payments");
    int refunds = refund();
    settleDown("refunds");
    killOnceMore();
    int differences = Integer.parseInt(node.tell("payments settle " + WRONG_LINES));
    killOnceMore();
    int waiting = Integer.parseInt(node.tell("payments resolve"));
    int open = Integer.parseInt(node.tell("payments late"));
    System.out.printf(
        "  settlement: %d differences, %d wait for a later file, %d after it%n",
        differences, waiting, open);
    count.must("differences that the settlement found", differences, 3 * WRONG_LINES);
    count.must("differences open at the end", open, 0);
    report(refunds);
    return count.wrong();
  }

  private void killOnceMore() {
    if (kills > 1) {
      node.condemn();
    }
  }

  private void pay() throws IOException {
    int total = each * Mishap.values().length;
    int told = 0;
    int killed = 0;
    for (int n = 0; n < each; n++) {
      for (Mishap mishap : Mishap.values()) {
        if (killed < kills && told == total * (killed + 1) / (kills + 1)) {
          killed++;
          node.condemn();
        }
        node.tell("payments pay " + mishap + " " + n);
        if (++told % 50 == 0) {
          count.progress(told + " of " + total + " charges paid");
        }
      }
    }
    for (int n = 0; n < each; n++) {
      node.tell("payments again PENDING " + n);
      node.tell("payments again FAILURE " + n);
    }
  }

  private int refund() throws IOException {
    int refunds = 0;
    for (String fault : REFUND_FAULTS) {
      jdbc.sql("update payments.simulator set %s = :times".formatted(fault))
          .param("times", Math.max(1, each / 2))
          .update();
    }
    for (Mishap mishap : Mishap.values()) {
      for (int n = 0; n < each; n += 3) {
        if (refunds == each * Mishap.values().length / 6) {
          killOnceMore();
        }
        node.tell("payments refund " + mishap + " " + n);
        refunds++;
      }
    }
    return refunds;
  }

  /** An hour passes again and again until nothing waits for the gateway any more. */
  private void settleDown(String what) throws IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    long open = Long.MAX_VALUE;
    while (open > 0 && System.nanoTime() < end) {
      node.tell("payments retry");
      anHourPasses();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      long now =
          count.number(
              """
              select (select count(*) from payments.attempt where next_query_at is not null)
                + (select count(*) from payments.simulated_confirmation where sent_at is null)
                + (select count(*) from payments.refund where state in ('APPROVED', 'SUBMITTED', 'ERROR'))
              """);
      if (now != open) {
        count.progress(now + " " + what + " are not final");
      }
      open = now;
    }
  }

  private void anHourPasses() {
    jdbc.sql(
            """
            update payments.simulated_bill set created_at = created_at - interval '1 hour'
            where state = 'OPEN'
            """)
        .update();
    jdbc.sql(
            """
            update payments.attempt set expires_at = expires_at - interval '1 hour',
              next_query_at = next_query_at - interval '1 hour' where next_query_at is not null
            """)
        .update();
    jdbc.sql(
            """
            update payments.refund set next_try_at = next_try_at - interval '1 hour'
            where next_try_at is not null
            """)
        .update();
    jdbc.sql(
            """
            update payments.simulated_confirmation set due_at = due_at - interval '1 hour'
            where sent_at is null
            """)
        .update();
  }

  private void report(int refunds) throws IOException {
    Map<String, Books> books = Books.read(jdbc);
    System.out.printf(
        "%n%-18s %7s %7s %8s %9s %12s %6s %7s %6s%n",
        "fault", "charges", "final", "refunded", "sum", "off accounts", "lost", "doubled", "open");
    for (String name : names()) {
      Books b = books.getOrDefault(name, Books.NONE);
      System.out.printf(
          "%-18s %7d %7d %8d %9d %12d %6d %7d %6d%n",
          name,
          b.charges(),
          b.ended(),
          b.refunded(),
          b.sum(),
          b.off(),
          b.lost(),
          b.doubled(),
          b.open());
      boolean stray = name.startsWith("(");
      count.must(name + ": charges", b.charges(), stray ? 0 : each);
      count.must(name + ": final", b.ended(), b.charges());
      count.must(name + ": debits less credits", b.sum(), 0);
      count.must(name + ": đồng by which accounts differ from the gateway", b.off(), 0);
      count.must(name + ": lost", b.lost(), 0);
      count.must(name + ": doubled", b.doubled(), 0);
      count.must(name + ": open", b.open(), 0);
    }
    long refunded = books.values().stream().mapToLong(Books::refunded).sum();
    count.must("refunds given back", refunded, refunds);
    Map<String, Object> left = jdbc.sql("select * from payments.simulator").query().singleRow();
    for (String fault : REFUND_FAULTS) {
      count.must(fault + " that never struck", ((Number) left.get(fault)).longValue(), 0);
    }
    int named = Integer.parseInt(node.tell("payments named"));
    count.must("differences of the ledger from what it tells of", named, 0);
    System.out.printf(
        "refunds: %d of %d given back once, through %d of each of %s%n",
        refunded, refunds, Math.max(1, each / 2), REFUND_FAULTS);
    System.out.printf(
        "figure: payments: %d charges, %d refunds, kill -9 ×%d, %.0f s%n",
        each * Mishap.values().length, refunds, node.kills(), count.seconds());
  }

  private static List<String> names() {
    List<String> names =
        java.util.Arrays.stream(Mishap.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(ArrayList::new));
    names.add(Books.NOBODY);
    return names;
  }
}
