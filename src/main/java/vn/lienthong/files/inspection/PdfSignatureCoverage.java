package vn.lienthong.files.inspection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.UploadRefusal;

/**
 * Whether the last signature covers the file to its end. Behind it only validation data may be
 * added (the DSS dictionary of PAdES, ETSI EN 319 142-1 §5.4): then no object of the signed
 * revision differs, save the entry of that dictionary in the catalogue. Whether the signature
 * itself is genuine is the signing module's question.
 */
final class PdfSignatureCoverage {
  private static final Set<COSName> MAY_BE_ADDED =
      Set.of(COSName.getPDFName("DSS"), COSName.getPDFName("Extensions"));

  private final Path file;
  private final COSDocument whole;
  private final Budget budget;

  PdfSignatureCoverage(Path file, COSDocument whole, Budget budget) {
    this.file = file;
    this.whole = whole;
    this.budget = budget;
  }

  void check(List<COSDictionary> signatures) throws IOException, RefusedUpload {
    long covered = 0;
    try (var cursor = new ByteCursor(file)) {
      for (var signature : signatures) {
        covered = Math.max(covered, coverage(signature, cursor));
      }
      cursor.seek(covered);
      for (int b = cursor.read(); b == '\n' || b == '\r' || b == ' ' || b == 0; b = cursor.read()) {
        covered++;
      }
      if (covered < cursor.size() && !addsOnlyValidationData(covered)) {
        throw new RefusedUpload(
            UploadRefusal.PDF_ALTERED_AFTER_SIGNATURE, cursor.size() - covered + " B");
      }
    }
  }

  /**
   * The end of the range; the gap in it must hold the signature's hexadecimal string and nothing
   * else.
   */
  private static long coverage(COSDictionary signature, ByteCursor cursor)
      throws IOException, RefusedUpload {
    if (!(signature.getDictionaryObject(COSName.BYTERANGE) instanceof COSArray range)
        || range.size() != 4) {
      throw new RefusedUpload(UploadRefusal.PDF_SIGNATURE_RANGE, "/ByteRange");
    }
    long start = asLong(range, 0);
    long gap = asLong(range, 1);
    long rest = asLong(range, 2);
    long end = rest + asLong(range, 3);
    boolean plausible =
        start == 0 && gap > 0 && rest > gap + 2 && end > rest && end <= cursor.size();
    if (!plausible
        || !(signature.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents)
        || contents.getBytes().length == 0) {
      throw new RefusedUpload(UploadRefusal.PDF_SIGNATURE_RANGE, range.toString());
    }
    cursor.seek(gap);
    boolean framed = cursor.u8() == '<';
    for (long i = gap + 1; i < rest - 1 && framed; i++) {
      framed = Character.digit(cursor.u8(), 16) >= 0;
    }
    if (!framed || cursor.u8() != '>') {
      throw new RefusedUpload(UploadRefusal.PDF_SIGNATURE_RANGE, range.toString());
    }
    return end;
  }

  private static long asLong(COSArray range, int index) {
    return range.getObject(index) instanceof org.apache.pdfbox.cos.COSNumber number
        ? number.longValue()
        : -1;
  }

  private boolean addsOnlyValidationData(long covered) throws IOException, RefusedUpload {
    var revision = Files.createTempFile("inspect-", ".part");
    try {
      try (var in = FileChannel.open(file, StandardOpenOption.READ);
          var out = FileChannel.open(revision, StandardOpenOption.WRITE)) {
        in.transferTo(0, covered, out);
      }
      return addsOnlyValidationData(revision);
    } finally {
      Files.delete(revision);
    }
  }

  private boolean addsOnlyValidationData(Path revision) throws IOException, RefusedUpload {
    try (var signed = PdfInspection.load(revision)) {
      var before = signed.getDocument();
      var root = before.getTrailer().getItem(COSName.ROOT);
      if (!PdfComparison.sameReference(root, whole.getTrailer().getItem(COSName.ROOT))) {
        return false;
      }
      for (var key : before.getXrefTable().keySet()) {
        budget.checkTime();
        var old = before.getObjectFromPool(key).getObject();
        var now = whole.getObjectFromPool(key).getObject();
        boolean isRoot = root instanceof COSObject reference && key.equals(reference.getKey());
        if (!(isRoot
            ? sameCatalogue(old, now)
            : isStructural(old) || PdfComparison.same(old, now))) {
          return false;
        }
      }
      return true;
    }
  }

  /** Tables of objects differ between revisions by nature and show nothing. */
  private static boolean isStructural(@Nullable COSBase object) {
    return object instanceof COSStream stream
        && (COSName.XREF.equals(stream.getCOSName(COSName.TYPE))
            || COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE)));
  }

  private static boolean sameCatalogue(@Nullable COSBase old, @Nullable COSBase now)
      throws IOException {
    if (!(old instanceof COSDictionary before) || !(now instanceof COSDictionary after)) {
      return false;
    }
    for (var key : after.keySet()) {
      if (!MAY_BE_ADDED.contains(key)
          && !PdfComparison.same(before.getItem(key), after.getItem(key))) {
        return false;
      }
    }
    return after.keySet().containsAll(before.keySet());
  }
}
