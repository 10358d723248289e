package vn.lienthong.files.inspection;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import vn.lienthong.files.UploadRefusal;

/**
 * PDF in three passes: the bytes as any reader would meet them (bombs, hidden objects, other
 * formats), the objects as PDFBox understands them (actions, forms, media), and the places that
 * signatures cover.
 */
final class PdfInspection {
  private final Budget budget;

  PdfInspection(Budget budget) {
    this.budget = budget;
  }

  void inspect(Path file) throws IOException, RefusedUpload {
    new PdfBytes(file, budget).scan();
    try (var document = load(file)) {
      if (document.isEncrypted()) {
        throw new RefusedUpload(UploadRefusal.PDF_ENCRYPTED, "");
      }
      var objects = new PdfObjects(document.getDocument(), budget);
      objects.walk();
      document.getNumberOfPages();
      if (!objects.signatures().isEmpty()) {
        new PdfSignatureCoverage(file, document.getDocument(), budget).check(objects.signatures());
      }
    } catch (InvalidPasswordException e) {
      throw new RefusedUpload(UploadRefusal.PDF_ENCRYPTED, "");
    } catch (StackOverflowError | RuntimeException e) {
      // the parser met something it never expected: for us the same as a broken file
      throw new RefusedUpload(UploadRefusal.MALFORMED, "pdf");
    } catch (IOException e) {
      throw new RefusedUpload(UploadRefusal.MALFORMED, "pdf");
    }
  }

  static PDDocument load(Path file) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBufferedFile(file.toFile()),
        "",
        null,
        null,
        IOUtils.createTempFileOnlyStreamCache());
  }
}
