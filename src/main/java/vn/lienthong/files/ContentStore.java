package vn.lienthong.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes named by their SHA-256, in {@code content/ab/cd/abcd…}. The same bytes lie there once. A
 * name appears only when all its bytes are on the disk: they are written and forced to a temporary
 * file, which is then renamed in one step.
 */
final class ContentStore {
  private final Path content;
  private final Path incoming;

  /** Thrown while bytes arrive, as soon as there are too many. */
  static final class TooManyBytes extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyBytes(long limit) {
      super("more than " + limit + " bytes");
    }
  }

  /** Bytes that have arrived whole but are not in the store; deleted on close unless kept. */
  record Arrived(Path file, String sha256, long size) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  ContentStore(Path folder) {
    this.content = folder.resolve("content");
    this.incoming = folder.resolve("incoming");
    try {
      Files.createDirectories(content);
      Files.createDirectories(incoming);
    } catch (IOException e) {
      throw new IllegalStateException("the file store cannot be opened: " + folder, e);
    }
  }

  /** Takes the stream to its end, at most {@code limit} bytes. */
  Arrived receive(InputStream in, long limit) throws IOException {
    var file = Files.createTempFile(incoming, "new-", ".part");
    boolean whole = false;
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var digest = sha256();
      var buffer = new byte[64 * 1024];
      long size = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        size += count;
        if (size > limit) {
          throw new TooManyBytes(limit);
        }
        digest.update(buffer, 0, count);
        writeFully(out, ByteBuffer.wrap(buffer, 0, count));
      }
      out.force(true);
      whole = true;
      return new Arrived(file, HexFormat.of().formatHex(digest.digest()), size);
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Takes over a file that lies on the same disk already, such as a finished upload. */
  Arrived adopt(Path file) throws IOException {
    var digest = sha256();
    long size = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var in = Channels.newInputStream(channel);
      var buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        size += count;
      }
      channel.force(true);
    }
    return new Arrived(file, HexFormat.of().formatHex(digest.digest()), size);
  }

  /** Gives the bytes their name; when they are there already, the newcomer is thrown away. */
  void keep(Arrived arrived) throws IOException {
    var target = path(arrived.sha256());
    if (Files.exists(target) && Files.size(target) == arrived.size()) {
      Files.delete(arrived.file());
      return;
    }
    var outer = content.resolve(arrived.sha256().substring(0, 2));
    var inner = outer.resolve(arrived.sha256().substring(2, 4));
    Files.createDirectories(inner);
    Files.move(arrived.file(), target, StandardCopyOption.ATOMIC_MOVE);
    force(inner);
    force(outer);
    force(content);
  }

  /** The bytes as they lie on the disk. */
  InputStream open(String sha256) throws IOException {
    return Files.newInputStream(path(sha256));
  }

  /** As {@link #open}, but the end is only reached when the bytes still have their name. */
  InputStream openVerified(String sha256) throws IOException {
    return new Verified(open(sha256), sha256);
  }

  boolean contains(String sha256) {
    return Files.isRegularFile(path(sha256));
  }

  boolean delete(String sha256) throws IOException {
    try {
      Files.delete(path(sha256));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Where the bytes lie, for libraries that need a file; never to be written. */
  Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return content.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Verified extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private final String expected;

    Verified(InputStream in, String expected) {
      super(in);
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      if (count > 0) {
        digest.update(target, offset, count);
      } else if (count < 0
          && !HexFormat.of().formatHex(((MessageDigest) copy()).digest()).equals(expected)) {
        throw new IOException("content of " + expected + " has changed on disk");
      }
      return count;
    }

    private Object copy() throws IOException {
      try {
        return digest.clone();
      } catch (CloneNotSupportedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
