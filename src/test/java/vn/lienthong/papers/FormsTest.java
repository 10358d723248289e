package vn.lienthong.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final Instant MORNING = Instant.parse("2026-11-16T01:30:00Z");
  private static final Instant DUE = Instant.parse("2026-11-20T10:00:00Z");
  private static final Office AGENCY =
      new Office(
          "Ủy ban nhân dân tỉnh Thanh Hóa",
          "Sở Xây dựng",
          "Thanh Hóa",
          "36 Đại lộ Lê Lợi, phường Hạc Thành",
          "0237 3852 000",
          "https://motcua.vidu.example");
  private static final Office COUNTER =
      new Office(
          "Ủy ban nhân dân tỉnh Thanh Hóa",
          "Trung tâm Phục vụ hành chính công tỉnh",
          "Thanh Hóa",
          "28 Đại lộ Lê Lợi, phường Hạc Thành",
          "0237 3800 100",
          "https://motcua.vidu.example");
  private static final Person PERSON =
      new Person(
          "Nguyễn Thị Ánh Tuyết",
          "099000000001",
          "12 Lê Hoàn, phường Hạc Thành, tỉnh Thanh Hóa",
          "0900 000 001",
          "tuyet@example.com");
  private static final String CODE = "H56.14-261116-0007";
  private static final String PROCEDURE =
      "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ";

  private final PapersApi papers = PapersApiTest.api();

  private byte[] print(String name, Paper paper, String number, String title, PaperSize size)
      throws IOException {
    String print = "a3f1c09be7d2450f88aa12c43b7e9d01a3f1c09be7d2450f88aa12c43b7e9d01";
    Stamp stamp =
        new Stamp(
            number == null ? null : "Mẫu số " + number + " – TT 03/2025/TT-VPCP",
            title,
            "https://motcua.vidu.example/papers/check?code=7KMPQ2XWB4HT",
            "7KMPQ2XWB4HT",
            print);
    byte[] pdf = papers.render(paper, stamp, size, VIETNAMESE);
    Path folder = Files.createDirectories(Path.of("target/papers"));
    Files.write(folder.resolve(name + ".pdf"), pdf);
    return pdf;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static Form04 apology(Signer signer) {
    return new Form04(
        AGENCY,
        CODE,
        signer == null ? null : "12/PXL",
        "V/v xin lỗi và hẹn lại ngày trả kết quả hồ sơ " + CODE,
        PERSON,
        PROCEDURE,
        MORNING,
        new Form04.Appointment(DUE, Instant.parse("2026-11-25T10:00:00Z")),
        "Chờ ý kiến của Sở Nông nghiệp và Môi trường, đã gửi lấy ý kiến lúc 09:00 ngày"
            + " 17/11/2026, hạn trả lời 17:00 ngày 19/11/2026 nhưng chưa được trả lời.",
        "Trung tâm Phục vụ hành chính công tỉnh",
        Instant.parse("2026-11-19T02:00:00Z"),
        signer);
  }

  @Test
  @DisplayName(
      "Mẫu 04: number, addressee, dates, lateness, reason, apology, new day, recipients, signer")
  void apology() throws IOException {
    byte[] pdf =
        print(
            "form04",
            apology(new Signer("Phó Giám đốc", "KT", "Trần Văn Lãnh")),
            "04",
            "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
            PaperSize.A4);
    assertThat(pages(pdf)).isEqualTo(1);
    assertThat(text(pdf))
        .contains(
            "Mẫu số 04",
            "Số: 12/PXL",
            "Kính gửi: Nguyễn Thị Ánh Tuyết",
            "0900 000 001",
            "Ngày 16/11/2026",
            CODE,
            "17:00, ngày 20/11/2026",
            "chưa thể trả kết quả",
            "Chờ ý kiến của Sở Nông nghiệp",
            "xin lỗi ông/bà",
            "17:00, ngày 25/11/2026",
            "Nơi nhận:",
            "Lưu: VT",
            "KT. PHÓ GIÁM ĐỐC",
            "Trần Văn Lãnh",
            "7KMPQ2XWB4HT",
            "a3f1 c09b");
    assertThat(text(papers.render(apology(null), PaperSize.A4, VIETNAMESE)))
        .contains("(Dự thảo)", "(Chưa ký)", "Số: …");
  }

  private static Form05 stop() {
    return new Form05(
        AGENCY,
        CODE,
        "5/TB",
        PERSON,
        PROCEDURE,
        MORNING,
        Instant.parse("2026-11-18T03:00:00Z"),
        "Tổ chức, cá nhân không bổ sung, hoàn thiện hồ sơ trong thời hạn đã thông báo",
        "Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4",
        "Quá 30 ngày kể từ ngày thông báo bổ sung, người nộp không nộp bản vẽ thiết kế.",
        3,
        "Trung tâm Phục vụ hành chính công tỉnh",
        new Signer("Giám đốc", null, "Trần Thị Lãnh"),
        "https://motcua.vidu.example/dossiers/lookup?code=" + CODE);
  }

  @Test
  @DisplayName("Mẫu 05: trigger, reason, ground, papers given back, right to complain")
  void stopped() throws IOException {
    byte[] pdf = print("form05", stop(), "05", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", PaperSize.A4);
    assertThat(pages(pdf)).isEqualTo(1);
    assertThat(text(pdf))
        .contains(
            "Số: 5/TB",
            "không bổ sung, hoàn thiện hồ sơ",
            "Quá 30 ngày",
            "Điều 19 khoản 4",
            "Đơn vị tiếp nhận: Trung tâm Phục vụ hành chính công tỉnh",
            "Số giấy tờ trả lại kèm theo: 03",
            "0237 3852 000",
            "quyền khiếu nại",
            "GIÁM ĐỐC");
  }

  private static Form06 control() {
    Form06.Hands centre = new Form06.Hands("Trung tâm Phục vụ hành chính công tỉnh", "Lê Thị Quầy");
    Form06.Hands division = new Form06.Hands("Phòng Quản lý xây dựng", "Vũ Văn Trưởng");
    return new Form06(
        COUNTER,
        CODE,
        "2026",
        "0007",
        PERSON,
        PROCEDURE,
        MORNING,
        DUE,
        "Sở Xây dựng",
        List.of("Sở Nông nghiệp và Môi trường"),
        List.of(
            new Form06.Stage(
                new Form06.Hands("Tổ chức, cá nhân", "Nguyễn Thị Ánh Tuyết"),
                centre,
                MORNING,
                null,
                ""),
            new Form06.Stage(
                centre,
                division,
                Instant.parse("2026-11-16T02:10:00Z"),
                "Trước hạn",
                "Danh sách số 3/BGHS-2026"),
            new Form06.Stage(
                division,
                new Form06.Hands("Phòng Quản lý xây dựng", "Phạm Thị Chuyên"),
                Instant.parse("2026-11-16T07:00:00Z"),
                "Đúng hạn",
                "Phân công"),
            new Form06.Stage(
                new Form06.Hands("Phòng Quản lý xây dựng", "Phạm Thị Chuyên"),
                new Form06.Hands("Sở Xây dựng", "Trần Thị Lãnh"),
                Instant.parse("2026-11-19T07:00:00Z"),
                "Quá hạn",
                "Thẩm định")),
        Instant.parse("2026-11-19T07:00:00Z"));
  }

  @Test
  @DisplayName("Mẫu 06: book, number, agencies, and who gave to whom when, early or late")
  void control06() throws IOException {
    byte[] pdf =
        print(
            "form06", control(), "06", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", PaperSize.A4);
    assertThat(text(pdf))
        .contains(
            "Quyển số: 2026; số thứ tự: 0007",
            "Cơ quan giải quyết: Sở Xây dựng",
            "Cơ quan phối hợp: Sở Nông nghiệp và Môi trường",
            "(giờ, phút, ngày)",
            "(trước hạn/đúng hạn/quá hạn)",
            "1. Giao: Trung tâm Phục vụ",
            "2. Nhận: Phòng Quản lý xây dựng",
            "09:10 16/11/2026",
            "Trước hạn",
            "Quá hạn",
            "Lê Thị Quầy");
    assertThat(pages(print("form06-a5", control(), "06", "PHIẾU KIỂM SOÁT", PaperSize.A5)))
        .isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("Mẫu 07: all columns of the register, on as many landscape sheets as it needs")
  void register() throws IOException {
    List<Form07.Line> lines = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      lines.add(
          new Form07.Line(
              "H56.14-261116-%04d".formatted(i),
              PROCEDURE,
              1,
              "Nguyễn Thị Ánh Tuyết",
              "12 Lê Hoàn, phường Hạc Thành",
              "0900 000 001",
              MORNING,
              DUE,
              i % 2 == 0 ? null : DUE,
              i % 2 == 0 ? "" : "Lê Thị Quầy",
              i % 2 == 0 ? "" : "Nguyễn Thị Ánh Tuyết",
              "Lê Thị Quầy",
              "Phường Hạc Thành",
              i % 2 == 0 ? "Đang xử lý" : "Đã trả kết quả"));
    }
    byte[] pdf =
        print(
            "form07",
            new Form07(COUNTER, "Từ ngày 16/11/2026 đến ngày 20/11/2026", lines, DUE),
            "07",
            "SỔ THEO DÕI HỒ SƠ",
            PaperSize.A4);
    assertThat(pages(pdf)).isBetween(3, 8);
    assertThat(text(pdf))
        .contains(
            "STT",
            "Mã hồ sơ",
            "Số bộ",
            "Bên giao",
            "Bên nhận",
            "H56.14-261116-0060",
            "Cộng sổ: 60 hồ sơ");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var sheet = document.getPage(0).getMediaBox();
      assertThat(sheet.getWidth()).isGreaterThan(sheet.getHeight());
    }
  }

  @Test
  @DisplayName("Mẫu 01 for several dossiers: each with its code, papers and day of return")
  void together() throws IOException {
    Form01Together slip =
        new Form01Together(
            COUNTER,
            CODE,
            PERSON,
            List.of(
                new Form01Together.Item(
                    CODE,
                    PROCEDURE,
                    null,
                    "Đơn đề nghị (01); Bản vẽ thiết kế (02)",
                    1,
                    MORNING,
                    DUE),
                new Form01Together.Item(
                    "H56.14-261116-0008",
                    "Cấp giấy phép di dời công trình",
                    "Trần Đỗ Quỳnh Như",
                    "Đơn đề nghị (01)",
                    1,
                    MORNING.plusSeconds(300),
                    null)),
            "Nhận trực tiếp – Trung tâm Phục vụ hành chính công tỉnh",
            "Lê Thị Quầy",
            MORNING,
            "https://motcua.vidu.example/dossiers/lookup?code=" + CODE);
    for (PaperSize size : List.of(PaperSize.A4, PaperSize.A5)) {
      byte[] pdf =
          print(
              "form01-together-" + size,
              slip,
              "01",
              "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
              size);
      assertThat(pages(pdf)).isEqualTo(1);
      assertThat(text(pdf))
          .contains(
              "Dùng chung cho 02 hồ sơ",
              "H56.14-261116-0008",
              "Trần Đỗ Quỳnh Như",
              "không có ngày hẹn trả");
    }
  }

  @Test
  @DisplayName("Hand-over list: number, result, owner, fee, post, and both confirmations")
  void handover() throws IOException {
    HandoverList list =
        new HandoverList(
            AGENCY,
            "3/BGKQ-2026",
            true,
            "Sở Xây dựng",
            "Trung tâm Phục vụ hành chính công tỉnh",
            List.of(
                new HandoverList.Item(
                    CODE,
                    PROCEDURE,
                    "12/GPXD – Giấy phép xây dựng nhà ở riêng lẻ",
                    "Nguyễn Thị Ánh Tuyết",
                    "12 Lê Hoàn, phường Hạc Thành",
                    "75.000 đồng",
                    true,
                    "Thiếu phụ lục 2")),
            new HandoverList.Confirmation("Hồ Văn Thư", MORNING),
            new HandoverList.Confirmation("Lê Thị Quầy", MORNING.plusSeconds(3600)),
            "");
    assertThat(text(print("handover", list, null, null, PaperSize.A4)))
        .contains(
            "DANH SÁCH BÀN GIAO KẾT QUẢ",
            "Số: 3/BGKQ-2026",
            "12/GPXD",
            "75.000 đồng",
            "Thiếu phụ lục 2",
            "Đã xác nhận trên hệ thống lúc 08:30 16/11/2026",
            "lúc 09:30 16/11/2026",
            "Hồ Văn Thư",
            "Lê Thị Quầy");
  }

  @Test
  @DisplayName("Return receipt: who gave what to whom, with the check of each result, on A5")
  void returned() throws IOException {
    ReturnReceipt receipt =
        new ReturnReceipt(
            COUNTER,
            CODE,
            PROCEDURE,
            "Nguyễn Thị Ánh Tuyết",
            new ReturnReceipt.Collector("Trần Văn Em", "099000000002", "0900 000 002"),
            "Nhận trực tiếp",
            List.of(
                new ReturnReceipt.Result(
                    "Đồng ý giải quyết",
                    "12/GPXD",
                    "Giấy phép xây dựng",
                    LocalDate.of(2026, 11, 19),
                    "Trần Thị Lãnh",
                    "https://motcua.vidu.example/papers/check?code=3RTYB7NMQ2WE",
                    "3RTYB7NMQ2WE")),
            true,
            "Lê Thị Quầy",
            DUE,
            "");
    byte[] pdf = print("returned", receipt, null, "BIÊN NHẬN TRẢ KẾT QUẢ", PaperSize.A5);
    assertThat(pages(pdf)).isEqualTo(1);
    assertThat(text(pdf))
        .contains(
            "Trần Văn Em", "0900 000 002", "12/GPXD", "19/11/2026", "3RTYB7NMQ2WE", "bản chính");
  }
}
