package vn.lienthong.notifications;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.notifications.GatewayException.Outcome;

/**
 * A carrier's HTTP gateway in the usual form (ApiKey, SecretKey, Phone, Content, Brandname,
 * RequestId → CodeResult 100). The carrier answers a repeated RequestId with its first result.
 */
final class HttpSmsGateway implements Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TAKEN = "100";

  private final SmsSettings settings;
  private final JsonMapper json;

  HttpSmsGateway(SmsSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean ready() {
    return !settings.url().isBlank();
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public Handover open() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    return new Handover() {
      @Override
      public void hand(Delivery delivery) throws GatewayException {
        HttpSmsGateway.this.hand(client, delivery);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private void hand(HttpClient client, Delivery delivery) throws GatewayException {
    String body =
        json.writeValueAsString(
            Map.of(
                "ApiKey", settings.key(),
                "SecretKey", settings.secret(),
                "Brandname", settings.brand(),
                "Phone", delivery.address(),
                "Content", delivery.body(),
                "SmsType", "2",
                "IsUnicode", "1",
                "RequestId", delivery.messageId()));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new GatewayException(Outcome.LATER, "HTTP " + answer.statusCode());
      }
      JsonNode result = json.readTree(answer.body());
      if (!TAKEN.equals(result.path("CodeResult").asString(""))) {
        throw new GatewayException(
            Outcome.LATER, "CodeResult " + result.path("CodeResult").asString("?"));
      }
    } catch (ConnectException e) {
      throw new GatewayException(Outcome.LATER, "the SMS gateway cannot be reached");
    } catch (IOException | JacksonException e) {
      // Safe to try again: the RequestId makes it one message.
      throw new GatewayException(Outcome.LATER, "no answer that can be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException(Outcome.LATER, "interrupted");
    }
  }
}
