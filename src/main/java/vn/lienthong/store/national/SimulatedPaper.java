package vn.lienthong.store.national;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** One page that says what it is: the same paper gives the same bytes. */
final class SimulatedPaper {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final float LEFT = 72;
  private static final float TOP = 760;

  private SimulatedPaper() {}

  static byte[] pdf(NationalPaper paper, String owner) {
    try (PDDocument document = new PDDocument();
        InputStream regular = font("Regular");
        InputStream bold = font("Bold")) {
      // without it, the time of writing makes every file another one
      document.setDocumentId((long) paper.id().hashCode());
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDFont plain = PDType0Font.load(document, regular);
      PDFont strong = PDType0Font.load(document, bold);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        float y = line(out, strong, 11, TOP, "BẢN MÔ PHỎNG, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
        y = line(out, strong, 18, y - 24, paper.name().toUpperCase(java.util.Locale.ROOT));
        y -= 12;
        for (String text : lines(paper, owner)) {
          y = line(out, plain, 13, y, text);
        }
        line(out, plain, 10, 60, "Liên Thông · kho dữ liệu quốc gia (mô phỏng) · " + paper.id());
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a simulated paper cannot be written", e);
    }
  }

  private static List<String> lines(NationalPaper paper, String owner) {
    List<String> lines = new ArrayList<>();
    lines.add("Số, ký hiệu: " + paper.number());
    lines.add("Số định danh của chủ giấy tờ: " + owner);
    lines.add("Cơ quan cấp: " + paper.agency());
    lines.add("Ngày cấp: " + day(paper.issuedOn()));
    lines.add(
        "Giá trị đến: "
            + (paper.validUntil() == null ? "không thời hạn" : day(paper.validUntil())));
    lines.add("Người ký: " + paper.signer());
    return lines;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  private static float line(PDPageContentStream out, PDFont font, float size, float y, String text)
      throws IOException {
    out.beginText();
    out.setFont(font, size);
    out.newLineAtOffset(LEFT, y);
    out.showText(text);
    out.endText();
    return y - size * 1.6f;
  }

  private static InputStream font(String weight) {
    return Objects.requireNonNull(
        SimulatedPaper.class.getResourceAsStream("/fonts/LiberationSerif-" + weight + ".ttf"));
  }
}
