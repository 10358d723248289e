package vn.lienthong.dossiers.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.identity.Visitor;

@HouseTest
class ManyPapersTest {
  private static final String BOUNDARY = "papers";

  @LocalServerPort int port;

  @Test
  @DisplayName("A form of the counter with hundreds of parts is read; a stranger's is refused")
  void hundredsOfParts() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      body.append(
          "--%s\r\nContent-Disposition: form-data; name=\"originals-%d\"\r\n\r\n1\r\n"
              .formatted(BOUNDARY, i));
    }
    body.append("--").append(BOUNDARY).append("--\r\n");
    Visitor stranger = new Visitor(port);
    HttpRequest request =
        stranger
            .request("/dossiers/intake")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    assertThat(stranger.send(request).statusCode()).isLessThan(500);
  }
}
