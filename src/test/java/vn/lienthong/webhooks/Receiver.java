package vn.lienthong.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The software of an agency, written after the specification of Standard Webhooks and not after our
 * sender: it checks the signature and the time, and answers as a test orders it to.
 */
final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Heard(String id, String type, String code, int version, boolean signed, String host) {}

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  volatile String secret = "";
  volatile Function<Heard, Integer> answer = message -> 204;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/tin?phan-mem=1";
  }

  List<Heard> heard() {
    return heard;
  }

  /** Types of what was taken, in order. */
  List<String> types(String code) {
    return heard.stream().filter(m -> m.code().equals(code)).map(Heard::type).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode message = JSON.readTree(body);
    Heard one =
        new Heard(
            first(exchange, "webhook-id"),
            message.path("type").asString(),
            message.at("/data/code").asString(""),
            message.at("/data/version").asInt(0),
            signed(exchange, body),
            first(exchange, "Host"));
    int status = answer.apply(one);
    if (status < 300) {
      heard.add(one);
    }
    if (status >= 300 && status < 400) {
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private boolean signed(HttpExchange exchange, String body) {
    try {
      String timestamp = first(exchange, "webhook-timestamp");
      long age = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
      byte[] expected =
          mac.doFinal(
              (first(exchange, "webhook-id") + "." + timestamp + "." + body)
                  .getBytes(StandardCharsets.UTF_8));
      return age < 300 * 24 * 3600
          && Arrays.stream(first(exchange, "webhook-signature").split(" "))
              .anyMatch(mark ->
                  mark.startsWith("v1,")
                      && MessageDigest.isEqual(
                          Base64.getDecoder().decode(mark.substring(3)), expected));
    } catch (java.security.GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String first(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
