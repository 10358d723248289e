package vn.lienthong.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way to the post: orders, hand-overs, cancellations out, news on request back, each body with
 * a signature (HMAC-SHA256) of the shared secret. The field names are our adapter's; the interface
 * of the post enterprise is bound to them where it is connected.
 */
class PostLine implements DisposableBean {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<String> address;
  private final String secret;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  PostLine(Supplier<String> address, String secret) {
    this.address = address;
    this.secret = secret;
  }

  /** The post did not answer, or not with a yes. */
  static class Silent extends Exception {
    Silent(String message) {
      super(message);
    }
  }

  /** Announces the parcel; answers with its tracking number, the same for the same reference. */
  String order(Consignment c) throws Silent {
    JsonNode answer =
        send(
            "/orders",
            Map.of(
                "reference", c.reference(),
                "contents", c.contents(),
                "sender", c.unitName(),
                "recipient", c.to().recipient(),
                "phone", c.to().phone(),
                "address", c.to().address(),
                "collectFromRecipient", c.fee()));
    String tracking = answer.path("tracking").asString("");
    if (tracking.isEmpty()) {
      throw new Silent("order without tracking number");
    }
    return tracking;
  }

  /** From now on it is known what the postman collects: the price of the post, and for us. */
  void handOver(Consignment c) throws Silent {
    Map<String, Object> fields = new HashMap<>(parcel(c));
    fields.put("collectFromRecipient", c.payable());
    fields.put("collectForSender", c.collect());
    send("/hand-overs", fields);
  }

  void cancel(Consignment c) throws Silent {
    send("/cancellations", parcel(c));
  }

  /** Everything that the post knows about the parcel. */
  List<News> news(String tracking) throws Silent {
    JsonNode answer = send("/tracking", Map.of("tracking", tracking));
    return List.of(JSON.treeToValue(answer.path("news"), News[].class));
  }

  private static Map<String, Object> parcel(Consignment c) {
    String tracking = c.tracking();
    return Map.of("reference", c.reference(), "tracking", tracking == null ? "" : tracking);
  }

  private JsonNode send(String path, Map<String, Object> fields) throws Silent {
    String body = JSON.writeValueAsString(fields);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.get() + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(PostSignature.HEADER, PostSignature.of(body, secret))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new Silent("HTTP " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new Silent("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("interrupted");
    }
  }

  @Override
  public void destroy() {
    client.close();
  }
}
