package vn.lienthong.files.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRules;

/** What people really send passes: a guard that refuses everything is no guard. */
class HarmlessFilesTest {
  private final UploadInspection inspection = new UploadInspection(InspectionLimits.standard());

  @TempDir Path folder;

  private void passes(FileType type, String name, @Nullable String declared, byte[] bytes)
      throws IOException {
    var file = Files.write(folder.resolve("upload"), bytes);
    assertThat(inspection.inspect(file, name, declared, UploadRules.documents(50 << 20)))
        .as(name)
        .isEqualTo(
            new InspectionVerdict.Accepted(type, Normalizer.normalize(name, Normalizer.Form.NFC)));
  }

  @Test
  void pdfs() throws IOException {
    var plain =
        TestPdf.with(
                "/OpenAction [3 0 R /Fit]",
                "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI"
                    + " (https://example.org) >> >>]")
            .bytes();
    var signed = TestPdf.signed(plain);
    passes(FileType.PDF, "đơn đề nghị.pdf", "application/pdf", plain);
    passes(
        FileType.PDF,
        "form.pdf",
        null,
        TestPdf.with("/AcroForm << /Fields [<< /FT /Tx /T (hoten) >>] >>", "").bytes());
    passes(FileType.PDF, "signed.pdf", null, signed);
    passes(FileType.PDF, "signed twice.pdf", null, TestPdf.signed(signed));
    passes(
        FileType.PDF, "signed with validation data.pdf", null, TestPdf.withValidationData(signed));
    passes(
        FileType.PDF,
        "from a page.pdf",
        null,
        rendered("<html><body><h1>Tờ khai</h1><a href='https://example.org'>x</a></body></html>"));
  }

  @Test
  void officeFiles() throws IOException {
    passes(FileType.DOCX, "a.docx", FileType.DOCX.mediaType(), TestZip.docx().bytes());
    try (var document = new XWPFDocument();
        var book = new XSSFWorkbook();
        var large = new SXSSFWorkbook()) {
      document.createParagraph().createRun().setText("Tờ trình");
      book.createSheet("Sổ").createRow(0).createCell(0).setCellFormula("SUM(B1:B9)&\"a|b!\"");
      large.createSheet("x").createRow(0).createCell(0).setCellValue(1);
      var out = new ByteArrayOutputStream();
      document.write(out);
      passes(FileType.DOCX, "b.docx", "application/zip", out.toByteArray());
      out.reset();
      book.write(out);
      passes(FileType.XLSX, "b.xlsx", "application/octet-stream", out.toByteArray());
      out.reset();
      large.write(out);
      passes(FileType.XLSX, "large.xlsx", null, out.toByteArray());
    }
    var chart =
        TestZip.docx()
            .with(
                "word/embeddings/Microsoft_Excel_Sheet1.xlsx", TestZip.xlsx("SUM(A1:A2)").bytes());
    passes(FileType.DOCX, "with a chart.docx", null, chart.bytes());
    var page =
        "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT"
            + " </w:instrText></w:r></w:p>";
    passes(FileType.DOCX, "with page numbers.docx", null, TestZip.docx().withBody(page).bytes());
  }

  @Test
  void pictures() throws IOException {
    passes(FileType.PNG, "a.PNG", "image/png", TestPictures.picture("png"));
    passes(FileType.JPEG, "a.jpeg", "image/jpeg", TestPictures.picture("jpg"));
    passes(FileType.JPEG, "telephone.jpg", "image/jpg", TestPictures.jpegWithSecondPicture());
    passes(FileType.JPEG, "samsung.jpg", null, TestPictures.jpegWithSamsungTrailer());
    passes(FileType.WEBP, "a.webp", null, TestPictures.webp(100, 80, 0));
  }

  @Test
  void texts() throws IOException {
    passes(
        FileType.TXT,
        "ghi chú.txt",
        "text/plain; charset=utf-8",
        "Kính gửi <ông/bà>".getBytes(StandardCharsets.UTF_8));
    passes(
        FileType.CSV,
        "a.csv",
        "application/vnd.ms-excel",
        "\ufefftên;số;điện thoại\nAn;-12,5;+84 901 234 567\n\"a, -b\";(5);\n"
            .getBytes(StandardCharsets.UTF_8));
    passes(FileType.TXT, "utf16.txt", null, "\ufeffxin chào".getBytes(StandardCharsets.UTF_16LE));
    passes(
        FileType.XML,
        "a.xml",
        "text/xml",
        "<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><b>1</b></a>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDecomposedNameIsComposed() throws IOException {
    passes(
        FileType.TXT,
        Normalizer.normalize("Giấy ủy quyền số 12.txt", Normalizer.Form.NFD),
        null,
        "x".getBytes(StandardCharsets.UTF_8));
    passes(
        FileType.TXT,
        "01. Đơn v1.0 (bản cuối) - 12.3.2026.txt",
        null,
        "x".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] rendered(String html) throws IOException {
    var out = new ByteArrayOutputStream();
    new PdfRendererBuilder().withHtmlContent(html, null).toStream(out).run();
    return out.toByteArray();
  }
}
