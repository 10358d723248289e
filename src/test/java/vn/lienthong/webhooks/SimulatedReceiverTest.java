package vn.lienthong.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimulatedReceiverTest {
  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");
  private static final URI OWN = URI.create("https://" + SimulatedReceiver.HOST + "/ho-so");

  private final AtomicInteger outside = new AtomicInteger();
  private final SimulatedReceiver receiver =
      new SimulatedReceiver(
          (url, headers, body) -> {
            outside.incrementAndGet();
            return 200;
          },
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static Map<String, String> headers(UUID id, Instant at) {
    return Map.of(
        "webhook-id",
        id.toString(),
        "webhook-timestamp",
        "" + at.getEpochSecond(),
        "webhook-signature",
        "v1,abc");
  }

  @Test
  @DisplayName("What is sent to it never leaves the house; everything else goes to the network")
  void staysInside() throws Undelivered {
    for (int i = 0; i < 120; i++) {
      UUID id = new UUID(0, i);
      try {
        assertThat(receiver.send(OWN, headers(id, NOW), "{}")).isEqualTo(204);
      } catch (Undelivered busy) {
        assertThat(busy.reason()).isEqualTo(Reason.BROKEN);
        assertThat(receiver.send(OWN, headers(id, NOW), "{}")).as("the second time").isEqualTo(204);
      }
    }
    assertThat(outside).hasValue(0);
    assertThat(receiver.send(URI.create("https://a.example/"), headers(new UUID(0, 1), NOW), "{}"))
        .isEqualTo(200);
    assertThat(
            receiver.send(
                URI.create("https://" + SimulatedReceiver.HOST + ".evil.example/"),
                headers(new UUID(0, 1), NOW),
                "{}"))
        .isEqualTo(200);
    assertThat(outside).hasValue(2);
  }

  @Test
  @DisplayName("It refuses what is old or bears no signature, as a receiver should")
  void refuses() {
    UUID id = new UUID(0, 1);
    assertThatThrownBy(() -> receiver.send(OWN, headers(id, NOW.minusSeconds(400)), "{}"))
        .isInstanceOf(Undelivered.class);
    assertThatThrownBy(() ->
            receiver.send(OWN, Map.of("webhook-id", id.toString(), "webhook-timestamp", "1"), "{}"))
        .isInstanceOf(Undelivered.class);
  }

  @Test
  @DisplayName("Its address may be given only where simulators are on, and is then not looked up")
  void named() {
    AddressGuard.Names nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    List<Network> none = List.of();
    assertThat(new AddressGuard(none, nobody, true).flaw(OWN.toString())).isNull();
    assertThat(new AddressGuard(none, nobody, false).flaw(OWN.toString()))
        .isEqualTo("webhooks.bad.host");
    assertThat(
            new AddressGuard(
                    none, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, true)
                .flaw("https://127.0.0.1/ho-so"))
        .isEqualTo("webhooks.bad.address");
  }
}
