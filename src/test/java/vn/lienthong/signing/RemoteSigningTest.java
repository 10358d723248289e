package vn.lienthong.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;

class RemoteSigningTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] HASH = PdfSigner.sha256().digest("x".getBytes(UTF_8));

  private HttpServer server;
  private RemoteSigning remote;
  private volatile int status = 200;
  private volatile String asked = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/csc/v2/signatures/signDoc", this::answer);
    server.start();
    remote =
        new RemoteSigning(
            new SigningSettings(
                "http://localhost:" + server.getAddress().getPort() + "/csc/v2",
                "so-thu",
                "bi-mat",
                Duration.ofSeconds(5),
                "roots.pem",
                "",
                "",
                true),
            JSON);
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked =
        exchange.getRequestHeaders().getFirst("Authorization")
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    JsonNode body = JSON.readTree(asked.substring(asked.indexOf('{')));
    byte[] hash =
        Base64.getDecoder()
            .decode(body.path("documentDigests").path(0).path("hashes").path(0).asString());
    byte[] cms = CmsSignature.make(hash, Papers.HELD, Papers.ROOT.certificate());
    String text =
        status == 200
            ? "{\"SignatureObject\":[\"" + Base64.getEncoder().encodeToString(cms) + "\"]}"
            : "{\"error\":\"invalid_request\"}";
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.getBytes(UTF_8));
    exchange.close();
  }

  @Test
  @DisplayName("Function 11 (integration of signing services): a hash goes out, a CMS comes back")
  void signs() throws IOException {
    byte[] cms = remote.sign(HASH, Papers.LEADER);
    assertThat(CmsSignature.read(cms, Map.of("2.16.840.1.101.3.4.2.1", HASH)).intact()).isTrue();
    assertThat(CmsSignature.read(cms, Map.of("2.16.840.1.101.3.4.2.1", new byte[32])).intact())
        .isFalse();
    assertThat(asked)
        .contains(Papers.LEADER.person().toString())
        .startsWith("Basic " + Base64.getEncoder().encodeToString("so-thu:bi-mat".getBytes(UTF_8)));
  }

  @Test
  @DisplayName("A service that refuses, fails or is gone is told apart, and nothing is signed")
  void faults() {
    status = 400;
    assertThatThrownBy(() -> remote.sign(HASH, Papers.LEADER))
        .satisfies(RemoteSigningTest::refused);
    status = 503;
    assertThatThrownBy(() -> remote.sign(HASH, Papers.LEADER)).satisfies(RemoteSigningTest::silent);
    server.stop(0);
    assertThatThrownBy(() -> remote.sign(HASH, Papers.LEADER)).satisfies(RemoteSigningTest::silent);
  }

  private static void refused(Throwable thrown) {
    assertThat(((AppException) thrown).code()).isEqualTo(SigningErrors.SERVICE_REFUSED);
  }

  private static void silent(Throwable thrown) {
    assertThat(((AppException) thrown).code()).isEqualTo(SigningErrors.SERVICE_SILENT);
  }
}
