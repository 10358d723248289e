package vn.lienthong.files.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * Writes PDF by hand, object by object, so that it can be as wrong as needed; signed ones come from
 * PDFBox.
 */
final class TestPdf {
  private final List<byte[]> objects = new ArrayList<>();
  private String trailer = "";

  /**
   * One empty page; {@code catalogue} and {@code page} are further entries of these dictionaries.
   * Own objects begin at 4.
   */
  static TestPdf with(String catalogue, String page) {
    var pdf = new TestPdf();
    pdf.add("<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] " + page + " >>");
    return pdf;
  }

  TestPdf add(String object) {
    objects.add(object.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  TestPdf addStream(String dictionary, byte[] content) {
    var head =
        ("<< " + dictionary + " /Length " + content.length + " >>\nstream\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    objects.add(TestZip.join(head, content, "\nendstream".getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  TestPdf trailer(String entries) {
    trailer = entries;
    return this;
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    write(out, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n \n", out.size()));
      write(out, (i + 1) + " 0 obj\n");
      out.writeBytes(objects.get(i));
      write(out, "\nendobj\n");
    }
    int start = out.size();
    write(
        out,
        table
            + "trailer\n<< /Size "
            + (objects.size() + 1)
            + " /Root 1 0 R "
            + trailer
            + " >>\nstartxref\n"
            + start
            + "\n%%EOF\n");
    return out.toByteArray();
  }

  static byte[] deflated(byte[] content) {
    var deflater = new Deflater(9);
    deflater.setInput(content);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  static byte[] encrypted() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Carries a signature dictionary with a right range; the signature itself is no real one. */
  static byte[] signed(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
      document.addSignature(signature, content -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x05});
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /** An incremental update after the signature that changes the page. */
  static byte[] changedPage(byte[] signed) throws IOException {
    try (var document = Loader.loadPDF(signed)) {
      var page = document.getPage(0).getCOSObject();
      page.setInt(COSName.ROTATE, 90);
      page.setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /** An incremental update after the signature that adds validation data, as PAdES-LT does. */
  static byte[] withValidationData(byte[] signed) throws IOException {
    try (var document = Loader.loadPDF(signed)) {
      var catalogue = document.getDocumentCatalog().getCOSObject();
      var dss = new COSDictionary();
      dss.setItem(COSName.TYPE, COSName.getPDFName("DSS"));
      dss.setNeedToBeUpdated(true);
      catalogue.setItem(COSName.getPDFName("DSS"), dss);
      catalogue.setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
