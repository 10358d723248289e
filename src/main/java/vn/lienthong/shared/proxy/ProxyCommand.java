package vn.lienthong.shared.proxy;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.OfflineCommand;

/** Runs the proxy until it is stopped. */
public final class ProxyCommand implements OfflineCommand {

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public String summary() {
    return "chia yêu cầu cho nhiều nút / spread requests over nodes: URL URL … [--port 8080]";
  }

  @Override
  public Set<String> options() {
    return Set.of("port");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    String port = given.option("port").orElse("8080");
    boolean nodes = given.words().stream().allMatch(ProxyCommand::isNode);
    if (given.words().isEmpty() || !nodes || !port.matches("[0-9]{1,4}|[1-5][0-9]{4}")) {
      out.println("./lienthong proxy http://localhost:8081 http://localhost:8082 [--port 8080]");
      return 2;
    }
    try (RoundRobin proxy =
        new RoundRobin(Integer.parseInt(port), given.words().stream().map(URI::create).toList())) {
      out.printf("http://localhost:%d → %s%n", proxy.port(), given.words());
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static boolean isNode(String word) {
    try {
      URI address = new URI(word);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
