package vn.lienthong.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.shared.Vietnam;

/**
 * Empties the outbox: lanes side by side, the messages of a lane one after the other. May be killed
 * at any point: what was sent and not noted is sent again under the same key.
 */
final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  private static final int LANES_AT_ONCE = 48;
  private static final int WORKERS = 6;
  private static final int MESSAGES_PER_LANE = 25;
  private static final int FAILURES_OF_A_DEAD_LINE = 3;
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration LONGEST_RUN = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Lanes lanes;
  private final Payloads payloads;
  private final Adapters adapters;
  private final PortalClient portal;
  private final Clock clock;

  /** Over all rounds: at night one lane alone meets an outage, once a round. */
  private final AtomicInteger failuresInARow = new AtomicInteger();

  Drain(Lanes lanes, Payloads payloads, Adapters adapters, PortalClient portal, Clock clock) {
    this.lanes = lanes;
    this.payloads = payloads;
    this.adapters = adapters;
    this.portal = portal;
    this.clock = clock;
  }

  /** Sends what is due; returns how many messages were acknowledged. */
  int run() {
    Instant end = clock.instant().plus(LONGEST_RUN);
    int sent = 0;
    while (portal.ready() && clock.instant().isBefore(end)) {
      List<Lanes.Claim> claims = lanes.claim(LANES_AT_ONCE, clock.instant());
      if (claims.isEmpty()) {
        break;
      }
      Round round = new Round(adapters.on(Vietnam.today(clock)));
      sent += round.send(claims);
      if (round.stopped.get()) {
        break;
      }
    }
    return sent;
  }

  /** The lanes of one claim. */
  private final class Round {
    private final Adapter adapter;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Round(Adapter adapter) {
      this.adapter = adapter;
    }

    int send(List<Lanes.Claim> claims) {
      try (ExecutorService workers =
          Executors.newFixedThreadPool(
              Math.min(WORKERS, claims.size()), Thread.ofVirtual().factory())) {
        claims.forEach(claim -> workers.execute(() -> lane(claim)));
      }
      if (acknowledged.get() > 0 && !stopped.get()) {
        lanes.lineWorks();
      }
      return acknowledged.get();
    }

    private void lane(Lanes.Claim claim) {
      try {
        for (Message message : lanes.next(claim, MESSAGES_PER_LANE)) {
          if (stopped.get()) {
            break;
          }
          if (!one(claim, message)) {
            return;
          }
        }
        lanes.release(claim, clock.instant());
      } catch (RuntimeException e) {
        // The lease runs out and the lane comes back; other lanes go on.
        log.warn("sync lane {} broke off", claim.code(), e);
      }
    }

    /** Whether the next message of the lane may follow. */
    private boolean one(Lanes.Claim claim, Message message) {
      String payload = null;
      PortalClient.Answer answer = null;
      try {
        payload = payloads.of(message, adapter);
        answer = portal.send(message.kind().service(), message.key(), payload);
        check(message, answer);
      } catch (Unsendable e) {
        failed(claim, message, sent(payload, answer), e.failure());
        return false;
      }
      failuresInARow.set(0);
      boolean ours = lanes.acknowledge(claim, message, sent(payload, answer), clock.instant());
      if (ours) {
        acknowledged.incrementAndGet();
      }
      return ours;
    }

    private Lanes.Sent sent(@Nullable String payload, PortalClient.@Nullable Answer answer) {
      return new Lanes.Sent(adapter.version(), payload, answer == null ? null : answer.raw());
    }

    private void check(Message message, PortalClient.Answer answer) throws Unsendable {
      if (answer.reference() != null && !answer.reference().equals(message.key())) {
        throw new Unsendable(Failure.of(Failure.Reason.WRONG_ANSWER, answer.reference()));
      }
      if (!answer.accepted()) {
        throw new Unsendable(
            Failure.of(
                adapter.passingErrors().contains(answer.errorCode())
                    ? Failure.Reason.BUSY
                    : Failure.Reason.REJECTED,
                answer.errorCode() + ": " + answer.message()));
      }
    }

    private void failed(Lanes.Claim claim, Message message, Lanes.Sent sent, Failure failure) {
      Instant now = clock.instant();
      boolean line = failure.reason().cure() == Failure.Cure.LINE;
      boolean down =
          line
              && (failuresInARow.incrementAndGet() >= FAILURES_OF_A_DEAD_LINE
                  || lanes.lineFailing());
      if (down && stopped.compareAndSet(false, true)) {
        lanes.lineFails(failure, now);
      }
      boolean person = failure.reason().cure() == Failure.Cure.PERSON;
      // A message nobody answers while the line works is the message's fault, not the line's: what
      // was tried while it was down, or of the message before, says nothing of this one.
      int tried = message.seq() == claim.done() + 1 ? claim.attempts() : 0;
      boolean hopeless = !stopped.get() && tried >= MOST_ATTEMPTS;
      Failure told =
          hopeless && !person
              ? Failure.of(Failure.Reason.NEVER_ANSWERED, failure.reason().name())
              : failure;
      lanes.fail(
          claim,
          message,
          sent,
          told,
          new Lanes.Retry(
              now,
              now.plus(down ? Duration.ZERO : backOff(tried)),
              person || hopeless,
              down ? tried : tried + 1));
    }
  }

  /** 1 s, 2 s, 4 s … five minutes. */
  static Duration backOff(int attempts) {
    Duration wait = Duration.ofSeconds(1L << Math.min(attempts, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
