package vn.lienthong.dossiers.form;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;

/** A form with a condition, a table and a file, filed page by page as an applicant does. */
@HouseTest
class FilledFormsTest {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired ProceduresApi procedures;
  @Autowired DossierRepository dossiers;
  @Autowired ComponentRepository components;
  @Autowired DossierIntake intake;

  private TestOffice.Office office;
  private CurrentUser citizen;

  @BeforeEach
  void open() {
    office = offices.open();
    citizen = TestOffice.citizen("Nguyễn Thị Bơi", "099900000321");
    procedures.publish(
        FormProcedure.of(office.procedure()), List.of(office.agency()), CurrentUser.SYSTEM);
  }

  private String start() {
    return location(
        mvc.post()
            .uri("/dossiers/file/" + office.procedure())
            .with(TestOffice.as(citizen))
            .with(csrf())
            .exchange());
  }

  private static String location(MvcTestResult result) {
    assertThat(result).hasStatus3xxRedirection();
    return String.valueOf(result.getResponse().getRedirectedUrl());
  }

  private MvcTestResult post(String uri, String... typed) {
    var request = mvc.post().uri(uri);
    for (int i = 0; i < typed.length; i += 2) {
      request = request.param(typed[i], typed[i + 1]);
    }
    return request.with(TestOffice.as(citizen)).with(csrf()).exchange();
  }

