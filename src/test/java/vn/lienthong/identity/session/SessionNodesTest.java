package vn.lienthong.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.shared.db.Signals;

/** Two nodes on one database, as two stores with caches and ears of their own. */
@HouseTest
class SessionNodesTest {
  @Autowired HikariDataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired SessionRows rows;
  @Autowired Policies policies;

  MovableClock clock = new MovableClock();
  Signals earOfA;
  Signals earOfB;
  SessionStore a;
  SessionStore b;

  @BeforeEach
  void start() {
    earOfA = new Signals(dataSource, jdbc);
    earOfB = new Signals(dataSource, jdbc);
    a = new SessionStore(rows, earOfA, policies, clock);
    b = new SessionStore(rows, earOfB, policies, clock);
    earOfA.start();
    earOfB.start();
    within(Duration.ofSeconds(5), () -> earOfA.hearing() && earOfB.hearing());
  }

  @AfterEach
  void stop() {
    earOfA.stop();
    earOfB.stop();
  }

  private StoredSession signedIn(UUID owner) {
    StoredSession session = a.createSession();
    session.setAttribute(OpenSession.OWNER, owner.toString());
    session.setAttribute("x", "1");
    a.save(session);
    return session;
  }

  @Test
  void aSessionOfOneNodeIsKnownToTheOther() {
    StoredSession session = signedIn(UUID.randomUUID());
    assertThat(b.findById(session.getId()).<String>getAttribute("x")).isEqualTo("1");
  }

  @Test
  void whatOneNodeChangesTheOtherSeesWithinASecond() {
    StoredSession session = signedIn(UUID.randomUUID());
    b.findById(session.getId());
    session.setAttribute("x", "2");
    a.save(session);
    within(Duration.ofSeconds(1), () -> "2".equals(b.findById(session.getId()).getAttribute("x")));
  }

  @Test
  void changesOfDifferentAttributesDoNotOverwriteEachOther() {
    StoredSession onA = signedIn(UUID.randomUUID());
    StoredSession onB = b.findById(onA.getId());
    onA.setAttribute("a", "1");
    onB.setAttribute("b", "1");
    onB.removeAttribute("x");
    a.save(onA);
    b.save(onB);
    SessionStore c = new SessionStore(rows, earOfB, policies, clock);
    assertThat(c.findById(onA.getId()).getAttributeNames())
        .containsExactlyInAnyOrder(OpenSession.OWNER, "a", "b");
  }

  @Test
  void aRevokedSessionEndsOnTheOtherNodeWithinASecond() {
    UUID owner = UUID.randomUUID();
    StoredSession session = signedIn(owner);
    assertThat(b.findById(session.getId())).isNotNull();
    assertThat(a.end(owner, session.handle())).isTrue();
    assertThat(a.findById(session.getId())).isNull();
    within(Duration.ofSeconds(1), () -> b.findById(session.getId()) == null);
  }

  @Test
  void aNodeThatHearsNothingAsksTheDatabaseInsteadOfTrustingItsCache() {
    UUID owner = UUID.randomUUID();
    StoredSession session = signedIn(owner);
    b.findById(session.getId());
    earOfB.stop();
    assertThat(earOfB.hearing()).isFalse();
    a.endAll(owner, null);
    within(Duration.ofSeconds(1), () -> b.findById(session.getId()) == null);
  }

  @Test
  void nobodyEndsSessionsOfSomebodyElse() {
    StoredSession session = signedIn(UUID.randomUUID());
    assertThat(a.end(UUID.randomUUID(), session.handle())).isFalse();
    assertThat(a.findById(session.getId())).isNotNull();
  }

  @Test
  void aNewIdShutsTheOldOneOnBothNodes() {
    StoredSession session = signedIn(UUID.randomUUID());
    String old = session.getId();
    b.findById(old);
    session.changeSessionId();
    a.save(session);
    assertThat(a.findById(old)).isNull();
    within(Duration.ofSeconds(1), () -> b.findById(old) == null);
    assertThat(b.findById(session.getId()).<String>getAttribute("x")).isEqualTo("1");
  }

  @Test
  void useOnOneNodeKeepsTheSessionAliveOnTheOther() {
    StoredSession onA = signedIn(UUID.randomUUID());
    onA.setMaxInactiveInterval(Duration.ofMinutes(15));
    a.save(onA);
    b.findById(onA.getId());
    for (int i = 0; i < 4; i++) {
      clock.forward(Duration.ofMinutes(5));
      StoredSession used = a.findById(onA.getId());
      used.setLastAccessedTime(clock.instant());
      a.save(used);
    }
    assertThat(b.findById(onA.getId())).as("20 minutes later").isNotNull();
    clock.forward(Duration.ofMinutes(16));
    assertThat(b.findById(onA.getId())).as("idle for 16 minutes").isNull();
    assertThat(a.findById(onA.getId())).isNull();
  }

  @Test
  void theLongestSessionEndsHoweverBusy() {
    StoredSession session = signedIn(UUID.randomUUID());
    for (int i = 0; i < 50 && a.findById(session.getId()) != null; i++) {
      clock.forward(Duration.ofMinutes(15));
      session.setLastAccessedTime(clock.instant());
    }
    assertThat(a.findById(session.getId())).isNull();
  }

  @Test
  void theDatabaseDoesNotKnowTheCookie() {
    StoredSession session = signedIn(UUID.randomUUID());
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from identity.session s
                    where s::text like '%' || :id || '%' or encode(key, 'escape') = :id
                    """)
                .param("id", session.getId())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @Tag("bench")
  void aKnownSessionCostsLessThanATenthOfAMillisecond() {
    StoredSession session = signedIn(UUID.randomUUID());
    int requests = 200_000;
    for (int i = 0; i < 20_000; i++) {
      request(session.getId());
    }
    long begin = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      request(session.getId());
    }
    double micros = (System.nanoTime() - begin) / 1_000.0 / requests;
    System.out.printf(
        "session: %.2f µs a request on a warm cache (%d requests)%n", micros, requests);
    assertThat(micros).isLessThan(100);
  }

  /** What the session filter does in each request. */
  private void request(String id) {
    StoredSession found = a.findById(id);
    found.setLastAccessedTime(clock.instant());
    found.getAttribute(OpenSession.OWNER);
    a.save(found);
  }

  private static void within(Duration time, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within %s", time).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.now();

    void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
