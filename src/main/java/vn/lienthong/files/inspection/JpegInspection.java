package vn.lienthong.files.inspection;

import java.io.IOException;
import vn.lienthong.files.UploadRefusal;

/**
 * JPEG by its segments. Telephones hang things behind the picture: a second, smaller picture
 * (announced by an MPF segment), Samsung's short trailer, zeros. These pass when they are what they
 * claim; anything else behind the end is refused.
 */
final class JpegInspection {
  private static final int MAX_TRAILER = 1024 * 1024;
  private final ByteCursor cursor;
  private final Budget budget;

  JpegInspection(ByteCursor cursor, Budget budget) {
    this.cursor = cursor;
    this.budget = budget;
  }

  void inspect() throws IOException, RefusedUpload {
    cursor.seek(0);
    boolean announcesMore = picture();
    while (announcesMore && startsPicture()) {
      picture();
    }
    long end = cursor.position();
    if (cursor.remaining() > 0 && !isPadding() && !isSamsungTrailer(end)) {
      throw new RefusedUpload(UploadRefusal.TRAILING_DATA, cursor.size() - end + " B");
    }
  }

  private boolean startsPicture() throws IOException {
    long place = cursor.position();
    while (cursor.remaining() > 0 && cursor.read() == 0) {
      place++;
    }
    cursor.seek(place);
    boolean starts = cursor.remaining() > 4 && cursor.u16() == 0xFFD8 && cursor.u8() == 0xFF;
    cursor.seek(place);
    return starts;
  }

  /**
   * Reads one picture from start to end marker; true when it announces further pictures behind it.
   */
  private boolean picture() throws IOException, RefusedUpload {
    boolean more = false;
    boolean sized = false;
    if (cursor.u16() != 0xFFD8) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, "jpg");
    }
    while (true) {
      budget.checkTime();
      int marker = nextMarker();
      if (marker == 0xD9) {
        if (!sized) {
          throw new RefusedUpload(UploadRefusal.MALFORMED, "jpg");
        }
        return more;
      }
      if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        continue;
      }
      long segment = cursor.position();
      int length = cursor.u16();
      if (length < 2 || segment + length > cursor.size()) {
        throw new RefusedUpload(UploadRefusal.MALFORMED, "jpg");
      }
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        cursor.skip(1);
        long height = cursor.u16();
        PictureInspection.checkPixels(cursor.u16(), height, budget);
        sized = true;
      }
      more |= marker == 0xE2 && length > 6 && cursor.fourLetters().equals("MPF\0");
      cursor.seek(segment + length);
      if (marker == 0xDA) {
        skipScan();
      }
    }
  }

  private int nextMarker() throws IOException, RefusedUpload {
    if (cursor.u8() != 0xFF) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, "jpg");
    }
    int marker = cursor.u8();
    while (marker == 0xFF) {
      marker = cursor.u8();
    }
    return marker;
  }

  /** Entropy-coded data: a marker is FF followed by neither 00 nor a restart. */
  private void skipScan() throws IOException, RefusedUpload {
    int checks = 0;
    while (true) {
      if ((++checks & 0xFFFF) == 0) {
        budget.checkTime();
      }
      if (cursor.u8() == 0xFF) {
        int next = cursor.u8();
        if (next != 0 && !(next >= 0xD0 && next <= 0xD7)) {
          cursor.seek(cursor.position() - 2);
          return;
        }
      }
    }
  }

  private boolean isPadding() throws IOException {
    long place = cursor.position();
    if (cursor.remaining() > MAX_TRAILER) {
      return false;
    }
    for (int b = cursor.read(); b >= 0; b = cursor.read()) {
      if (b != 0 && b != '\n' && b != '\r') {
        cursor.seek(place);
        return false;
      }
    }
    return true;
  }

  /** Samsung: … SEFH directory, its length, SEFT at the very end. */
  private boolean isSamsungTrailer(long end) throws IOException {
    if (cursor.size() - end > MAX_TRAILER || cursor.size() - end < 20) {
      return false;
    }
    cursor.seek(cursor.size() - 8);
    long directory = cursor.u32le();
    if (!cursor.fourLetters().equals("SEFT") || directory + 8 > cursor.size() - end) {
      return false;
    }
    cursor.seek(cursor.size() - 8 - directory);
    return cursor.fourLetters().equals("SEFH");
  }
}
