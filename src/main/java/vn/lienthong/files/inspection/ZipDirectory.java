package vn.lienthong.files.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import vn.lienthong.files.UploadRefusal;

/**
 * The table of contents of a ZIP file, read by ourselves: a library would already have built a
 * million entries before we could count them, and we want no second opinion on what the file
 * contains. Refused is whatever two programs could read in two ways: bytes before the first or
 * between entries, overlapping entries, names that differ between the two places where a ZIP keeps
 * them, and names twice.
 */
final class ZipDirectory {
  private static final long END_SIGNATURE = 0x06054b50L;
  private static final long CENTRAL_SIGNATURE = 0x02014b50L;
  private static final long LOCAL_SIGNATURE = 0x04034b50L;
  private static final long ZIP64_MARK = 0xFFFFFFFFL;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_DESCRIPTOR = 24;

  /** One entry; {@code dataStart} is the place of its packed bytes. */
  record Entry(
      String name, int method, long packedSize, long size, long headerStart, long dataStart) {
    boolean isFolder() {
      return name.endsWith("/");
    }

    long dataEnd() {
      return dataStart + packedSize;
    }
  }

  private record End(long directoryStart, long directorySize, int count) {}

  private ZipDirectory() {}

  /** Whether some ZIP reader would find an archive at the end of this file. */
  static boolean endsAsArchive(Path file) throws IOException {
    try (var cursor = new ByteCursor(file)) {
      for (long at = cursor.size() - END_LENGTH;
          at >= Math.max(0, cursor.size() - END_LENGTH - MAX_COMMENT);
          at--) {
        cursor.seek(at);
        if (cursor.u8() == 'P' && cursor.u8() == 'K' && cursor.u8() == 5 && cursor.u8() == 6) {
          var end = readEnd(cursor, at);
          if (hasCentral(cursor, end.directoryStart())
              || hasCentral(cursor, at - end.directorySize())) {
            return true;
          }
        }
      }
      return false;
    }
  }

