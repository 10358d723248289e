package vn.lienthong.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.lienthong.shared.AppException;

/** Makes one PDF of the scan of an original and the certificate behind it. */
final class CopySheets {
  private static final float MARGIN = 36;

  private CopySheets() {}

  /** A scan as PDF, with the number of its pages. */
  record Scan(byte[] pdf, int pages) {}

  /** A picture becomes a page of A4; anything that is neither is refused. */
  static Scan scan(byte[] content, String mediaType) {
    try {
      if (mediaType.equals("application/pdf")) {
        try (PDDocument document = Loader.loadPDF(content)) {
          return new Scan(content, document.getNumberOfPages());
        }
      }
      if (mediaType.equals("image/png") || mediaType.equals("image/jpeg")) {
        return new Scan(page(content), 1);
      }
    } catch (IOException e) {
      throw new AppException(StoreErrors.NOT_A_SCAN, e);
    }
    throw new AppException(StoreErrors.NOT_A_SCAN);
  }

  private static byte[] page(byte[] picture) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject image = PDImageXObject.createFromByteArray(document, picture, "scan");
      PDRectangle sheet = page.getMediaBox();
      float scale =
          Math.min(
              (sheet.getWidth() - 2 * MARGIN) / image.getWidth(),
              (sheet.getHeight() - 2 * MARGIN) / image.getHeight());
      try (PDPageContentStream drawing = new PDPageContentStream(document, page)) {
        drawing.drawImage(
            image,
            MARGIN,
            sheet.getHeight() - MARGIN - image.getHeight() * scale,
            image.getWidth() * scale,
            image.getHeight() * scale);
      }
      return bytes(document);
    }
  }

  static byte[] join(Scan scan, byte[] certificate) {
    try (var out = new ByteArrayOutputStream()) {
      PDFMergerUtility merger = new PDFMergerUtility();
      merger.addSource(new RandomAccessReadBuffer(new ByteArrayInputStream(scan.pdf())));
      merger.addSource(new RandomAccessReadBuffer(new ByteArrayInputStream(certificate)));
      merger.setDestinationStream(out);
      merger.mergeDocuments(null);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a certified copy could not be put together", e);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    try (var out = new ByteArrayOutputStream()) {
      document.save(out);
      return out.toByteArray();
    }
  }
}
