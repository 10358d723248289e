package vn.lienthong.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final AddressGuard STRICT = new AddressGuard(List.of(), InetAddress::getAllByName);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1.2.3:8443/",
        "https://10.0.0.5/",
        "https://172.16.9.9/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://2130706433/",
        "https://localhost/",
        "http://93.184.216.34/"
      })
  @DisplayName("Neither the own machine nor a private network nor plain http is called")
  void refuses(String url) {
    assertThat(STRICT.flaw(url)).isIn("webhooks.bad.address", "webhooks.bad.host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "https:///x",
        "https://user:secret@example.com/",
        "https://example.com/#x",
        "https://example.com/a b",
        "https://example.com/\r\nHost: x",
        "javascript:alert(1)",
        ""
      })
  void refusesWhatIsNoAddress(String url) {
    assertThat(STRICT.flaw(url)).isEqualTo("webhooks.bad.url");
  }

  @Test
  void takesPublicAddressesAndNetworksThatTheOperatorAllows() {
    assertThat(STRICT.flaw("https://93.184.216.34/tin")).isNull();
    AddressGuard open =
        new AddressGuard(List.of(Network.parse("10.20.0.0/16")), InetAddress::getAllByName);
    assertThat(open.flaw("http://10.20.3.4:8080/tin")).isNull();
    assertThat(open.flaw("https://10.21.3.4/tin")).isEqualTo("webhooks.bad.address");
  }

  @Test
  @DisplayName("A name with one private address among public ones is refused")
  void refusesMixedNames() {
    AddressGuard guard =
        new AddressGuard(
            List.of(),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")
                });
    assertThat(guard.flaw("https://mixed.example/")).isEqualTo("webhooks.bad.address");
  }

  @Test
  @DisplayName("A name is asked once, and the connection goes to the address that was looked at")
  void pinsTheAddress() throws Exception {
    try (Receiver receiver = new Receiver()) {
      AtomicInteger asked = new AtomicInteger();
      AddressGuard guard =
          new AddressGuard(
              TestHooks.OWN_MACHINE,
              host -> {
                // the second answer would be another machine
                String address = asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.9.9.9";
                return new InetAddress[] {InetAddress.getByName(address)};
              });
      URI url = URI.create("http://phanmem.example:" + receiver.port() + "/");
      int status =
          new PinnedPost(guard, Duration.ofSeconds(3))
              .send(url, Map.of("webhook-id", "1"), "{\"type\":\"t\"}");
      assertThat(status).isEqualTo(204);
      assertThat(asked).hasValue(1);
      assertThat(receiver.heard().getFirst().host())
          .isEqualTo("phanmem.example:" + receiver.port());
    }
  }

  @Test
  @DisplayName("A redirect is not followed")
  void followsNoRedirect() throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answer = message -> 302;
      AddressGuard guard = new AddressGuard(TestHooks.OWN_MACHINE, InetAddress::getAllByName);
      PinnedPost post = new PinnedPost(guard, Duration.ofSeconds(3));
      assertThatThrownBy(() -> post.send(URI.create(receiver.url()), Map.of(), "{}"))
          .isInstanceOfSatisfying(
              Undelivered.class, e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN));
      assertThat(receiver.heard()).isEmpty();
    }
  }
}
