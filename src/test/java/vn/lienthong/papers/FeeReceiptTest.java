package vn.lienthong.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeReceiptTest {
  @Test
  @DisplayName("NĐ 123/2020 Art. 30–32: a fee receipt in three copies, the amount in words")
  void threeCopies() throws IOException {
    FeeReceipt receipt =
        new FeeReceipt(
            new Office(
                "Ủy ban nhân dân tỉnh Thanh Hóa",
                "Trung tâm Phục vụ hành chính công tỉnh",
                "Thanh Hóa",
                null,
                null,
                null),
            "H56.14-261116-0007",
            new FeeReceipt.Book("01BLP3-001", "AA-26P", "2800000000"),
            "0000123",
            new FeeReceipt.Payer("Nguyễn Thị Ánh Tuyết", "12 Lê Hoàn, phường Hạc Thành"),
            "Cấp giấy phép xây dựng",
            List.of(
                new FeeReceipt.Line("Lệ phí", "Lệ phí cấp giấy phép xây dựng", 75_000),
                new FeeReceipt.Line("Phí", "Phí thẩm định", 1_130_000)),
            1_205_000,
            "Tiền mặt",
            Instant.parse("2026-11-16T01:30:00Z"),
            "Lê Thị Quầy",
            "https://motcua.vidu.example/payments/receipts/x");
    byte[] pdf = PapersApiTest.api().render(receipt, PaperSize.A5, Locale.of("vi"));
    String text;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(receipt.copies());
      text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
    assertThat(text)
        .contains(
            "Liên 1: Lưu",
            "Liên 2: Giao cho người nộp",
            "Liên 3: Chuyển",
            "01BLP3-001",
            "AA-26P",
            "2800000000",
            "Một triệu hai trăm linh năm nghìn đồng");
  }

  @ParameterizedTest
  @CsvSource({
    "0, Không đồng",
    "15, Mười lăm đồng",
    "21, Hai mươi mốt đồng",
    "104, Một trăm linh bốn đồng",
    "75000, Bảy mươi lăm nghìn đồng",
    "124000, Một trăm hai mươi tư nghìn đồng",
    "1000005, Một triệu không trăm linh năm đồng",
    "10500000, Mười triệu năm trăm nghìn đồng",
    "2000000000, Hai tỷ đồng",
    "1001000000, Một tỷ không trăm linh một triệu đồng"
  })
  void amountsInWords(long amount, String words) {
    assertThat(MoneyWords.of(amount)).isEqualTo(words);
  }
}
