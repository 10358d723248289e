package vn.lienthong.files.inspection;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file byte by byte at any place through a small window. */
final class ByteCursor implements Closeable {
  private final FileChannel channel;
  private final ByteBuffer window = ByteBuffer.allocate(16 * 1024).limit(0);
  private final long size;
  private long windowStart;

  ByteCursor(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  long position() {
    return windowStart + window.position();
  }

  long remaining() {
    return size - position();
  }

  void seek(long position) {
    if (position >= windowStart && position <= windowStart + window.limit()) {
      window.position((int) (position - windowStart));
    } else {
      windowStart = position;
      window.limit(0);
    }
  }

  void skip(long count) {
    seek(position() + count);
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (!window.hasRemaining() && !fill()) {
      return -1;
    }
    return window.get() & 0xFF;
  }

  private boolean fill() throws IOException {
    windowStart = position();
    window.clear();
    int read = windowStart < 0 || windowStart >= size ? -1 : channel.read(window, windowStart);
    window.flip();
    return read > 0;
  }

  int u8() throws IOException {
    int b = read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  int u16le() throws IOException {
    return u8() | u8() << 8;
  }

  long u32le() throws IOException {
    return u16le() | (long) u16le() << 16;
  }

  long u64le() throws IOException {
    return u32le() | u32le() << 32;
  }

  /** Up to {@code count} bytes; fewer at the end of the file. */
  byte[] bytes(int count) throws IOException {
    var result = new byte[(int) Math.clamp(remaining(), 0, count)];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) u8();
    }
    return result;
  }

  /** The next four bytes as text, one character each. */
  String fourLetters() throws IOException {
    return "" + (char) u8() + (char) u8() + (char) u8() + (char) u8();
  }

  /** Copies bytes from an absolute place without moving the cursor; -1 at the end. */
  int readAt(long place, byte[] target, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(target, 0, length), place);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
