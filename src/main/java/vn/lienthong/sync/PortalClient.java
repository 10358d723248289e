package vn.lienthong.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to the portal: a token first, then one POST of JSON per message; {@code error_code} 0 is
 * the acknowledgement. The key goes along as Idempotency-Key, so that a message sent again is
 * stored once.
 */
final class PortalClient {
  private final Supplier<@Nullable String> address;
  private final Settings settings;
  private final Clock clock;
  private final JsonMapper json;
  private final HttpClient http;
  private volatile @Nullable Token token;

  /**
   * @param patience how long to wait for an answer, well below the lease of a lane
   */
  record Settings(String client, String secret, Duration patience) {}

  private record Token(String value, Instant until) {}

  /**
   * @param reference the key of the message that the answer is about; null when it names none
   */
  record Answer(
      String errorCode, String message, @Nullable String reference, JsonNode body, String raw) {
    boolean accepted() {
      return errorCode.equals("0");
    }
  }

  PortalClient(
      Supplier<@Nullable String> address, Settings settings, Clock clock, JsonMapper json) {
    this.address = address;
    this.settings = settings;
    this.clock = clock;
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.patience())
            .build();
  }

  /** False while there is no address, for instance before our own server listens. */
  boolean ready() {
    return address.get() != null;
  }

  /** Sends a message; an answer that refuses it is an answer too. */
  Answer send(String service, String key, String body) throws Unsendable {
    Answer answer = post("/" + service, key, body, token());
    if (answer.errorCode().equals("401")) {
      // The token ended early: one fresh one, then the answer counts.
      token = null;
      answer = post("/" + service, key, body, token());
    }
    if (answer.errorCode().equals("401")) {
      throw new Unsendable(Failure.of(Failure.Reason.SIGN_IN_REFUSED, answer.message()));
    }
    return answer;
  }

  private String token() throws Unsendable {
    Token known = token;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    String body =
        json.writeValueAsString(
            Map.of("client_id", settings.client(), "client_secret", settings.secret()));
    Answer answer = post("/token", "", body, "");
    if (!answer.accepted()) {
      throw new Unsendable(Failure.of(Failure.Reason.SIGN_IN_REFUSED, answer.message()));
    }
    Token fresh =
        new Token(
            answer.body().path("access_token").asString(""),
            clock.instant().plusSeconds(answer.body().path("expires_in").asLong(60) - 30));
    token = fresh;
    return fresh.value();
  }

  private Answer post(String path, String key, String body, String bearer) throws Unsendable {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.get() + path))
            .timeout(settings.patience())
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (HttpTimeoutException e) {
      throw new Unsendable(Failure.of(Failure.Reason.NO_ANSWER, null));
    } catch (IOException e) {
      throw new Unsendable(Failure.of(Failure.Reason.UNREACHABLE, null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unsendable(Failure.of(Failure.Reason.NO_ANSWER, null));
    }
  }

  private Answer read(HttpResponse<String> response) throws Unsendable {
    int status = response.statusCode();
    if (status == 504 || status == 408) {
      throw new Unsendable(Failure.of(Failure.Reason.NO_ANSWER, "HTTP " + status));
    }
    if (status != 200 && status != 401) {
      throw new Unsendable(Failure.of(Failure.Reason.UNREACHABLE, "HTTP " + status));
    }
    try {
      JsonNode body = json.readTree(response.body());
      JsonNode reference = body.path("reference");
      return new Answer(
          status == 401 ? "401" : body.path("error_code").asString(""),
          body.path("message").asString(""),
          reference.isString() ? reference.asString() : null,
          body,
          response.body());
    } catch (JacksonException e) {
      throw new Unsendable(Failure.of(Failure.Reason.WRONG_ANSWER, null));
    }
  }
}
