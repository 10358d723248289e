package vn.lienthong.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A file outside the database that keeps every signed head: only it can tell that the tail of the
 * log was cut off or that an old backup was put back.
 */
@Component
class Witness {
  private static final int TAIL = 1024;

  private final AuditProperties properties;

  Witness(AuditProperties properties) {
    this.properties = properties;
  }

  /**
   * Adds the head; on disk when this returns. A head that another process has shown meanwhile, or a
   * later one, is not added again, so that the lines stay in order.
   */
  void append(Checkpoint checkpoint) {
    Path file = properties.witness().toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (last(channel).filter(seen -> seen.seq() >= checkpoint.seq()).isEmpty()) {
          ByteBuffer line =
              ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(StandardCharsets.UTF_8));
          channel.position(channel.size());
          while (line.hasRemaining()) {
            channel.write(line);
          }
          channel.force(false);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the witness file cannot be written: " + file, e);
    }
  }

  /** The head that was witnessed last. */
  Optional<Checkpoint> last() {
    Path file = properties.witness();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return last(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the witness file cannot be read: " + file, e);
    }
  }

  private static Optional<Checkpoint> last(FileChannel channel) throws IOException {
    ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
    channel.read(tail, channel.size() - tail.capacity());
    List<String> lines = new String(tail.array(), StandardCharsets.UTF_8).strip().lines().toList();
    return lines.isEmpty() ? Optional.empty() : Checkpoint.parse(lines.getLast());
  }

  /** The lines that the witness file has now, oldest first; to be closed. */
  static Stream<String> lines(Path file) throws IOException {
    long now;
    try (Stream<String> all = Files.lines(file)) {
      now = all.count();
    }
    return Files.lines(file).limit(now).filter(line -> !line.isBlank());
  }
}