  static List<Entry> read(Path file, Budget budget) throws IOException, RefusedUpload {
    try (var cursor = new ByteCursor(file)) {
      var end = findEnd(cursor);
      var entries = readCentral(cursor, end, budget);
      budget.spendEntries(entries.size());
      return checkPlaces(cursor, entries, end);
    } catch (EOFException e) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, "zip");
    }
  }

  private static End findEnd(ByteCursor cursor) throws IOException, RefusedUpload {
    for (long at = cursor.size() - END_LENGTH;
        at >= Math.max(0, cursor.size() - END_LENGTH - MAX_COMMENT);
        at--) {
      cursor.seek(at);
      if (cursor.u32le() == END_SIGNATURE) {
        cursor.seek(at + 20);
        if (at + END_LENGTH + cursor.u16le() != cursor.size()) {
          throw new RefusedUpload(UploadRefusal.TRAILING_DATA, "zip");
        }
        return readEnd(cursor, at);
      }
    }
    throw new RefusedUpload(UploadRefusal.MALFORMED, "zip");
  }

  private static End readEnd(ByteCursor cursor, long at) throws IOException {
    cursor.seek(at + 10);
    int count = cursor.u16le();
    long size = cursor.u32le();
    return new End(cursor.u32le(), size, count);
  }

  private static boolean hasCentral(ByteCursor cursor, long at) throws IOException {
    if (at < 0 || at > cursor.size() - 4) {
      return false;
    }
    cursor.seek(at);
    return cursor.u32le() == CENTRAL_SIGNATURE;
  }

  private static List<Entry> readCentral(ByteCursor cursor, End end, Budget budget)
      throws IOException, RefusedUpload {
    if (end.directoryStart() == ZIP64_MARK
        || end.directoryStart() + end.directorySize() > cursor.size()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, "directory");
    }
    var entries = new ArrayList<Entry>();
    var names = new HashSet<String>();
    cursor.seek(end.directoryStart());
    while (cursor.position() < end.directoryStart() + end.directorySize()) {
      if (entries.size() >= budget.limits().maxEntries()) {
        throw new RefusedUpload(
            UploadRefusal.ARCHIVE_ENTRIES, String.valueOf(budget.limits().maxEntries()));
      }
      var entry = readCentralEntry(cursor);
      checkName(entry.name());
      if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
        throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, entry.name());
      }
      entries.add(entry);
    }
    if (end.count() != 0xFFFF && end.count() != entries.size()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, "count");
    }
    return entries;
  }

  private static Entry readCentralEntry(ByteCursor cursor) throws IOException, RefusedUpload {
    if (cursor.u32le() != CENTRAL_SIGNATURE) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, "directory");
    }
    cursor.skip(4);
    int flags = cursor.u16le();
    int method = cursor.u16le();
    cursor.skip(8);
    long packed = cursor.u32le();
    long size = cursor.u32le();
    int nameLength = cursor.u16le();
    int extraLength = cursor.u16le();
    int commentLength = cursor.u16le();
    cursor.skip(8);
    long start = cursor.u32le();
    var name = new String(cursor.bytes(nameLength), StandardCharsets.UTF_8);
    long extraEnd = cursor.position() + extraLength;
    while (cursor.position() + 4 <= extraEnd) {
      int id = cursor.u16le();
      long next = cursor.u16le() + cursor.position();
      if (id == 1) {
        size = size == ZIP64_MARK ? cursor.u64le() : size;
        packed = packed == ZIP64_MARK ? cursor.u64le() : packed;
        start = start == ZIP64_MARK ? cursor.u64le() : start;
      }
      cursor.seek(next);
    }
    cursor.seek(extraEnd + commentLength);
    if ((flags & 1) != 0) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_ENCRYPTED, name);
    }
    if (packed < 0 || size < 0 || start < 0 || packed > cursor.size() || start > cursor.size()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, name);
    }
    return new Entry(name, method, packed, size, start, 0);
  }

  private static void checkName(String name) throws RefusedUpload {
    boolean climbs =
        name.startsWith("/")
            || name.contains("\\")
            || name.contains("\0")
            || name.matches("^[A-Za-z]:.*");
    for (var step : name.split("/")) {
      climbs |= step.equals("..") || step.equals(".");
    }
    if (climbs || name.isEmpty()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_PATH, name);
    }
  }

  private static List<Entry> checkPlaces(ByteCursor cursor, List<Entry> entries, End end)
      throws IOException, RefusedUpload {
    var inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(Entry::headerStart));
    var placed = new ArrayList<Entry>();
    long expected = 0;
    for (var entry : inOrder) {
      long gap = entry.headerStart() - expected;
      if (expected == 0 && gap > 0) {
        throw new RefusedUpload(UploadRefusal.POLYGLOT, "zip");
      }
      if (gap < 0 || gap > MAX_DESCRIPTOR) {
        throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, entry.name());
      }
      var found = locate(cursor, entry);
      placed.add(found);
      expected = found.dataEnd();
    }
    long gap = end.directoryStart() - expected;
    if (gap < 0 || gap > MAX_DESCRIPTOR) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, "directory");
    }
    return placed;
  }

  private static Entry locate(ByteCursor cursor, Entry entry) throws IOException, RefusedUpload {
    cursor.seek(entry.headerStart());
    boolean local = cursor.u32le() == LOCAL_SIGNATURE;
    cursor.skip(22);
    int nameLength = cursor.u16le();
    int extraLength = cursor.u16le();
    var name = new String(cursor.bytes(nameLength), StandardCharsets.UTF_8);
    if (!local || !name.equals(entry.name())) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_INCONSISTENT, entry.name());
    }
    return new Entry(
        name,
        entry.method(),
        entry.packedSize(),
        entry.size(),
        entry.headerStart(),
        cursor.position() + extraLength);
  }
}
