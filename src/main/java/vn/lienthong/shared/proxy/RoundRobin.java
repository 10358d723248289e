package vn.lienthong.shared.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads requests over the nodes that say they are ready. A request that only reads and finds its
 * node gone is asked of the next; one that changes something is asked again only when the node
 * never took the connection. Actuator pages stay inside.
 */
public final class RoundRobin implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto");
  private static final Duration CHECK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LARGEST_BODY = 120 * 1024 * 1024;

  private final HttpServer server;
  private final List<URI> nodes = new CopyOnWriteArrayList<>();
  private final Set<URI> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();

  public RoundRobin(int port, List<URI> nodes) throws IOException {
    this.nodes.addAll(nodes);
    server = HttpServer.create(new InetSocketAddress(port), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
    checks.scheduleWithFixedDelay(this::check, 0, CHECK.toMillis(), TimeUnit.MILLISECONDS);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public void add(URI node) {
    nodes.add(node);
  }

  public void remove(URI node) {
    nodes.remove(node);
    ready.remove(node);
  }

  /** Nodes that may get requests now. */
  public Set<URI> ready() {
    return Set.copyOf(ready);
  }

  private void check() {
    for (URI node : nodes) {
      boolean up;
      try {
        up =
            http.send(
                        HttpRequest.newBuilder(node.resolve("/actuator/health/readiness"))
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                        HttpResponse.BodyHandlers.discarding())
                    .statusCode()
                == 200;
      } catch (IOException e) {
        up = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (up) {
        ready.add(node);
      } else {
        ready.remove(node);
      }
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().startsWith("/actuator")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
      for (URI node : inTurn()) {
        try {
          HttpResponse<InputStream> answer =
              http.send(asked(exchange, node, body), HttpResponse.BodyHandlers.ofInputStream());
          byte[] whole;
          try (InputStream in = answer.body()) {
            whole = in.readAllBytes();
          }
          answer(exchange, answer, whole);
          return;
        } catch (java.net.ConnectException e) {
          ready.remove(node);
        } catch (IOException e) {
          ready.remove(node);
          if (!reads) {
            break; // it may have been done: only a person can know
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
      exchange.sendResponseHeaders(503, -1);
    }
  }

  private List<URI> inTurn() {
    List<URI> up = new ArrayList<>(nodes.stream().filter(ready::contains).toList());
    if (up.isEmpty()) {
      return List.copyOf(nodes);
    }
    java.util.Collections.rotate(up, turn.getAndIncrement());
    return up;
  }

  private static HttpRequest asked(HttpExchange exchange, URI node, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI().toString()))
            .timeout(PATIENCE)
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    String host = exchange.getRequestHeaders().getFirst("Host");
    return request
        .header("X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress())
        .header("X-Forwarded-Host", host == null ? "localhost" : host)
        .header("X-Forwarded-Proto", "http")
        .build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer, byte[] whole)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
          }
        });
    exchange.sendResponseHeaders(answer.statusCode(), whole.length == 0 ? -1 : whole.length);
    if (whole.length > 0) {
      exchange.getResponseBody().write(whole);
    }
  }

  @Override
  public void close() {
    checks.shutdownNow();
    server.stop(0);
    http.shutdownNow();
  }
}
