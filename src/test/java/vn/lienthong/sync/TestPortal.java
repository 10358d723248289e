package vn.lienthong.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The sender against the simulated portal, over HTTP, with a clock that tests turn. */
@Component
class TestPortal {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Payloads payloads;
  private final Adapters adapters;
  private final JsonMapper json;
  private final Environment environment;
  private final TransactionTemplate transactions;
  private volatile Duration ahead = Duration.ZERO;

  TestPortal(
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Payloads payloads,
      Adapters adapters,
      JsonMapper json,
      Environment environment,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.events = events;
    this.payloads = payloads;
    this.adapters = adapters;
    this.json = json;
    this.environment = environment;
    this.transactions = transactions;
  }

  /** Nothing is owed, no failure ordered, the portal forgets everything. */
  void reset() {
    jdbc.sql(
            "truncate sync.lane, sync.message, sync.reconciliation, sync.difference,"
                + " sync.explanation, sync.mirror")
        .update();
    jdbc.sql("update sync.cursor set at = '2000-01-01 00:00:00+00', code = ''").update();
    jdbc.sql("update sync.line set failures = 0, next_try_at = '2000-01-01 00:00:00+00'").update();
    jdbc.sql("truncate npsp.message, npsp.dossier, npsp.held, npsp.elsewhere").update();
    jdbc.sql("update npsp.fault set remaining = 0, struck = 0, share = 100, delay_ms = 0").update();
    ahead = Duration.ZERO;
  }

  void turn(Duration by) {
    ahead = ahead.plus(by);
  }

  Instant instant() {
    return clock.instant();
  }

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  PortalClient client() {
    return new PortalClient(
        () ->
            "http://localhost:" + environment.getProperty("local.server.port") + "/simulator/npsp",
        new PortalClient.Settings("lienthong", "simulated", Duration.ofSeconds(5)),
        clock,
        json);
  }

  Drain drain() {
    return new Drain(new Lanes(jdbc, events), payloads, adapters, client(), clock);
  }

  /** A sender that dies now and then, after the portal has the message and before it is noted. */
  Drain dyingDrain(Predicate<Message> dies) {
    Lanes lanes =
        new Lanes(jdbc, events) {
          @Override
          public boolean acknowledge(Claim claim, Message message, Sent sent, Instant now) {
            if (dies.test(message)) {
              throw new IllegalStateException("killed on purpose");
            }
            return Boolean.TRUE.equals(
                transactions.execute(status -> super.acknowledge(claim, message, sent, now)));
          }

          @Override
          public void fail(Claim claim, Message message, Sent sent, Failure failure, Retry retry) {
            transactions.executeWithoutResult(
                status -> super.fail(claim, message, sent, failure, retry));
          }
        };
    return new Drain(lanes, payloads, adapters, client(), clock);
  }

  /** Runs and turns the clock until nothing waits but dead letters. */
  int drainAll(Drain drain) {
    int sent = 0;
    for (int i = 0; i < 2_000 && open() > 0; i++) {
      sent += drain.run();
      turn(Duration.ofSeconds(61));
    }
    return sent;
  }

  /** Lanes with messages that wait and may go out. */
  long open() {
    return jdbc.sql("select count(*) from sync.lane where done < last and not dead")
        .query(Long.class)
        .single();
  }

  void fault(String kind, int times, int share, int delay) {
    jdbc.sql(
            """
            update npsp.fault set remaining = :times, share = :share, delay_ms = :delay
            where kind = :kind
            """)
        .param("times", times)
        .param("share", share)
        .param("delay", delay)
        .param("kind", kind)
        .update();
  }

  /** Keys in the order in which they were enqueued. */
  List<String> told(String code) {
    return jdbc.sql("select key from sync.message where key like :code || ':%' order by seq")
        .param("code", code)
        .query(String.class)
        .list();
  }

  /** Keys in the order in which the portal stored them. */
  List<String> heard(String code) {
    return jdbc.sql("select key from npsp.message where code = :code order by number")
        .param("code", code)
        .query(String.class)
        .list();
  }
}