  private String get(String uri) throws IOException {
    return mvc.get()
        .uri(uri)
        .with(TestOffice.as(citizen))
        .exchange()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private MvcTestResult group(String draft, boolean withFile, String... typed) {
    var request = mvc.post().uri(draft + "/step/form-2").multipart();
    if (withFile) {
      request.part(
          new MockPart(
              "consent",
              "đồng ý.txt",
              "Tôi đồng ý".getBytes(StandardCharsets.UTF_8),
              MediaType.TEXT_PLAIN));
    }
    var filled = request.with(TestOffice.as(citizen)).with(csrf());
    for (int i = 0; i < typed.length; i += 2) {
      filled = filled.param(typed[i], typed[i + 1]);
    }
    return filled.exchange();
  }

  private UUID file(String kind) {
    String draft = start();
    post(draft + "/step/applicant", "phone", "0912345678", "address", "12 Lê Lợi");
    post(draft + "/step/owner", "whose", "self");
    post(
        draft + "/step/form-1", "name", "Nguyễn Thị Bơi", "kind", kind, "school", "Trường Hoa Ban");
    if (kind.equals("GROUP")) {
      group(
          draft,
          true,
          "members.1.name",
          "Lê Văn Sóng",
          "members.1.birth",
          "1/6/2015",
          "members.1.nation",
          "VN",
          "members.3.name",
          "Trần Thị Nước",
          "members.3.birth",
          "02/02/2016");
    }
    post(draft + "/papers");
    post(draft + "/step/delivery", "delivery", "ELECTRONIC");
    String sent = location(post(draft + "/submit"));
    return UUID.fromString(sent.replaceAll(".*/mine/([0-9a-f-]{36})/sent", "$1"));
  }

  @Test
  @DisplayName("Rows, a hidden page and a file of the form go into the dossier as they were filled")
  void filed() throws IOException {
    String draft = start();
    assertThat(get(draft))
        .as("the page of the group waits for its condition")
        .doesNotContain("form-2");
    UUID id = file("GROUP");
    Map<String, String> form = dossiers.get(id).filing().form();
    assertThat(form)
        .containsEntry("members.1.birth", "01/06/2015")
        .containsEntry("members.2.name", "Trần Thị Nước")
        .doesNotContainKey("members.3.name");
    assertThat(components.of(id))
        .filteredOn(line -> line.key().equals("form.consent"))
        .singleElement()
        .satisfies(line -> assertThat(line.files()).hasSize(1));
    assertThat(dossiers.get(file("ONE")).filing().form()).doesNotContainKey("members.1.name");
  }

  @Test
  @DisplayName(
      "What is wrong in a row is said at the row, what is missing at the table, nothing is lost")
  void refused() throws IOException {
    String draft = start();
    post(draft + "/step/form-1", "name", "A", "kind", "GROUP");
    MvcTestResult wrong =
        group(draft, false, "members.2.name", "Lê Văn Sóng", "members.2.birth", "31/2/2015");
    assertThat(wrong).hasStatus(422);
    assertThat(wrong.getResponse().getContentAsString(StandardCharsets.UTF_8))
        .contains(
            "Thành viên 1, Ngày sinh: ngày chưa đúng",
            "Hãy đính kèm: Giấy đồng ý",
            "31/2/2015",
            "Lê Văn Sóng");
    String added =
        location(
            group(
                draft,
                false,
                "members.1.name",
                "Lê Văn Sóng",
                "members.1.birth",
                "1/6/2015",
                "add",
                "members"));
    assertThat(get(added.replaceFirst("#.*", "")))
        .contains("members.2.name", "Lê Văn Sóng")
        .doesNotContain("Hãy đính kèm: Giấy đồng ý");
  }

  @Test
  @DisplayName(
      "The filled form prints for applicant and officer, with the table and in Vietnamese letters")
  void printed() throws IOException {
    UUID id = file("GROUP");
    for (CurrentUser reader : List.of(citizen, office.counter())) {
      MvcTestResult pdf =
          mvc.get()
              .uri("/dossiers/" + id + "/declaration.pdf")
              .with(TestOffice.as(reader))
              .exchange();
      assertThat(pdf).hasStatusOk();
      try (var document = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
        assertThat(new PDFTextStripper().getText(document))
            .contains(
                "ĐĂNG KÝ LỚP HỌC BƠI",
                "Lê Văn Sóng",
                "Trần Thị Nước",
                "01/06/2015",
                "Việt Nam",
                "Theo nhóm",
                "cam đoan");
      }
    }
    CurrentUser stranger = TestOffice.citizen("Kẻ Khác", "099900000077");
    assertThat(mvc.get().uri("/dossiers/" + id + "/declaration.pdf").with(TestOffice.as(stranger)))
        .hasStatus(404);
    assertThat(mvc.get().uri("/dossiers/" + id).with(TestOffice.as(office.counter())))
        .bodyText()
        .contains("Trần Thị Nước · 02/02/2016", "Theo nhóm");
    UUID paper =
        intake
            .receive(office.papers(), vn.lienthong.dossiers.Channel.COUNTER, null, office.counter())
            .id();
    assertThat(
            mvc.get()
                .uri("/dossiers/" + paper + "/declaration.pdf")
                .with(TestOffice.as(office.counter())))
        .hasStatus(404);
  }

  @Test
  @DisplayName(
      "NĐ 224/2026 Art. 15.1: what the state has is filled in, says from where, and may be changed")
  void prefilled() throws IOException {
    UUID earlier = file("ONE");
    String before = get(start() + "/step/form-1");
    assertThat(before)
        .contains("value=\"Nguyễn Thị Bơi\"", "Điền sẵn từ tài khoản định danh")
        .as("a dossier that nobody accepted is no source")
        .doesNotContain("Trường Hoa Ban");
    intake.accept(earlier, null, office.counter());
    String draft = start();
    assertThat(get(draft + "/step/form-1"))
        .contains("Trường Hoa Ban", "Điền sẵn từ hồ sơ " + dossiers.get(earlier).code());
    assertThat(get(draft + "/step/applicant")).contains("12 Lê Lợi");
    post(draft + "/step/form-1", "name", "Người khác", "kind", "ONE");
    assertThat(get(draft + "/step/form-1"))
        .contains("Người khác")
        .doesNotContain("Trường Hoa Ban", "Điền sẵn");
  }
}
