package vn.lienthong.signing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;

/**
 * A remote signing service in the manner of the Cloud Signature Consortium API v2, {@code
 * signatures/signDoc}: the credential of an official is named by the id of the person.
 */
final class RemoteSigning implements SigningService {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteSigning.class);
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
  private static final int OK = 200;
  private static final int SERVER_FAULT = 500;

  private final SigningSettings settings;
  private final JsonMapper json;
  private final HttpClient client;

  RemoteSigning(SigningSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
    this.client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public byte[] sign(byte[] sha256, Signatory who) {
    Map<String, Object> digest =
        Map.of(
            "hashes",
            List.of(Base64.getEncoder().encodeToString(sha256)),
            "hashAlgorithmOID",
            SHA256,
            "signature_format",
            "P",
            "conformance_level",
            "AdES-B-B");
    Map<String, Object> body =
        Map.of(
            "credentialID", who.person().toString(),
            "clientData", who.name() + ", " + who.title() + ", " + who.unit(),
            "documentDigests", List.of(digest));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/signatures/signDoc"))
            .timeout(settings.patience())
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + credentials())
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    try {
      return signature(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      LOG.info("signing service does not answer: {}", e.toString());
      throw new AppException(SigningErrors.SERVICE_SILENT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppException(SigningErrors.SERVICE_SILENT, e);
    }
  }

  private byte[] signature(HttpResponse<String> answer) {
    if (answer.statusCode() >= SERVER_FAULT) {
      throw new AppException(SigningErrors.SERVICE_SILENT);
    }
    try {
      JsonNode tree = json.readTree(answer.body());
      if (answer.statusCode() != OK) {
        LOG.info("signing service refuses: {}", tree.path("error").asString(""));
        throw new AppException(SigningErrors.SERVICE_REFUSED);
      }
      return Base64.getDecoder().decode(tree.path("SignatureObject").path(0).asString(""));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new AppException(SigningErrors.SIGNATURE_UNUSABLE, e);
    }
  }

  private String credentials() {
    String pair = settings.client() + ":" + settings.secret();
    return Base64.getEncoder()
        .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
