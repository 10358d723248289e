package vn.lienthong.files.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Speaks INSTREAM with clamd: chunks with a length before each, a zero at the end, one line back.
 * The whole conversation has one time limit, however slowly the other side drips.
 */
public final class ClamdClient {
  private static final int CHUNK = 64 * 1024;
  private static final int MAX_REPLY = 4096;

  private final SocketAddress address;
  private final Duration timeout;

  private ClamdClient(SocketAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /**
   * @param address {@code host:port}, or the path of a socket
   */
  public static ClamdClient at(String address, Duration timeout) {
    if (address.startsWith("/")) {
      return new ClamdClient(UnixDomainSocketAddress.of(address), timeout);
    }
    int colon = address.lastIndexOf(':');
    var host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? 3310 : Integer.parseInt(address.substring(colon + 1));
    return new ClamdClient(new InetSocketAddress(host, port), timeout);
  }

  /** Never throws for anything the scanner does. */
  public ScanVerdict scan(Path file) {
    try (var talk = new Conversation(address, System.nanoTime() + timeout.toNanos());
        var in = Files.newInputStream(file)) {
      talk.send(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
      var chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        talk.send(ByteBuffer.allocate(4 + count).putInt(count).put(chunk, 0, count).flip());
        if (talk.answersEarly()) {
          return verdict(talk.line());
        }
      }
      talk.send(ByteBuffer.allocate(4));
      return verdict(talk.line());
    } catch (IOException | RuntimeException e) {
      return new ScanVerdict.Unavailable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static ScanVerdict verdict(String reply) {
    if (reply.equals("stream: OK")) {
      return new ScanVerdict.Clean();
    }
    if (reply.startsWith("stream: ") && reply.endsWith(" FOUND")) {
      return new ScanVerdict.Infected(reply.substring(8, reply.length() - 6));
    }
    return new ScanVerdict.Unavailable("answer: " + reply);
  }

  /** One connection under one deadline. */
  private static final class Conversation implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector = Selector.open();
    private final long deadline;

    Conversation(SocketAddress address, long deadline) throws IOException {
      this.deadline = deadline;
      this.channel =
          SocketChannel.open(
              address instanceof UnixDomainSocketAddress
                  ? StandardProtocolFamily.UNIX
                  : StandardProtocolFamily.INET);
      channel.configureBlocking(false);
      channel.register(selector, 0);
      if (!channel.connect(resolved(address))) {
        await(SelectionKey.OP_CONNECT);
        channel.finishConnect();
      }
    }

    private static SocketAddress resolved(SocketAddress address) {
      return address instanceof InetSocketAddress inet
          ? new InetSocketAddress(inet.getHostString(), inet.getPort())
          : address;
    }

    void send(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          await(SelectionKey.OP_WRITE);
        }
      }
    }

    /** clamd answers before the end when the file is too large for it. */
    boolean answersEarly() throws IOException {
      var key = channel.keyFor(selector);
      key.interestOps(SelectionKey.OP_READ);
      boolean ready = selector.selectNow() > 0;
      selector.selectedKeys().clear();
      return ready;
    }

    String line() throws IOException {
      var reply = new ByteArrayOutputStream();
      var buffer = ByteBuffer.allocate(512);
      while (reply.size() < MAX_REPLY) {
        await(SelectionKey.OP_READ);
        int count = channel.read(buffer.clear());
        if (count < 0) {
          break;
        }
        for (int i = 0; i < count; i++) {
          byte b = buffer.get(i);
          if (b == 0 || b == '\n') {
            return reply.toString(StandardCharsets.UTF_8);
          }
          reply.write(b);
        }
      }
      throw new IOException("no whole answer");
    }

    private void await(int operation) throws IOException {
      channel.keyFor(selector).interestOps(operation);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || selector.select(left) == 0) {
        throw new IOException("time limit");
      }
      selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
      selector.close();
      channel.close();
    }
  }
}
