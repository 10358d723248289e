package vn.lienthong.files.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Speaks the scanner's side of INSTREAM; finds a mark of its own, and misbehaves as told. */
public final class ClamdSimulator implements AutoCloseable {
  /** How it behaves. */
  public enum Mood {
    WELL,
    SILENT,
    NONSENSE,
    BREAKS_OFF,
    SIZE_LIMIT
  }

  private final ServerSocket server;
  private final Mood mood;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);

  public ClamdSimulator(Mood mood) throws IOException {
    this(mood, 0);
  }

  public ClamdSimulator(Mood mood, int port) throws IOException {
    this.mood = mood;
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Until somebody has asked for a verdict. */
  public void awaitQuestion() throws InterruptedException {
    asked.await();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      var command = new ByteArrayOutputStream();
      for (int b = in.read(); b > 0; b = in.read()) {
        command.write(b);
      }
      if (!command.toString(StandardCharsets.US_ASCII).equals("zINSTREAM")) {
        answer(socket, "UNKNOWN COMMAND");
        return;
      }
      asked.countDown();
      switch (mood) {
        case WELL -> answer(socket, judge(in));
        case SILENT -> closing.await();
        case NONSENSE -> answer(socket, "maybe");
        case BREAKS_OFF -> socket.setSoLinger(true, 0);
        case SIZE_LIMIT -> answer(socket, "INSTREAM size limit exceeded. ERROR");
      }
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String judge(DataInputStream in) throws IOException {
    var content = new ByteArrayOutputStream();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.write(in.readNBytes(length));
    }
    return content.toString(StandardCharsets.ISO_8859_1).contains("TEST-VIRUS-OF-THE-SIMULATOR")
        ? "stream: Simulated-Virus FOUND"
        : "stream: OK";
  }

  private static void answer(Socket socket, String text) throws IOException {
    socket.getOutputStream().write((text + "\0").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
  }
}
