package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.sync.TestActs;

/** Official scores from a file: all of it, or a report of every cell that is wrong. */
@HouseTest
class OfficialFileTest {
  private static final String PERIOD = "2026-10";

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired FactUpdates updates;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;
  private TestOffice.Office other;
  private CurrentUser editor;

  @BeforeEach
  void open() {
    office = offices.open();
    other = offices.open();
    editor = offices.staff("Lê Thị Kiểm", Position.PROCEDURE_ADMIN, office.agency());
  }

  private MockHttpServletResponse send(String period, String name, byte[] file, CurrentUser user) {
    return mvc.post()
        .multipart()
        .uri("/indices/official")
        .file(new MockMultipartFile("file", name, "application/octet-stream", file))
        .param("period", period)
        .param("source", "dichvucong.gov.vn, xem 02/11/2026")
        .with(as(user))
        .with(csrf())
        .exchange()
        .getResponse();
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String csv(String... lines) {
    return String.join("\r\n", lines);
  }

  private long stored() {
    return jdbc.sql("select count(*) from indices.official where unit_id in (:one, :other)")
        .param("one", office.agency())
        .param("other", other.agency())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("One wrong cell, and nothing is taken; each is named by its address and what to do")
  void reportPerCell() {
    String file =
        csv(
            "Mã định danh;Tên đơn vị;Tổng điểm;2.1;Hạng",
            office.code() + ";Sở Thử;90,09;hai mươi;1",
            other.code() + ";Sở Thử khác;101;19,5;2",
            "H97.99999;Sở Không Có;80;10;3",
            office.code() + ";Sở Thử;90;10;4");
    MockHttpServletResponse answer =
        send(PERIOD, "diem.csv", file.getBytes(StandardCharsets.UTF_8), editor);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer))
        .contains("Chưa nhập: 4 ô cần sửa")
        .contains("D2", "hai mươi", "Ghi điểm bằng số")
        .contains("C3", "Lớn hơn điểm tối đa 100")
        .contains("A4", "Không có đơn vị này")
        .contains("A5", "đã có ở dòng trên")
        .contains("1 cột không nhận ra", "Hạng");
    assertThat(stored()).isZero();
  }

  @Test
  @DisplayName("What is no table at all is said in one line")
  void noTable() {
    assertThat(text(send(PERIOD, "diem.xlsx", new byte[] {'P', 'K', 3, 4, 5}, editor)))
        .contains("Không đọc được tệp");
    assertThat(text(send(PERIOD, "diem.csv", new byte[] {(byte) 0xE1, (byte) 0x20}, editor)))
        .contains("không phải UTF-8");
    assertThat(
            text(send(PERIOD, "diem.csv", "a;b\r\n1;2".getBytes(StandardCharsets.UTF_8), editor)))
        .contains("Không có cột Mã định danh");
    assertThat(text(send(PERIOD, "diem.csv", new byte[0], editor))).contains("Chọn tệp điểm");
  }

  @Test
  @DisplayName("The filled template is taken; pages show ours beside theirs with the difference")
  void theTemplateComesBack() throws IOException {
    acts.receive(office);
    IndicesConfiguration.drain(updates, 10_000);
    String period = java.time.LocalDate.now(vn.lienthong.shared.Vietnam.ZONE).toString();
    String month = period.substring(0, 7);
    byte[] template =
        mvc.get()
            .uri("/indices/official/template.xlsx?period=" + month)
            .with(as(editor))
            .exchange()
            .getResponse()
            .getContentAsByteArray();
    MockHttpServletResponse answer = send(month, "mau.xlsx", filled(template), editor);
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    assertThat(text(answer)).contains("Đã nhập 3 điểm của 1 đơn vị", "Chênh lệch");
    assertThat(stored()).isEqualTo(3);
    String unit = "/indices/units/" + office.agency() + "/official?period=" + month;
    assertThat(text(mvc.get().uri(unit).with(as(office.leader())).exchange().getResponse()))
        .contains("50,5", "dichvucong.gov.vn, xem 02/11/2026", "pill late");
    assertThat(
            text(
                mvc.get()
                    .uri("/indices/ranking?period=" + month)
                    .with(as(office.leader()))
                    .exchange()
                    .getResponse()))
        .contains("Chính thức", "50,50");
  }

  private byte[] filled(byte[] template) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.getSheetAt(0);
      for (Row row : sheet) {
        if (row.getCell(0) != null && row.getCell(0).getStringCellValue().equals(office.code())) {
          row.createCell(2).setCellValue(50.5);
          row.createCell(3).setCellValue(12.25);
          row.createCell(9).setCellValue("5,5");
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  @Test
  @DisplayName("Only who keeps the province's figures may import")
  void strangersAreRefused() {
    byte[] file =
        csv("Mã định danh;Tổng điểm", office.code() + ";1").getBytes(StandardCharsets.UTF_8);
    assertThat(send(PERIOD, "diem.csv", file, office.leader()).getStatus()).isEqualTo(403);
    assertThat(
            mvc.get()
                .uri("/indices/official")
                .with(as(office.leader()))
                .exchange()
                .getResponse()
                .getStatus())
        .isEqualTo(403);
  }
}
