package vn.lienthong.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: receivers side by side, each in its own time. May be killed at any point:
 * what was sent and not noted is sent again under the same id.
 */
final class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private static final int LANES_AT_ONCE = 200;
  private static final int LANES_OF_A_RECEIVER = 50;
  private static final int MESSAGES_PER_LANE = 25;
  private static final int WORKERS = 8;
  private static final int MOST_REFUSALS = 6;
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_SILENCE = Duration.ofDays(5);

  private final Spreading spreading;
  private final SubscriptionRepository subscriptions;
  private final Lanes lanes;
  private final Secrets secrets;
  private final Outlet post;
  private final Clock clock;

  Sending(
      Spreading spreading,
      SubscriptionRepository subscriptions,
      Lanes lanes,
      Secrets secrets,
      Outlet post,
      Clock clock) {
    this.spreading = spreading;
    this.subscriptions = subscriptions;
    this.lanes = lanes;
    this.secrets = secrets;
    this.post = post;
    this.clock = clock;
  }

  /** Sends what is due; returns how many messages were taken. */
  int run() {
    while (spreading.spread() > 0) {
      // the next batch
    }
    AtomicInteger taken = new AtomicInteger();
    List<Lanes.Claim> claims = lanes.claim(LANES_AT_ONCE, LANES_OF_A_RECEIVER, clock.instant());
    Map<UUID, List<Lanes.Claim>> receivers =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    Lanes.Claim::subscriptionId, LinkedHashMap::new, Collectors.toList()));
    if (receivers.isEmpty()) {
      return 0;
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(WORKERS, receivers.size()), Thread.ofVirtual().factory())) {
      receivers.forEach((id, own) ->
          workers.execute(() ->
              subscriptions
                  .find(id)
                  .ifPresent(subscription -> taken.addAndGet(receiver(subscription, own)))));
    }
    return taken.get();
  }

  /** The lanes of one receiver, one after the other, until it fails or its time is over. */
  private int receiver(Subscription subscription, List<Lanes.Claim> claims) {
    Instant end = clock.instant().plus(LONGEST_ROUND);
    List<byte[]> keys = secrets.of(subscription.id(), clock.instant());
    int taken = 0;
    boolean open = true;
    try {
      for (Lanes.Claim claim : claims) {
        boolean following = open && clock.instant().isBefore(end);
        if (following) {
          for (Lanes.Letter letter : lanes.next(claim, MESSAGES_PER_LANE)) {
            Outcome outcome = one(subscription, keys, claim, letter);
            taken += outcome == Outcome.TAKEN ? 1 : 0;
            open = outcome != Outcome.RECEIVER_FAILS;
            if (outcome != Outcome.TAKEN) {
              break;
            }
          }
        }
        lanes.release(claim, clock.instant());
      }
    } catch (RuntimeException e) {
      // The leases run out and the lanes come back; other receivers go on.
      log.warn("webhook subscription {} broke off", subscription.id(), e);
    }
    if (open && taken > 0) {
      subscriptions.works(subscription.id(), clock.instant());
    }
    return taken;
  }

  private enum Outcome {
    TAKEN,
    MESSAGE_FAILS,
    RECEIVER_FAILS
  }

  private Outcome one(
      Subscription subscription, List<byte[]> keys, Lanes.Claim claim, Lanes.Letter letter) {
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", letter.id().toString());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        Signature.header(keys, letter.id().toString(), timestamp, letter.payload()));
    try {
      int status = post.send(URI.create(subscription.url()), headers, letter.payload());
      return lanes.delivered(claim, letter, status, clock.instant())
          ? Outcome.TAKEN
          : Outcome.MESSAGE_FAILS;
    } catch (Undelivered failure) {
      return failed(subscription, claim, letter, failure);
    }
  }

  private Outcome failed(
      Subscription subscription, Lanes.Claim claim, Lanes.Letter letter, Undelivered failure) {
    Instant now = clock.instant();
    // Of this message: the one before it, and a receiver that is away, count for nothing.
    int refused = letter.seq() == claim.done() + 1 ? claim.attempts() : 0;
    if (failure.reason().ofTheMessage()) {
      boolean dead = refused + 1 >= MOST_REFUSALS;
      lanes.failed(
          claim,
          letter,
          failure,
          new Lanes.Retry(now, now.plus(backOff(refused)), dead, refused + 1));
      return Outcome.MESSAGE_FAILS;
    }
    SubscriptionRepository.Failing failing =
        subscriptions.fails(subscription.id(), failure.reason(), now);
    lanes.failed(claim, letter, failure, new Lanes.Retry(now, now, false, refused));
    subscriptions.tryAgainAt(subscription.id(), now.plus(backOff(failing.times() - 1)));
    if (failure.reason() == Reason.GONE) {
      subscriptions.pause(subscription.id(), Subscription.Pause.GONE, now);
    } else if (failing.since().plus(LONGEST_SILENCE).isBefore(now)) {
      subscriptions.pause(subscription.id(), Subscription.Pause.SILENT, now);
    }
    return Outcome.RECEIVER_FAILS;
  }

  /** 5 s, 10 s, 20 s … one hour. */
  static Duration backOff(int attempts) {
    Duration wait = Duration.ofSeconds(5L << Math.min(attempts, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Sealed in the database, open only here. */
  static final class Secrets {
    static final String PURPOSE = "webhooks.secret";

    private final SubscriptionRepository subscriptions;
    private final vn.lienthong.identity.Sealing sealing;

    Secrets(SubscriptionRepository subscriptions, vn.lienthong.identity.Sealing sealing) {
      this.subscriptions = subscriptions;
      this.sealing = sealing;
    }

    List<byte[]> of(UUID subscription, Instant now) {
      SubscriptionRepository.Secrets sealed = subscriptions.secrets(subscription, now);
      List<byte[]> open = new ArrayList<>();
      open.add(sealing.open(PURPOSE, sealed.now()));
      if (sealed.before() != null) {
        open.add(sealing.open(PURPOSE, sealed.before()));
      }
      return open;
    }
  }
}
