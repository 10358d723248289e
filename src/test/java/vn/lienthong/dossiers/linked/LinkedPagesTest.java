package vn.lienthong.dossiers.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.LinkedOffice;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class LinkedPagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired LinkedOffice linked;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired PartRepository parts;

  private LinkedOffice.Office office;
  private CurrentUser citizen;
  private Dossier dossier;

  @BeforeEach
  void accepted() {
    office = linked.open(false);
    citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier filed = filing.file(office.papers(), citizen);
    dossier = intake.accept(filed.id(), null, office.lead().counter());
  }

  private String page(CurrentUser user, String path) {
    MvcTestResult answer = mvc.get().uri(path).with(as(user)).exchange();
    assertThat(answer).as(path).hasStatusOk();
    return text(answer);
  }

  private static String text(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private Part residence() {
    return parts.of(dossier.id()).get(1);
  }

  private MvcTestResult post(CurrentUser user, String action, String... values) {
    var call = mvc.post().uri("/dossiers/parts/" + residence().id() + "/" + action).with(as(user));
    for (int i = 0; i < values.length; i += 2) {
      call = call.param(values[i], values[i + 1]);
    }
    return call.with(csrf()).exchange();
  }

  @Test
  @DisplayName(
      "The dossier shows all parts, who is waited for and until when; so does the citizen's")
  void picture() {
    assertThat(page(office.lead().specialist(), "/dossiers/" + dossier.id()))
        .contains(
            "Các phần việc liên thông",
            "0/3 phần việc đã xong",
            "Đăng ký thường trú – Công an phường thử",
            "song song",
            "class=\"lane");
    assertThat(page(citizen, "/dossiers/mine/" + dossier.id()))
        .contains("Các cơ quan giải quyết hồ sơ này", "Bảo hiểm xã hội thử", "Hạn ")
        .doesNotContain("/dossiers/parts/");
  }

  @Test
  @DisplayName("The desk of an agency counts exactly and lists what lies with it")
  void desk() {
    CurrentUser police = office.police().specialist();
    assertThat(page(police, "/dossiers/linked"))
        .contains(dossier.code(), "Đăng ký thường trú")
        .doesNotContain("Cấp thẻ bảo hiểm y tế</td>");
    assertThat(post(police, "take")).hasStatus3xxRedirection();
    assertThat(page(police, "/dossiers/linked?queue=sent")).doesNotContain(dossier.code());
    assertThat(page(police, "/dossiers/linked?queue=working")).contains(dossier.code());
    assertThat(page(office.lead().specialist(), "/dossiers/linked?queue=led"))
        .contains("Công an phường thử", "Bảo hiểm xã hội thử");
  }

  @Test
  @DisplayName("A form that lacks something comes back with all that was typed")
  void typedIsKept() {
    CurrentUser police = office.police().specialist();
    post(police, "take");
    MvcTestResult refused = post(police, "ask-supplement", "reason", "Thiếu ý kiến chủ hộ");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("Thiếu ý kiến chủ hộ", "Mục cần bổ sung");
    assertThat(post(police, "ask-supplement", "reason", "Thiếu", "items", "Ý kiến chủ hộ\n\nẢnh"))
        .hasStatus3xxRedirection();
    assertThat(residence().wish().items()).hasSize(2);
    assertThat(
            page(
                office.lead().specialist(),
                "/dossiers/parts/" + residence().id() + "/decline-supplement"))
        .contains("Không cần bổ sung");
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 8.1a: the agency of a part names the database with the wrong data, and"
          + " Form 02 prints it")
  void sourceOfWrongData() throws Exception {
    CurrentUser police = office.police().specialist();
    CurrentUser lead = office.lead().specialist();
    assignment.assign(dossier.id(), null, lead.requireId(), "", office.lead().head());
    post(police, "take");
    String source = "Cơ sở dữ liệu quốc gia về dân cư";
    MvcTestResult nothing =
        post(police, "ask-supplement", "reason", "Sai dữ liệu", "source1", source);
    assertThat(nothing).hasStatus(422);
    assertThat(text(nothing)).contains("Ghi thông tin cần sửa ở dòng 1", source);
    assertThat(
            post(
                police,
                "ask-supplement",
                "reason",
                "Sai dữ liệu",
                "items",
                "Ý kiến chủ hộ",
                "data1",
                "Nơi thường trú của chủ hộ",
                "source1",
                source))
        .hasStatus3xxRedirection();
    assertThat(residence().wish().items())
        .extracting(item -> item.name() + " / " + item.source())
        .containsExactly("Ý kiến chủ hộ / null", "Nơi thường trú của chủ hộ / " + source);
    assertThat(page(lead, "/dossiers/parts/" + residence().id() + "/forward-supplement"))
        .contains("nguồn dữ liệu: " + source);
    assertThat(post(lead, "forward-supplement")).hasStatus3xxRedirection();
    byte[] form =
        mvc.get()
            .uri("/dossiers/" + dossier.id() + "/form-02")
            .with(as(citizen))
            .exchange()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument pdf = Loader.loadPDF(form)) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Nơi thường trú của chủ hộ", "nguồn dữ liệu: " + source, "Ý kiến chủ hộ");
    }
  }

  @Test
  @DisplayName("The leader decides with a document; without its number the form says so")
  void decision() {
    CurrentUser police = office.police().specialist();
    CurrentUser chief = office.police().leader();
    post(police, "take");
    post(police, "propose", "proposal", "GRANT", "note", "Đủ điều kiện");
    assertThat(post(chief, "approve", "title", "Thông báo")).hasStatus(422);
    assertThat(
            post(
                chief,
                "approve",
                "number",
                "12/TB",
                "title",
                "Thông báo",
                "signer",
                "Trưởng",
                "issuedOn",
                "2026-11-20"))
        .hasStatus3xxRedirection();
    assertThat(page(office.lead().specialist(), "/dossiers/" + dossier.id()))
        .contains("Thông báo, số 12/TB", "1/3 phần việc đã xong");
  }

  @Test
  @DisplayName("While parts are open the lead is shown whose, and to nudge; not to propose")
  void awaited() {
    CurrentUser lead = office.lead().specialist();
    String here = "/dossiers/" + dossier.id();
    assertThat(
            mvc.post()
                .uri(here + "/assign")
                .param("person", lead.requireId().toString())
                .with(as(office.lead().head()))
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
    assertThat(page(lead, here))
        .contains("Đang chờ phần việc của cơ quan khác", residence().id() + "/nudge")
        .doesNotContain(here + "/propose");
    assertThat(mvc.get().uri(here + "/propose").with(as(lead)).exchange()).hasStatus(409);
    MvcTestResult refused =
        mvc.post()
            .uri(here + "/propose")
            .param("proposal", "GRANT")
            .param("note", "Vội")
            .with(as(lead))
            .with(csrf())
            .exchange();
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("còn phần việc chưa xong", "Công an phường thử", "Vội");
    assertThat(page(office.police().specialist(), here))
        .doesNotContain("Đang chờ phần việc của cơ quan khác");
  }
}
