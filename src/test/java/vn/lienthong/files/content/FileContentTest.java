package vn.lienthong.files.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.files.FileType;

class FileContentTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path pdf() throws IOException {
    var file = folder.resolve("a.pdf");
    var html =
        "<html><head><style>@page{size:A4} body{font-family:Liberation}</style></head><body><p>Tờ"
            + " khai đăng ký khai sinh</p><p style='page-break-before:always'>Trang"
            + " hai</p></body></html>";
    try (var out = Files.newOutputStream(file)) {
      new PdfRendererBuilder()
          .useFont(new File("src/main/resources/fonts/LiberationSerif-Regular.ttf"), "Liberation")
          .withHtmlContent(html, null)
          .toStream(out)
          .run();
    }
    return file;
  }

  @Test
  void wordsComeOutOfPdfWordExcelAndText() throws Exception {
    var text = new TextExtraction(10_000, LONG);
    assertThat(text.extract(pdf(), FileType.PDF))
        .hasValueSatisfying(
            words -> assertThat(words).contains("Tờ khai đăng ký khai sinh", "Trang hai"));
    var letter = folder.resolve("a.docx");
    try (var document = new XWPFDocument();
        var out = Files.newOutputStream(letter)) {
      document.createParagraph().createRun().setText("Tờ trình số 12");
      document.write(out);
    }
    assertThat(text.extract(letter, FileType.DOCX)).contains("Tờ trình số 12");
    var book = folder.resolve("a.xlsx");
    try (var workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      workbook.createSheet("Sổ theo dõi").createRow(0).createCell(0).setCellValue("Nguyễn Văn A");
      workbook.write(out);
    }
    assertThat(text.extract(book, FileType.XLSX))
        .hasValueSatisfying(words -> assertThat(words).contains("Sổ theo dõi", "Nguyễn Văn A"));
    assertThat(text.extract(Files.writeString(folder.resolve("a.txt"), " xin chào "), FileType.TXT))
        .contains("xin chào");
  }

  @Test
  void textIsCutAtItsLimit() throws Exception {
    assertThat(new TextExtraction(10, LONG).extract(pdf(), FileType.PDF))
        .hasValueSatisfying(words -> assertThat(words.length()).isBetween(1, 10));
  }

  @Test
  void aBrokenFileHasNoTextAndNoPicture() throws Exception {
    var broken = Files.writeString(folder.resolve("b.pdf"), "%PDF-1.7 nothing");
    assertThat(new TextExtraction(10, LONG).extract(broken, FileType.PDF)).isEmpty();
    assertThat(
            new Previews(folder.resolve("p"), LONG)
                .page(broken, "c".repeat(64), FileType.PDF, 1, 500))
        .isEmpty();
  }

  @Test
  void pagesBecomePicturesOnceAndOnDemand() throws Exception {
    var previews = new Previews(folder.resolve("p"), LONG);
    var file = pdf();
    assertThat(previews.pages(file, "a".repeat(64), FileType.PDF)).contains(2);
    var first = previews.page(file, "a".repeat(64), FileType.PDF, 2, 500).orElseThrow();
    assertThat(ImageIO.read(first.toFile()).getWidth()).isBetween(495, 505);
    var made = Files.getLastModifiedTime(first);
    assertThat(previews.page(file, "a".repeat(64), FileType.PDF, 2, 500)).contains(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(made);
    assertThat(previews.page(file, "a".repeat(64), FileType.PDF, 3, 500)).isEmpty();
  }

  @Test
  void aPictureBecomesASmallOne() throws Exception {
    var picture = folder.resolve("a.jpg");
    ImageIO.write(
        new BufferedImage(3000, 1500, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
    var small =
        new Previews(folder.resolve("p"), LONG)
            .page(picture, "b".repeat(64), FileType.JPEG, 1, 240)
            .orElseThrow();
    var read = ImageIO.read(small.toFile());
    assertThat(read.getWidth()).isEqualTo(240);
    assertThat(read.getHeight()).isEqualTo(120);
  }

  @Test
  void workThatTakesTooLongIsGivenUp() throws Exception {
    var work = new LimitedWork(1, Duration.ofMillis(50));
    var forever = new java.util.concurrent.CountDownLatch(1);
    assertThat(
            work.run(
                "waiting",
                () -> {
                  forever.await();
                  return Optional.of("never");
                }))
        .isEmpty();
  }
}
