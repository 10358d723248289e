package vn.lienthong.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** PDF and certificates for tests. */
public final class Papers {
  static final Instant NOW = Instant.parse("2026-10-05T02:00:00Z");
  static final SigningService.Signatory LEADER =
      new SigningService.Signatory(UUID.randomUUID(), "Trần Thị Lãnh", "Giám đốc", "Sở Thử");
  static final Certificates.Held ROOT =
      Certificates.authority(
          new Certificates.Term(NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(3650))));
  static final Certificates.Held HELD = held(Duration.ofDays(-30), Duration.ofDays(700));

  static final Certificates.Held TSA =
      Certificates.stamping(
          ROOT,
          new Certificates.Term(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(900))));

  /** Where position and name stand in {@link #decision}, from above, in points. */
  static final int POSITION_BOTTOM = 508;

  static final int NAME_TOP = 610;

  private Papers() {}

  /** A decision as it leaves an office, with room between position and name; maybe turned. */
  public static byte[] decision(int rotation) {
    try (PDDocument document = new PDDocument();
        InputStream regular = font("Regular");
        InputStream bold = font("Bold")) {
      boolean lying = rotation % 180 != 0;
      PDRectangle a4 = PDRectangle.A4;
      PDPage page = new PDPage(lying ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4);
      page.setRotation(rotation);
      document.addPage(page);
      PDFont plain = PDType0Font.load(document, regular);
      PDFont strong = PDType0Font.load(document, bold);
      try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
        pen.transform(
            switch (rotation) {
              case 90 -> new Matrix(0, 1, -1, 0, a4.getHeight(), 0);
              case 180 -> new Matrix(-1, 0, 0, -1, a4.getWidth(), a4.getHeight());
              case 270 -> new Matrix(0, -1, 1, 0, 0, a4.getWidth());
              default -> new Matrix();
            });
        centred(pen, strong, 150, 780, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG");
        centred(pen, strong, 420, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        centred(pen, strong, 420, 764, "Độc lập - Tự do - Hạnh phúc");
        centred(pen, plain, 150, 748, "Số: 12/GP-SNNMT");
        centred(pen, strong, 298, 690, "GIẤY PHÉP KHAI THÁC NƯỚC DƯỚI ĐẤT");
        for (int line = 0; line < 10; line++) {
          left(
              pen,
              plain,
              72,
              650 - 20 * line,
              "Điều " + (line + 1) + ". Nội dung của giấy phép thử.");
        }
        centred(pen, strong, 420, 340, "KT. GIÁM ĐỐC");
        centred(pen, strong, 420, 226, "Trần Thị Lãnh");
        left(pen, plain, 72, 340, "Nơi nhận:");
        left(pen, plain, 72, 324, "- Như Điều 9;");
        left(pen, plain, 72, 308, "- Lưu: VT.");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream font(String style) {
    return Objects.requireNonNull(
        Papers.class.getResourceAsStream("/fonts/LiberationSerif-" + style + ".ttf"));
  }

  private static void centred(PDPageContentStream pen, PDFont font, float x, float y, String text)
      throws IOException {
    left(pen, font, x - font.getStringWidth(text) / 1000 * 6, y, text);
  }

  private static void left(PDPageContentStream pen, PDFont font, float x, float y, String text)
      throws IOException {
    pen.beginText();
    pen.setFont(font, 12);
    pen.newLineAtOffset(x, y);
    pen.showText(text);
    pen.endText();
  }

  /** One page, with a title that lies open in the file. */
  public static byte[] pdf(String title) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDDocumentInformation about = new PDDocumentInformation();
      about.setTitle(title);
      document.setDocumentInformation(about);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Certificates.Held held(Duration from, Duration until) {
    return Certificates.official(
        ROOT, LEADER, new Certificates.Term(NOW.plus(from), NOW.plus(until)));
  }

  static void sign(Path from, Path to, Certificates.Held by) throws IOException {
    PdfSigner.sign(from, to, words(), hash -> CmsSignature.make(hash, by, ROOT.certificate()));
  }

  static PdfSigner.Words words() {
    return new PdfSigner.Words(
        LEADER.name(),
        "KT. Giám đốc",
        LEADER.unit(),
        NOW,
        List.of(
            "Ký số bởi: Trần Thị Lãnh",
            "Chức vụ: KT. Giám đốc",
            "Cơ quan: Sở Nông nghiệp và Môi trường tỉnh Thử Nghiệm",
            "Thời gian ký: 05/10/2026 09:00:00 +07:00"));
  }

  static Trust trust(Map<Trust.Key, Instant> revoked) {
    return new Trust(List.of(ROOT.certificate()), revoked);
  }
}
