package vn.lienthong.dossiers.print;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Forms 01, 02 and 03 of real dossiers, from the page on which they arise to the paper. */
@HouseTest
class ReceptionFormsTest {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final CurrentUser OWNER = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierSupplement supplement;
  @Autowired DossierRepository dossiers;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private record Paper(String text, List<String> codes) {}

  private Paper paper(String path, CurrentUser user) throws Exception {
    MvcTestResult answer = mvc.get().uri(path).with(as(user)).exchange();
    assertThat(answer).hasStatusOk().hasContentType("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
      return new Paper(
          new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "),
          codes(new PDFRenderer(pdf).renderImageWithDPI(0, 300)));
    }
  }

  /** What the QR codes in the upper corners and at the foot of a page say. */
  private static List<String> codes(BufferedImage page) {
    int wide = page.getWidth() / 2;
    int high = page.getHeight() / 3;
    List<String> found = new ArrayList<>();
    for (int part = 0; part < 6; part++) {
      int[] dots = page.getRGB(part % 2 * wide, part / 2 * high, wide, high, null, 0, wide);
      try {
        found.add(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(wide, high, dots))),
                    Map.of(DecodeHintType.TRY_HARDER, true))
                .getText());
      } catch (ReaderException none) {
        continue;
      }
    }
    return found;
  }

  private MvcTestResult get(String path, CurrentUser user) {
    return mvc.get().uri(path).with(as(user)).exchange();
  }

  private MvcTestResult post(String path, CurrentUser user, Map<String, String> fields) {
    var request = mvc.post().uri(path).with(as(user)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult decide(String decision, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("name", "Nguyễn Văn Ân");
    fields.put("identity", "099900000011");
    fields.put("looked", "099900000011");
    for (String field : List.of("q", "found", "procedure", "picked")) {
      fields.put(field, office.procedure());
    }
    fields.put("decision", decision);
    return post("/dossiers/intake", office.counter(), fields);
  }

  private Dossier decided(MvcTestResult answer, String form) {
    assertThat(answer).hasStatus3xxRedirection();
    String where = String.valueOf(answer.getResponse().getRedirectedUrl());
    assertThat(get(where, office.counter())).hasStatusOk().bodyText().contains(form);
    return dossiers.get(UUID.fromString(where.substring(where.lastIndexOf('/') + 1)));
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 8.1a: Form 02 of the counter names all papers, the source database and the"
          + " day; brought and accepted, the dossier is received")
  void supplementAtTheCounter() throws Exception {
    LocalDate day = LocalDate.now(Vietnam.ZONE).plusDays(10);
    String source = "Cơ sở dữ liệu quốc gia về dân cư";
    assertThat(
            decide(
                "SUPPLEMENT", Map.of("reason", "Thiếu", "answerBy", DAY.format(day.minusDays(12)))))
        .hasStatus(422)
        .bodyText()
        .contains("Hãy nhập thời hạn sau");
    Dossier d =
        decided(
            decide(
                "SUPPLEMENT",
                Map.of(
                    "reason",
                    "Chưa khớp nơi cư trú",
                    "source",
                    source,
                    "answerBy",
                    DAY.format(day))),
            "form-02");
    assertThat(d.status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
    Paper paper = paper("/dossiers/" + d.id() + "/form-02", office.counter());
    assertThat(paper.text())
        .contains(
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            d.code(),
            "Đơn đề nghị",
            "Chưa khớp nơi cư trú",
            "nguồn dữ liệu: " + source,
            "chậm nhất ngày: " + DAY.format(day),
            "Lê Thị Quầy");
    assertThat(paper.codes())
        .as("" + paper.codes())
        .anyMatch(code -> code.contains("/papers/check?code="));
    assertThat(get("/dossiers/" + d.id(), office.counter())).bodyText().contains(source);
    assertThat(get("/dossiers/mine/" + d.id(), OWNER)).bodyText().contains(source, "form-02");

    Dossier back = supplement.receive(d.id(), null, List.of(), "Đủ", office.counter());
    assertThat(back.status()).isEqualTo(DossierStatus.REGISTERED);
    Dossier received = intake.accept(d.id(), null, office.counter());
    assertThat(received.status()).isEqualTo(DossierStatus.RECEIVED);
    assertThat(received.times().dueAt()).isNotNull();
  }

  @Test
  @DisplayName("Art. 17.2b: refused at the counter, Form 03 tells reason and ground")
  void refusedAtTheCounter() throws Exception {
    assertThat(decide("REFUSE", Map.of())).hasStatus(422).bodyText().contains("Lý do");
    Dossier d =
        decided(
            decide(
                "REFUSE",
                Map.of(
                    "reason", "Không thuộc thẩm quyền", "ground", "Điều 5 Luật Thử nghiệm 2026")),
            "form-03");
    assertThat(d.status()).isEqualTo(DossierStatus.NOT_RECEIVED);
    Paper paper = paper("/dossiers/" + d.id() + "/form-03", office.counter());
    assertThat(paper.text())
        .contains(
            "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
            d.code(),
            "Không thuộc thẩm quyền",
            "Căn cứ pháp lý: Điều 5 Luật Thử nghiệm 2026",
            "Lê Thị Quầy")
        .doesNotContain("Văn bản từ chối");
    assertThat(paper.codes())
        .as("" + paper.codes())
        .anyMatch(code -> code.contains("/papers/check?code="));
    assertThat(get("/dossiers/mine/" + d.id(), OWNER)).bodyText().contains("form-03");
  }

  @Test
  @DisplayName(
      "Art. 19.8: refused after appraisal, Form 03 carries the reason for the applicant, the number"
          + " and the signer; the officer's opinion stays inside")
  void refusedAfterAppraisal() throws Exception {
    Dossier d = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    String page = "/dossiers/" + d.id();
    assignment.assign(d.id(), null, office.specialist().requireId(), "", office.head());
    assertThat(
            post(
                page + "/propose",
                office.specialist(),
                Map.of("proposal", "REFUSE", "note", "Ý kiến nội bộ: đất lấn chiếm")))
        .hasStatus3xxRedirection();
    assertThat(post(page + "/approve", office.leader(), Map.of())).hasStatus3xxRedirection();
    assertThat(get(page + "/form-03", office.clerk())).hasStatus(404);
    assertThat(get(page + "/issue", office.clerk())).bodyText().contains("đất lấn chiếm</textarea");
    Map<String, String> result = new HashMap<>();
    result.put("outcome", "REFUSED");
    result.put("number", "12/TB");
    result.put("title", "Thông báo không cấp phép");
    result.put("signer", "Trần Thị Lãnh");
    result.put("issuedOn", "22/11/2026");
    assertThat(post(page + "/issue", office.clerk(), result))
        .hasStatus(422)
        .bodyText()
        .contains("Lý do từ chối");
    result.put("refusal", "Thửa đất không đủ điều kiện");
    result.put("ground", "Điều 9 Luật Thử nghiệm 2026");
    assertThat(post(page + "/issue", office.clerk(), result)).hasStatus3xxRedirection();

    assertThat(get(page, office.clerk())).bodyText().contains(page + "/form-03");
    assertThat(get("/dossiers/mine/" + d.id(), OWNER)).bodyText().contains(page + "/form-03");
    Paper paper = paper(page + "/form-03", OWNER);
    assertThat(paper.text())
        .contains(
            d.code(),
            "Thửa đất không đủ điều kiện",
            "Căn cứ pháp lý: Điều 9 Luật Thử nghiệm 2026",
            "số 12/TB, ngày 22/11/2026: Thông báo không cấp phép",
            "Trần Thị Lãnh")
        .doesNotContain("nội bộ");
    assertThat(paper.codes())
        .as("" + paper.codes())
        .anyMatch(code -> code.contains("/papers/check?code="));
  }

  @Test
  @DisplayName(
      "Art. 21: a wrong result is reissued as a refusal, by page or program; Form 03 prints the"
          + " reason that was entered, not the title")
  void refusalInPlaceOfAWrongResult() throws Exception {
    Map<String, String> right =
        Map.of(
            "outcome", "REFUSED",
            "number", "13/TB",
            "title", "Thông báo thay thế",
            "signer", "Trần Thị Lãnh",
            "issuedOn", "22/11/2026");
    Dossier d = wrong();
    String page = "/dossiers/" + d.id() + "/mistake";
    assertThat(get(page, office.clerk())).bodyText().contains("name=\"refusal\"");
    assertThat(post(page + "/reissue", office.clerk(), right))
        .hasStatus(422)
        .bodyText()
        .contains("Lý do từ chối");
    Map<String, String> reasoned = new HashMap<>(right);
    reasoned.put("refusal", "Thửa đất đang có tranh chấp");
    reasoned.put("ground", "Điều 11 Luật Thử nghiệm 2026");
    assertThat(post(page + "/reissue", office.clerk(), reasoned)).hasStatus3xxRedirection();
    assertThat(paper("/dossiers/" + d.id() + "/form-03", OWNER).text())
        .contains(
            "Thửa đất đang có tranh chấp",
            "Căn cứ pháp lý: Điều 11 Luật Thử nghiệm 2026",
            "số 13/TB");

    Dossier other = wrong();
    json(
        "/api/v1/dossiers/" + other.id() + "/mistake/reissue",
        """
        {"outcome": "REFUSED", "number": "14/TB", "title": "Thông báo", "signer": "Lãnh đạo",
         "reason": "Không có quyền sử dụng đất", "ground": "Điều 12 Luật Thử"}
        """,
        office.clerk());
    assertThat(paper("/dossiers/" + other.id() + "/form-03", OWNER).text())
        .contains("Không có quyền sử dụng đất", "Điều 12 Luật Thử");
  }

  /** Granted by mistake, and the leader has said so. */
  private Dossier wrong() {
    Dossier d = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    String page = "/dossiers/" + d.id();
    assignment.assign(d.id(), null, office.specialist().requireId(), "", office.head());
    post(page + "/propose", office.specialist(), Map.of("proposal", "GRANT", "note", "Đủ"));
    post(page + "/approve", office.leader(), Map.of());
    post(
        page + "/issue",
        office.clerk(),
        Map.of(
            "outcome", "GRANTED",
            "number", "12/GP",
            "title", "Giấy phép",
            "signer", "Trần Thị Lãnh",
            "issuedOn", "22/11/2026"));
    post(
        page + "/mistake",
        office.counter(),
        Map.of("kind", "WRONG", "description", "Cấp nhầm giấy phép"));
    assertThat(
            post(
                page + "/mistake/decide",
                office.leader(),
                Map.of(
                    "accepted", "true", "atFault", "AGENCY", "cost", "0", "text", "Đúng là nhầm")))
        .hasStatus3xxRedirection();
    return d;
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 7, 8.3: received for another agency, Form 01 tells when that agency gets it"
          + " and answers")
  void secondStage() throws Exception {
    TestOffice.Office other = offices.open();
    Dossier elsewhere = intake.receive(other.papers(), Channel.COUNTER, null, office.counter());
    assertThat(paper("/dossiers/" + elsewhere.id() + "/form-01", office.counter()).text())
        .contains("Giai đoạn hai: nhận lúc");
    Dossier own = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    assertThat(paper("/dossiers/" + own.id() + "/form-01", office.counter()).text())
        .doesNotContain("Giai đoạn hai");
  }

  @Test
  @DisplayName("A program asks with source and day and refuses with a ground, on the same papers")
  void program() throws Exception {
    Dossier asked = intake.register(office.papers(), Channel.COUNTER, null, office.counter());
    LocalDate day = LocalDate.now(Vietnam.ZONE).plusDays(3);
    json(
        "/api/v1/dossiers/" + asked.id() + "/supplement",
        """
        {"reason": "Sai nơi ở", "answerBy": "%s", "items": [{"name": "Nơi cư trú",
         "what": "Cập nhật", "source": "Cơ sở dữ liệu thử"}]}
        """
            .formatted(day));
    assertThat(paper("/api/v1/dossiers/" + asked.id() + "/form-02", office.counter()).text())
        .contains("nguồn dữ liệu: Cơ sở dữ liệu thử", DAY.format(day));
    Dossier refused = intake.register(office.papers(), Channel.COUNTER, null, office.counter());
    json(
        "/api/v1/dossiers/" + refused.id() + "/refuse",
        "{\"reason\": \"Không thuộc thẩm quyền\", \"ground\": \"Điều 5 Luật Thử\"}");
    assertThat(paper("/api/v1/dossiers/" + refused.id() + "/form-03", office.counter()).text())
        .contains("Điều 5 Luật Thử");
  }

  private void json(String path, String body) {
    json(path, body, office.counter());
  }

  private void json(String path, String body, CurrentUser user) {
    assertThat(
            mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(user))
                .with(csrf())
                .exchange())
        .hasStatusOk();
  }
}
