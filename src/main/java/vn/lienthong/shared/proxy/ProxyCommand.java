package vn.lienthong.shared.proxy;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
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
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    if (given.words().isEmpty()) {
      out.println("./lienthong proxy http://localhost:8081 http://localhost:8082 [--port 8080]");
      return 2;
    }
    int port = Integer.parseInt(given.option("port").orElse("8080"));
    try (RoundRobin proxy =
        new RoundRobin(port, given.words().stream().map(URI::create).toList())) {
      out.printf("http://localhost:%d → %s%n", proxy.port(), given.words());
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
