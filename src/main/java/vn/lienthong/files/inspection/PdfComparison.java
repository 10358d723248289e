package vn.lienthong.files.inspection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two objects of two revisions of a PDF are the same; references are the same when they
 * name the same object.
 */
final class PdfComparison {
  private static final int MAX_NESTING = 100;

  private PdfComparison() {}

  static boolean same(@Nullable COSBase old, @Nullable COSBase now) throws IOException {
    return same(old, now, 0);
  }

  private static boolean same(@Nullable COSBase old, @Nullable COSBase now, int nesting)
      throws IOException {
    if (nesting > MAX_NESTING) {
      return false;
    }
    if (old instanceof COSObject || now instanceof COSObject) {
      return sameReference(old, now);
    }
    return switch (old) {
      case null -> now == null;
      case COSStream before ->
          now instanceof COSStream after
              && sameEntries(before, after, nesting)
              && sameBytes(before, after);
      case COSDictionary before ->
          now instanceof COSDictionary after
              && !(after instanceof COSStream)
              && sameEntries(before, after, nesting);
      case COSArray before -> now instanceof COSArray after && sameItems(before, after, nesting);
      default -> Objects.equals(old, now);
    };
  }

  static boolean sameReference(@Nullable COSBase old, @Nullable COSBase now) {
    return old instanceof COSObject a
        && now instanceof COSObject b
        && Objects.equals(a.getKey(), b.getKey());
  }

  private static boolean sameEntries(COSDictionary before, COSDictionary after, int nesting)
      throws IOException {
    if (!before.keySet().equals(after.keySet())) {
      return false;
    }
    for (var key : before.keySet()) {
      if (!same(before.getItem(key), after.getItem(key), nesting + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(COSArray before, COSArray after, int nesting)
      throws IOException {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!same(before.get(i), after.get(i), nesting + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameBytes(COSStream before, COSStream after) throws IOException {
    try (var a = before.createRawInputStream();
        var b = after.createRawInputStream()) {
      var left = new byte[8192];
      var right = new byte[8192];
      while (true) {
        int count = a.readNBytes(left, 0, left.length);
        if (count != b.readNBytes(right, 0, right.length)
            || !Arrays.equals(left, 0, count, right, 0, count)) {
          return false;
        }
        if (count == 0) {
          return true;
        }
      }
    }
  }
}
