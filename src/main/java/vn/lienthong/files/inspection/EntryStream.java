package vn.lienthong.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.lienthong.files.UploadRefusal;

/**
 * The unpacked bytes of one entry. Counts what really comes out, whatever the directory promises,
 * and stops at the limits. A refusal travels through parsers that only know {@link IOException} as
 * a {@link RefusedInStream}.
 */
final class EntryStream extends InputStream {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ByteCursor file;
  private final ZipDirectory.Entry entry;
  private final Budget budget;
  private final Inflater inflater = new Inflater(true);
  private final TestVirusWatch virus = new TestVirusWatch();
  private final byte[] packed = new byte[8192];
  private long place;
  private long produced;
  private boolean closed;

  /** A refusal found while a parser was reading. */
  static final class RefusedInStream extends IOException {
    private static final long serialVersionUID = 1L;
    private final RefusedUpload refusal;

    RefusedInStream(RefusedUpload refusal) {
      super(refusal);
      this.refusal = refusal;
    }

    RefusedUpload refusal() {
      return refusal;
    }
  }

  EntryStream(ByteCursor file, ZipDirectory.Entry entry, Budget budget) throws RefusedUpload {
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, entry.name());
    }
    this.file = file;
    this.entry = entry;
    this.budget = budget;
    this.place = entry.dataStart();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count =
          entry.method() == STORED ? copy(target, offset, length) : inflate(target, offset, length);
      if (count > 0) {
        account(target, offset, count);
      } else if (count < 0 && produced != entry.size()) {
        throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, entry.name());
      }
      return count;
    } catch (RefusedUpload refusal) {
      throw new RefusedInStream(refusal);
    } catch (DataFormatException e) {
      throw new RefusedInStream(new RefusedUpload(UploadRefusal.MALFORMED, entry.name()));
    }
  }

  private void account(byte[] target, int offset, int count) throws RefusedUpload {
    produced += count;
    budget.spendBytes(count, UploadRefusal.ARCHIVE_BOMB);
    var limits = budget.limits();
    if (produced > limits.ratioFloorBytes()
        && produced / Math.max(1, entry.packedSize()) > limits.maxRatio()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_BOMB, entry.name() + " 1:" + limits.maxRatio());
    }
    virus.feed(java.util.Arrays.copyOfRange(target, offset, offset + count), count);
  }

  private int copy(byte[] target, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, entry.dataEnd() - place);
    if (wanted <= 0) {
      return -1;
    }
    var chunk = new byte[wanted];
    int read = file.readAt(place, chunk, wanted);
    if (read > 0) {
      System.arraycopy(chunk, 0, target, offset, read);
      place += read;
    }
    return read;
  }

  private int inflate(byte[] target, int offset, int length)
      throws IOException, DataFormatException, RefusedUpload {
    while (!closed) {
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished() || inflater.needsDictionary()) {
        return -1;
      }
      int wanted = (int) Math.min(packed.length, entry.dataEnd() - place);
      int read = wanted <= 0 ? -1 : file.readAt(place, packed, wanted);
      if (read <= 0) {
        throw new RefusedUpload(UploadRefusal.MALFORMED, entry.name());
      }
      place += read;
      inflater.setInput(packed, 0, read);
    }
    return -1;
  }

  @Override
  public void close() {
    closed = true;
    inflater.end();
  }
}
