package vn.lienthong.signing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.bouncycastle.tsp.TimeStampRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.shared.AppException;

/** A time stamp authority over HTTP (RFC 3161 §3.4). */
final class RemoteTimeStamps implements TimeStampService {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteTimeStamps.class);
  private static final int OK = 200;
  private static final int SERVER_FAULT = 500;

  private final SigningSettings settings;
  private final HttpClient client;

  RemoteTimeStamps(SigningSettings settings) {
    this.settings = settings;
    this.client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
  }

  @Override
  public byte[] stamp(byte[] sha256) {
    TimeStampRequest asked = TimeStamps.request(sha256);
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(settings.tsa()))
                  .timeout(settings.patience())
                  .header("Content-Type", "application/timestamp-query")
                  .header("Accept", "application/timestamp-reply")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(asked.getEncoded()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        LOG.info("time stamp authority answers {}", answer.statusCode());
        throw new AppException(
            answer.statusCode() >= SERVER_FAULT
                ? SigningErrors.STAMP_SILENT
                : SigningErrors.STAMP_REFUSED);
      }
      return TimeStamps.token(asked, answer.body());
    } catch (IOException e) {
      LOG.info("time stamp authority does not answer: {}", e.toString());
      throw new AppException(SigningErrors.STAMP_SILENT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppException(SigningErrors.STAMP_SILENT, e);
    }
  }
}
