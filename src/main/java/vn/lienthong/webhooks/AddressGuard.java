package vn.lienthong.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses we call at the wish of others (against server-side request forgery). A name is
 * resolved once; the connection goes to the address that was looked at, so a name that answers
 * differently the next time gains nothing. Private networks only as far as the operator allows
 * them.
 */
final class AddressGuard {
  /** What is not the public internet: RFC 6890 and its updates. */
  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "::ffff:0:0:0/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  /** Finds the addresses of a name. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final List<Network> allowed;
  private final Names names;
  private final boolean simulators;

  AddressGuard(List<Network> allowed, Names names) {
    this(allowed, names, false);
  }

  /**
   * @param simulators whether the receiver that ships may be named; nothing is sent there
   */
  AddressGuard(List<Network> allowed, Names names, boolean simulators) {
    this.allowed = List.copyOf(allowed);
    this.names = names;
    this.simulators = simulators;
  }

  /** The address to connect to; refuses when any address of the name is out of bounds. */
  InetAddress resolve(URI url) throws Undelivered {
    InetAddress[] found;
    try {
      found = names.of(bare(url.getHost()));
    } catch (UnknownHostException e) {
      throw new Undelivered(Reason.UNKNOWN_HOST, url.getHost());
    }
    for (InetAddress address : found) {
      boolean inside = allowed(address);
      boolean open = !special(address) && "https".equals(url.getScheme());
      if (!inside && !open) {
        throw new Undelivered(Reason.FORBIDDEN_ADDRESS, address.getHostAddress());
      }
    }
    return found[0];
  }

  /** What is wrong with the address as a person gave it; null when nothing is. */
  @Nullable String flaw(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (java.net.URISyntaxException e) {
      return "webhooks.bad.url";
    }
    if (uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getFragment() != null
        || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || url.length() > 500
        || !url.chars().allMatch(c -> c > 32 && c < 127)) {
      return "webhooks.bad.url";
    }
    if (simulators && SimulatedReceiver.simulated(url)) {
      return null;
    }
    try {
      resolve(uri);
      return null;
    } catch (Undelivered refusal) {
      return switch (refusal.reason()) {
        case FORBIDDEN_ADDRESS -> "webhooks.bad.address";
        case UNKNOWN_HOST -> "webhooks.bad.host";
        case REFUSED, GONE, BROKEN, UNREACHABLE, NO_ANSWER -> "webhooks.bad.url";
      };
    }
  }

  private boolean allowed(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(plain(address)));
  }

  private static boolean special(InetAddress address) {
    byte[] plain = plain(address);
    return SPECIAL.stream().anyMatch(network -> network.contains(plain));
  }

  /** An IPv4 address that is written as IPv6 is looked at as what it is. */
  private static byte[] plain(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean mapped =
        bytes.length == 16
            && Arrays.equals(Arrays.copyOf(bytes, 10), new byte[10])
            && bytes[10] == -1
            && bytes[11] == -1;
    return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  /** Without the brackets of IPv6. */
  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
