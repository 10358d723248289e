package vn.lienthong.files.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRefusal;

/** PNG and WebP by their chunks, without decoding a pixel; JPEG is in {@link JpegInspection}. */
final class PictureInspection {
  private static final int MAX_TEXT_BYTES = 8 * 1024 * 1024;
  private final Budget budget;

  PictureInspection(Budget budget) {
    this.budget = budget;
  }

  void inspect(Path file, FileType type) throws IOException, RefusedUpload {
    try (var cursor = new ByteCursor(file)) {
      switch (type) {
        case PNG -> png(cursor);
        case JPEG -> new JpegInspection(cursor, budget).inspect();
        case WEBP -> webp(cursor);
        case PDF, DOCX, XLSX, TXT, CSV, XML, ZIP -> throw new IllegalArgumentException(type.name());
      }
    } catch (EOFException e) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, type.extension());
    }
  }

  /** PNG: length, type, data, checksum; IHDR first, IEND last. */
  private void png(ByteCursor cursor) throws IOException, RefusedUpload {
    cursor.seek(8);
    boolean first = true;
    while (true) {
      budget.checkTime();
      long length = cursor.u32();
      var type = cursor.fourLetters();
      if (first != type.equals("IHDR")
          || length > cursor.remaining()
          || length > Integer.MAX_VALUE) {
        throw new RefusedUpload(UploadRefusal.MALFORMED, type);
      }
      long next = cursor.position() + length + 4;
      if (first) {
        checkPixels(cursor.u32(), cursor.u32(), budget);
      } else if (type.equals("zTXt") || type.equals("iTXt") || type.equals("iCCP")) {
        if (length > MAX_TEXT_BYTES) {
          throw new RefusedUpload(UploadRefusal.IMAGE_TOO_LARGE, type);
        }
        checkPackedText(cursor.bytes((int) length), type);
      }
      first = false;
      cursor.seek(next);
      if (type.equals("IEND")) {
        if (cursor.remaining() != 0) {
          throw new RefusedUpload(UploadRefusal.TRAILING_DATA, cursor.remaining() + " B");
        }
        return;
      }
    }
  }

  /** Readers unfold these chunks whole into memory, so they are measured here. */
  private void checkPackedText(byte[] chunk, String type) throws RefusedUpload {
    var buffer = new byte[8192];
    for (int start = 0; start < Math.min(chunk.length, 512); start++) {
      if (chunk[start] != 0x78) {
        continue;
      }
      var inflater = new Inflater();
      try {
        inflater.setInput(chunk, start, chunk.length - start);
        long total = 0;
        for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
          total += count;
          budget.spendBytes(count, UploadRefusal.IMAGE_TOO_LARGE);
          if (total > MAX_TEXT_BYTES) {
            throw new RefusedUpload(UploadRefusal.IMAGE_TOO_LARGE, type);
          }
        }
      } catch (DataFormatException e) {
        continue; // this 0x78 was a letter of the keyword
      } finally {
        inflater.end();
      }
    }
  }

  /** WebP: RIFF size must be the file's; the size of the picture stands in VP8X, VP8L or VP8. */
  private void webp(ByteCursor cursor) throws IOException, RefusedUpload {
    cursor.seek(4);
    long end = cursor.u32le() + 8;
    if (end < cursor.size()) {
      throw new RefusedUpload(UploadRefusal.TRAILING_DATA, cursor.size() - end + " B");
    }
    cursor.seek(12);
    var kind = cursor.fourLetters();
    cursor.skip(4);
    switch (kind) {
      case "VP8X" -> {
        cursor.skip(4);
        checkPixels(
            (cursor.u16le() | (long) cursor.u8() << 16) + 1,
            (cursor.u16le() | (long) cursor.u8() << 16) + 1,
            budget);
      }
      case "VP8L" -> {
        cursor.skip(1);
        long bits = cursor.u32le();
        checkPixels((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, budget);
      }
      case "VP8 " -> {
        cursor.skip(6);
        checkPixels(cursor.u16le() & 0x3FFF, cursor.u16le() & 0x3FFF, budget);
      }
      default -> throw new RefusedUpload(UploadRefusal.MALFORMED, kind);
    }
    if (end != cursor.size()) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, "webp");
    }
  }

  static void checkPixels(long width, long height, Budget budget) throws RefusedUpload {
    if (width <= 0 || height <= 0) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, width + "×" + height);
    }
    if (width > 65_535 || height > 65_535 || width * height > budget.limits().maxPixels()) {
      throw new RefusedUpload(UploadRefusal.IMAGE_TOO_LARGE, width + "×" + height);
    }
  }
}
