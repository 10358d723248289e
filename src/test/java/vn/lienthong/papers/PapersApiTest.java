package vn.lienthong.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class PapersApiTest {
  private final PapersApi papers = new PapersApi(messages());

  @Test
  @DisplayName("Mẫu 01 carries every field of TT 03/2025/TT-VPCP, Phụ lục I")
  void theReceiptSaysEverything() throws IOException {
    String text = text(keep("form01.pdf", papers.render(Samples.receipt())));
    assertThat(text)
        .contains(
            "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
            "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Thanh Hóa, ngày 02 tháng 02 năm 2026",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "H56.101-260202-0001",
            "Nguyễn Thị Ánh Tuyết",
            "099000000001",
            "Trần Đỗ Quỳnh Như",
            "Cấp Giấy xác nhận tình trạng hôn nhân",
            "Tờ khai cấp Giấy xác nhận",
            "Bản chứng thực",
            "03 ngày làm việc",
            "08:05, ngày 02/02/2026",
            "17:00, ngày 05/02/2026",
            "Trung tâm Phục vụ hành chính công phường Hạc Thành",
            "Lê Thị Hoa");
  }

  @Test
  @DisplayName(
      "Mẫu 01 names what it is made of; what is not known of somebody stays to be filled in")
  void theFieldsOfTheReceipt() throws IOException {
    assertThat(text(papers.render(Samples.receipt())))
        .contains(
            "Đơn vị tiếp nhận: Trung tâm Phục vụ hành chính công",
            "Số căn cước/hộ chiếu/mã số: 099000000001",
            "Thành phần hồ sơ Bản chính Bản chứng thực Bản photo",
            "Thôn 5, xã Thọ Xuân Số căn cước/hộ chiếu/mã số: 099000000002 Nội dung");
    assertThat(text(papers.render(Samples.refusal(Samples.OWNER))))
        .contains("Số điện thoại: …", "Thư điện tử: …");
  }

  @Test
  void theReceiptFitsOnOnePageOfA4AndOfA5() throws IOException {
    assertThat(pages(papers.render(Samples.receipt()))).isEqualTo(1);
    assertThat(
            pages(
                keep(
                    "form01-a5.pdf",
                    papers.render(Samples.receipt(), PaperSize.A5, Locale.of("vi")))))
        .isEqualTo(1);
  }

  @Test
  void aLongListOfPapersRunsOverSeveralPagesAndLosesNone() throws IOException {
    List<Form01.Component> many =
        IntStream.rangeClosed(1, 90)
            .mapToObj(i -> new Form01.Component("Giấy tờ thứ " + i + " của hồ sơ", 1, 0, 2))
            .toList();
    byte[] pdf = papers.render(Samples.receipt(many));
    assertThat(pages(pdf)).isGreaterThan(1);
    assertThat(text(pdf)).contains("Giấy tờ thứ 1 của", "Giấy tờ thứ 90 của");
  }

  @Test
  @DisplayName("Mẫu 02 names everything to fix in one go, with the source database")
  void theRequestToSupplementNamesAll() throws IOException {
    assertThat(text(keep("form02.pdf", papers.render(Samples.request()))))
        .contains(
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Bản vẽ thiết kế xây dựng",
            "Cơ sở dữ liệu quốc gia về dân cư",
            "0237 3800 100",
            "Đơn vị tiếp nhận: Trung tâm Phục vụ hành chính công",
            "NGƯỜI HƯỚNG DẪN");
    assertThatThrownBy(Samples::emptyRequest).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("Mẫu 03 gives the reason and its legal ground")
  void theRefusalGivesItsReason() throws IOException {
    assertThat(text(keep("form03.pdf", papers.render(Samples.refusal()))))
        .contains(
            "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
            "Đơn vị tiếp nhận: Trung tâm Phục vụ hành chính công",
            "Thời gian nộp hồ sơ: 08:05",
            "Số giấy tờ trả lại kèm theo: 02",
            "Lý do từ chối: Bản chính bị tẩy xóa",
            "Phạm Văn Nộp",
            "Điều 22 Nghị định số 23/2015/NĐ-CP",
            "NGƯỜI TỪ CHỐI");
  }

  @Test
  void whatSomebodyTypedIsTextAndNeverMarkup() throws IOException {
    Form01 receipt = Samples.receipt("<script>a</script> & <img src=\"file:///etc/passwd\"/>");
    assertThat(text(papers.render(receipt)).replaceAll("\\s+", " "))
        .contains("<script>a</script> & <img");
  }

  @Test
  void fontsAreEmbeddedAndTheFileDeclaresPdfA2b() throws IOException {
    byte[] pdf = papers.render(Samples.receipt());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (var name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        assertThat(font.getName()).contains("LiberationSerif");
      }
      String metadata =
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(metadata).containsPattern("pdfaid:part[=>\"]+2").containsPattern("B");
      assertThat(document.getDocumentCatalog().getOutputIntents()).isNotEmpty();
    }
  }

  @Test
  void theQrCodeReadsBackAsItsText() throws Exception {
    String url = "https://dichvucong.vidu.example/tra-cuu?ma=H56.101-260202-0001&tên=Hạc";
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(papers.qrPng(url)));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(url);
    assertThat(papers.qr(url)).startsWith("<svg").doesNotContain("style=");
  }

  @Test
  void theEnglishTranslationIsComplete() throws IOException {
    String text = text(papers.render(Samples.receipt(), PaperSize.A4, Locale.ENGLISH));
    assertThat(text).contains("RECEIPT OF DOSSIER AND APPOINTMENT").doesNotContain("papers.");
  }

  @Test
  void withoutADueDateThePaperSaysSo() throws IOException {
    assertThat(text(papers.render(Samples.receiptWithoutDue()))).contains("không có ngày hẹn trả");
  }

  private static byte[] keep(String name, byte[] pdf) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/papers"));
    Files.write(folder.resolve(name), pdf);
    return pdf;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  static PapersApi api() {
    return new PapersApi(messages());
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames("messages/papers");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(Locale.ROOT);
    return source;
  }

  /** Invented people and cases. */
  private static final class Samples {
    private static final Instant MORNING = Instant.parse("2026-02-02T01:05:00Z");
    private static final Office OFFICE =
        new Office(
            "Ủy ban nhân dân phường Hạc Thành",
            "Trung tâm Phục vụ hành chính công",
            "Thanh Hóa",
            "28 Đại lộ Lê Lợi",
            "0237 3800 100",
            "dichvucong.vidu.example");
    private static final Person APPLICANT =
        new Person(
            "Nguyễn Thị Ánh Tuyết",
            "099000000001",
            "Số 12, phố Đội Cung, phường Hạc Thành, tỉnh Thanh Hóa",
            "0900000101",
            "tuyet@nguoidan.example");
    private static final Person OWNER =
        new Person("Trần Đỗ Quỳnh Như", "099000000002", "Thôn 5, xã Thọ Xuân", null, null);

    private Samples() {}

    static Form01 receipt() {
      return receipt(
          List.of(
              new Form01.Component("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", 1, 0, 0),
              new Form01.Component("Văn bản ủy quyền đã được chứng thực", 0, 1, 0),
              new Form01.Component("Giấy xác nhận đã cấp trước đó", 1, 0, 2)));
    }

    static Form01 receipt(List<Form01.Component> components) {
      return form01(components, "Xác nhận để vay vốn", Instant.parse("2026-02-05T10:00:00Z"));
    }

    static Form01 receipt(String subject) {
      return form01(List.of(), subject, Instant.parse("2026-02-05T10:00:00Z"));
    }

    static Form01 receiptWithoutDue() {
      return form01(List.of(), "Thông báo khuyến mại", null);
    }

    private static Form01 form01(
        List<Form01.Component> components,
        String subject,
        java.time.@org.jspecify.annotations.Nullable Instant due) {
      return new Form01(
          OFFICE,
          "H56.101-260202-0001",
          APPLICANT,
          "trực tiếp",
          false,
          OWNER,
          "Cấp Giấy xác nhận tình trạng hôn nhân",
          subject,
          components,
          1,
          "03 ngày làm việc",
          MORNING,
          due,
          null,
          "Trung tâm Phục vụ hành chính công phường Hạc Thành",
          "15.000 đồng",
          "Lê Thị Hoa",
          "https://dichvucong.vidu.example/k/1",
          "https://dichvucong.vidu.example/t/1");
    }

    static Form02 request() {
      return new Form02(
          OFFICE,
          "H56.101-260202-0002",
          OWNER,
          "Cấp giấy phép xây dựng nhà ở riêng lẻ",
          List.of(
              new Form02.Fix("Bản vẽ thiết kế xây dựng", "Thiếu mặt cắt móng, tỷ lệ 1/50", null),
              new Form02.Fix(
                  "Thông tin nơi cư trú",
                  "Chưa khớp với hồ sơ",
                  "Cơ sở dữ liệu quốc gia về dân cư")),
          "Chưa đủ căn cứ thẩm định theo Điều 54 Nghị định số 175/2024/NĐ-CP",
          MORNING,
          LocalDate.of(2026, 2, 20),
          "Lê Thị Hoa",
          "0237 3800 100",
          "https://dichvucong.vidu.example/t/2");
    }

    static Form02 emptyRequest() {
      return new Form02(OFFICE, "x", OWNER, "x", List.of(), "x", MORNING, null, "x", null, null);
    }

    static Form03 refusal() {
      return refusal(APPLICANT);
    }

    static Form03 refusal(Person owner) {
      return new Form03(
          OFFICE,
          "H56.101-260202-0003",
          OFFICE.name(),
          "Phạm Văn Nộp",
          owner,
          "Chứng thực bản sao từ bản chính",
          MORNING,
          2,
          "Bản chính bị tẩy xóa, sửa chữa nội dung không hợp lệ.",
          "khoản 1 Điều 22 Nghị định số 23/2015/NĐ-CP",
          null,
          MORNING,
          true,
          "Lê Thị Hoa",
          "0237 3800 100",
          null);
    }
  }
}
