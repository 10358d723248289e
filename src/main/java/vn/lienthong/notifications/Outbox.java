package vn.lienthong.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Empties the outbox through the gateways. Safe on any number of nodes at once. */
@Component
class Outbox {
  static final Duration LEASE = Duration.ofMinutes(2);
  static final int MOST_ATTEMPTS = 8;
  private static final int BATCH = 20;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final DeliveryRepository deliveries;
  private final List<Gateway> gateways;
  private final Clock clock;

  Outbox(DeliveryRepository deliveries, List<Gateway> gateways, Clock clock) {
    this.deliveries = deliveries;
    this.gateways = List.copyOf(gateways);
    this.clock = clock;
  }

  /** Sends all that is due now; returns how many messages were handed over. */
  int drain() {
    deliveries.recover(
        gateways.stream().filter(Gateway::idempotent).map(Gateway::channel).toList(),
        clock.instant());
    int sent = 0;
    for (Gateway gateway : gateways) {
      if (gateway.ready()) {
        sent += drain(gateway);
      }
    }
    return sent;
  }

  private int drain(Gateway gateway) {
    int sent = 0;
    List<Delivery> batch;
    do {
      batch = deliveries.claim(List.of(gateway.channel()), BATCH, LEASE, clock.instant());
      sent += send(gateway, batch);
    } while (batch.size() == BATCH);
    return sent;
  }

  private int send(Gateway gateway, List<Delivery> batch) {
    if (batch.isEmpty()) {
      return 0;
    }
    int sent = 0;
    int done = 0;
    try (Gateway.Handover way = gateway.open()) {
      for (Delivery delivery : batch) {
        sent += hand(way, delivery) ? 1 : 0;
        done++;
      }
    } catch (GatewayException failure) {
      for (Delivery delivery : batch.subList(done, batch.size())) {
        later(delivery, failure);
      }
    }
    return sent;
  }

  private boolean hand(Gateway.Handover way, Delivery delivery) {
    if (!deliveries.markSending(delivery, LEASE, clock.instant())) {
      return false;
    }
    try {
      way.hand(delivery);
    } catch (GatewayException failure) {
      switch (failure.outcome()) {
        case LATER -> later(delivery, failure);
        case NEVER -> deliveries.markDead(delivery, text(failure));
        case UNKNOWN -> deliveries.markUncertain(delivery, text(failure));
      }
      return false;
    }
    return deliveries.markSent(delivery, clock.instant());
  }

  private void later(Delivery delivery, GatewayException failure) {
    Instant now = clock.instant();
    if (delivery.attempts() >= MOST_ATTEMPTS) {
      log.info("delivery {} given up after {} attempts", delivery.id(), delivery.attempts());
      deliveries.markDead(delivery, text(failure));
    } else {
      deliveries.retry(delivery, text(failure), now.plus(backOff(delivery.attempts())));
    }
  }

  /** 30 s, 2 min, 8 min, 32 min, then about two and six hours. */
  static Duration backOff(int attempts) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(20, 2 * (attempts - 1)));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String text(GatewayException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String line = message.lines().findFirst().orElse("");
    return failure.outcome().name().toLowerCase(Locale.ROOT)
        + ": "
        + line.substring(0, Math.min(300, line.length()));
  }
}
