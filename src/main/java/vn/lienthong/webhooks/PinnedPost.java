package vn.lienthong.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over HTTP/1.1 to an address that was looked at before. The JDK's client resolves names
 * itself and cannot be held to an address, so this speaks the few lines of the protocol that a
 * message needs: it follows no redirect and reads no more than the first lines of the answer.
 */
final class PinnedPost implements Outlet {
  private static final int LONGEST_LINE = 1000;

  private final AddressGuard guard;
  private final Duration patience;

  PinnedPost(AddressGuard guard, Duration patience) {
    this.guard = guard;
    this.patience = patience;
  }

  @Override
  public int send(URI url, Map<String, String> headers, String body) throws Undelivered {
    InetAddress address = guard.resolve(url);
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    long end = System.nanoTime() + patience.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), left(end));
      plain.setSoTimeout(left(end));
      try (Socket socket = secure ? secured(plain, url.getHost(), port) : plain) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(head(url, headers, content.length));
        socket.getOutputStream().write(content);
        socket.getOutputStream().flush();
        return judged(status(socket, end));
      }
    } catch (SocketTimeoutException e) {
      throw new Undelivered(Reason.NO_ANSWER, patience.toSeconds() + " s");
    } catch (IOException e) {
      throw new Undelivered(Reason.UNREACHABLE, e.getClass().getSimpleName());
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, AddressGuard.bare(host), port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
      parameters.setServerNames(java.util.List.of(new SNIHostName(host)));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(URI url, Map<String, String> headers, int length) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (url.getRawQuery() != null) {
      head.append('?').append(url.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
    if (url.getPort() > 0) {
      head.append(':').append(url.getPort());
    }
    head.append("\r\nContent-Type: application/json\r\nContent-Length: ")
        .append(length)
        .append("\r\nUser-Agent: LienThong-Webhooks/1\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Reads the first line; a receiver that drips byte by byte does not hold us longer. */
  private int status(Socket socket, long end) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream(), 512);
    StringBuilder line = new StringBuilder();
    while (line.length() < LONGEST_LINE) {
      socket.setSoTimeout(left(end));
      int next = in.read();
      if (next < 0 || next == '\n') {
        break;
      }
      line.append((char) next);
    }
    String[] words = line.toString().strip().split(" ");
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
      throw new IOException("no HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private static int judged(int status) throws Undelivered {
    if (status >= 200 && status < 300) {
      return status;
    }
    Reason reason =
        status == 410
            ? Reason.GONE
            : status >= 400 && status < 500 && status != 408 && status != 429
                ? Reason.REFUSED
                : Reason.BROKEN;
    throw new Undelivered(reason, status, "HTTP " + status);
  }

  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) millis;
  }
}
