package vn.lienthong.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureStampTest {
  private static final Path SCREENS = Path.of("target/screens");
  private static final float DPI = 72;

  @TempDir Path folder;

  /** Which pixels of the last page the signature changed: left, top, right, bottom. */
  private record Box(int left, int top, int right, int bottom, int changed) {}

  private Box signed(byte[] document, String picture) throws IOException {
    Path plain = Files.write(folder.resolve(picture + ".pdf"), document);
    Path signed = folder.resolve(picture + "-ky.pdf");
    Papers.sign(plain, signed, Papers.HELD);
    assertThat(
            PdfVerification.verify(signed, "x.pdf", Papers.trust(java.util.Map.of()), null).good())
        .isTrue();
    BufferedImage before = last(plain, DPI);
    BufferedImage after = last(signed, DPI);
    if (!"true".equals(System.getenv("CI"))) {
      Files.createDirectories(SCREENS);
      ImageIO.write(last(signed, 110), "png", SCREENS.resolve(picture + ".png").toFile());
    }
    int left = after.getWidth();
    int top = after.getHeight();
    int right = 0;
    int bottom = 0;
    int changed = 0;
    for (int y = 0; y < after.getHeight(); y++) {
      for (int x = 0; x < after.getWidth(); x++) {
        if (before.getRGB(x, y) != after.getRGB(x, y)) {
          changed++;
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return new Box(left, top, right, bottom, changed);
  }

  private static BufferedImage last(Path file, float dpi) throws IOException {
    try (PDDocument document = PdfSigner.load(file)) {
      return new PDFRenderer(document)
          .renderImageWithDPI(document.getNumberOfPages() - 1, dpi, ImageType.RGB);
    }
  }

  @Test
  @DisplayName(
      "NĐ 30/2020 Annex I: the signature is seen where the person signs on paper, centred between"
          + " position and name, and covers nothing")
  void overTheName() throws IOException {
    Box box = signed(Papers.decision(0), "stamp");
    assertThat(box.changed()).as("words in it, not a frame alone").isGreaterThan(1500);
    assertThat(box.right() - box.left()).isBetween(190, 200);
    assertThat((box.left() + box.right()) / 2).isBetween(410, 430);
    assertThat(box.bottom()).as("above the name").isLessThan(Papers.NAME_TOP);
    assertThat(box.top()).as("below the position").isGreaterThan(Papers.POSITION_BOTTOM);
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  @DisplayName("A page that lies turned is signed upright, at the same place of what is read")
  void turned(int rotation) throws IOException {
    Box box = signed(Papers.decision(rotation), "stamp-" + rotation);
    assertThat(box.changed()).isGreaterThan(1500);
    assertThat(box.right() - box.left()).as("upright").isBetween(190, 200);
    assertThat(box.bottom()).isLessThan(Papers.NAME_TOP);
    assertThat(box.top()).isGreaterThan(Papers.POSITION_BOTTOM);
  }

  @Test
  @DisplayName("A document without the name of the signer: below on the right of the last page")
  void withoutAName() throws IOException {
    Box box = signed(Papers.pdf("Không có tên"), "stamp-none");
    assertThat(box.changed()).isGreaterThan(1500);
    assertThat(box.left()).isGreaterThan(300);
    assertThat(box.top()).isGreaterThan(600);
  }

  @Test
  @DisplayName("Long names of agencies are broken to lines, and the stamp grows")
  void wraps() throws IOException {
    float one = SignatureStamp.of(List.of("Cơ quan: Sở Thử")).height();
    float more =
        SignatureStamp.of(
                List.of(
                    "Cơ quan: Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính"
                        + " thuộc Văn phòng Ủy ban nhân dân tỉnh"))
            .height();
    assertThat(more).isGreaterThan(one + 20);
  }
}
