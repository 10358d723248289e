package vn.lienthong.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The receiver that ships, so that a subscription can be tried without a program: whatever is sent
 * to its host is taken here and never leaves the house. It looks at time and signature as a
 * receiver should, and is now and then out of order, so that repetition can be seen.
 */
final class SimulatedReceiver implements Outlet {
  /** Top-level names under {@code .invalid} belong to nobody (RFC 6761 Art. 6.4). */
  static final String HOST = "phan-mem-mo-phong.invalid";

  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final int EVERY = 29;
  private static final int MOST_REMEMBERED = 10_000;

  private final Outlet network;
  private final Clock clock;
  private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();

  SimulatedReceiver(Outlet network, Clock clock) {
    this.network = network;
    this.clock = clock;
  }

  static boolean simulated(String url) {
    return url.startsWith("https://" + HOST + "/");
  }

  @Override
  public int send(URI url, Map<String, String> headers, String body) throws Undelivered {
    if (!simulated(url.toString())) {
      return network.send(url, headers, body);
    }
    String id = headers.getOrDefault("webhook-id", "");
    if (body.isBlank()
        || !headers.getOrDefault("webhook-signature", "").startsWith("v1,")
        || old(headers.getOrDefault("webhook-timestamp", "0"))) {
      throw new Undelivered(Reason.REFUSED, 401, "HTTP 401");
    }
    if (outOfOrder(id)) {
      throw new Undelivered(Reason.BROKEN, 503, "HTTP 503");
    }
    return 204;
  }

  private boolean old(String timestamp) {
    return Instant.ofEpochSecond(Long.parseLong(timestamp)).isBefore(clock.instant().minus(OLDEST));
  }

  private boolean outOfOrder(String id) {
    if (refusedOnce.size() > MOST_REMEMBERED) {
      refusedOnce.clear();
    }
    return Math.floorMod(UUID.fromString(id).hashCode(), EVERY) == 0 && refusedOnce.add(id);
  }
}
