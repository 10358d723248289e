package vn.lienthong.store.national;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;

/** The real store, in JSON over HTTP: one question, and each file when it is chosen. */
final class HttpNationalStore implements NationalStore {
  private static final Logger LOG = LoggerFactory.getLogger(HttpNationalStore.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final NationalSettings settings;
  private final JsonMapper json;
  private final HttpClient client;

  HttpNationalStore(NationalSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public List<NationalPaper> ask(Question question) {
    URI address = settings.below(settings.query());
    if (address == null) {
      throw new IllegalStateException("lienthong.store.national.query leads elsewhere");
    }
    NationalSettings.Ask field = settings.ask();
    Map<String, Object> body =
        Map.of(
            field.owner(), question.owner(),
            field.askedBy(), question.askedBy(),
            field.channel(), question.atCounter() ? 1 : 2,
            field.procedure(), question.procedure());
    HttpResponse<byte[]> answer =
        send(
            request(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build(),
            LONGEST_ANSWER);
    if (answer.statusCode() == NOT_FOUND) {
      return List.of();
    }
    if (answer.statusCode() != OK) {
      throw silent("status " + answer.statusCode());
    }
    try {
      return papers(json.readTree(answer.body()));
    } catch (JacksonException | DateTimeParseException e) {
      throw silent(e.toString());
    }
  }

  private List<NationalPaper> papers(JsonNode tree) {
    NationalSettings.Tell field = settings.tell();
    String error = tree.path(field.error()).asString("0");
    if (!error.equals("0")) {
      throw silent(field.error() + " " + error);
    }
    List<NationalPaper> papers = new ArrayList<>();
    for (JsonNode paper : tree.path(field.papers())) {
      String id = paper.path(field.id()).asString("");
      String kind = paper.path(field.kind()).asString("");
      String name = paper.path(field.name()).asString("");
      if (!id.isBlank() && !kind.isBlank() && !name.isBlank()) {
        String hash = text(paper, field.sha256());
        papers.add(
            new NationalPaper(
                id,
                kind,
                name,
                text(paper, field.number()),
                text(paper, field.agency()),
                text(paper, field.signer()),
                day(paper, field.issuedOn()),
                day(paper, field.validUntil()),
                paper.path(field.forever()).asString("").matches("1|true"),
                settings.inForce().contains(paper.path(field.state()).asString("")),
                hash == null ? null : hash.toLowerCase(Locale.ROOT),
                text(paper, field.fileName()),
                text(paper, field.address())));
      }
    }
    return papers;
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asString("").strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate day(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : LocalDate.parse(text, DAY);
  }

  @Override
  public byte[] fetch(NationalPaper paper, String owner) {
    URI address = paper.address() == null ? null : settings.below(paper.address());
    if (address == null) {
      throw new AppException(NationalErrors.NO_FILE, paper.name());
    }
    HttpResponse<byte[]> answer = send(request(address).GET().build(), settings.largest());
    return switch (answer.statusCode()) {
      case OK -> answer.body();
      case NOT_FOUND -> throw new AppException(NationalErrors.NOT_FOUND, paper.name());
      case GONE, CONFLICT -> throw new AppException(NationalErrors.REVOKED, paper.name());
      default -> throw silent("status " + answer.statusCode());
    };
  }

  private HttpRequest.Builder request(URI address) {
    String pair = settings.client() + ":" + settings.secret();
    return HttpRequest.newBuilder(address)
        .timeout(settings.patience())
        .header("Accept", "application/json, application/pdf, image/*")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** The whole answer within the patience, as the timeout of the request ends at its head. */
  private HttpResponse<byte[]> send(HttpRequest request, int largest) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largest));
    try {
      return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw silent("no answer within " + settings.patience());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException) {
        throw silent(cause.toString());
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw silent(e.toString());
    }
  }

  private static AppException silent(String why) {
    LOG.info("national store does not answer: {}", why);
    return new AppException(NationalErrors.SILENT);
  }
}
