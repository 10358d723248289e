package vn.lienthong.dossiers.print;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierTransfer;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.shared.CurrentUser;

/** Functions 17 (stop), 18 (return) and 19 (print) of TT 11/2025/TT-BKHCN, on paper. */
@HouseTest
class PrintsTest {
  private static final Pattern CHECK = Pattern.compile("Mã kiểm tra: ([0-9A-Z]{12})");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired DossierTransfer transfer;
  @Autowired DossiersBulk bulk;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
  }

  private MvcTestResult get(String path, CurrentUser user) {
    return mvc.get().uri(path).with(as(user)).exchange();
  }

  private String paper(String path, CurrentUser user) throws IOException {
    MvcTestResult answer = get(path, user);
    assertThat(answer).hasStatusOk().hasContentType("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private static String code(String paper) {
    Matcher matcher = CHECK.matcher(paper);
    assertThat(matcher.find()).as(paper).isTrue();
    return matcher.group(1);
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  private Dossier returned(Instant at) {
    Deed.Actor worker = actor(office.specialist());
    return bulk.load(
            List.of(
                new Story(
                    office.papers(),
                    Channel.COUNTER,
                    office.centre(),
                    at,
                    List.of(
                        Deed.accepted(at, actor(office.counter())),
                        Deed.assigned(
                            at.plus(Duration.ofHours(1)), actor(office.head()), worker, ""),
                        Deed.proposed(at.plus(Duration.ofHours(3)), worker, "Đủ"),
                        Deed.approved(at.plus(Duration.ofHours(5)), actor(office.leader()), ""),
                        Deed.issued(
                            at.plus(Duration.ofHours(6)),
                            actor(office.clerk()),
                            new DossierResult.Issue(
                                ResultDocument.Outcome.GRANTED,
                                "12/GP",
                                "Giấy phép",
                                "Trần Thị Lãnh",
                                null,
                                null)),
                        Deed.returned(
                            at.plus(Duration.ofHours(7)),
                            actor(office.counter()),
                            new DossierReturn.Receipt(
                                Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null))))))
        .getFirst();
  }

  @Test
  @DisplayName("Function 17: stopping needs a reason and a trigger and leaves Form 05")
  void stop() throws IOException {
    Dossier d = received();
    Dossier stopped =
        withdrawal.stop(
            d.id(),
            null,
            new DossierWithdrawal.Stop("Quá hạn bổ sung", "NOT_SUPPLEMENTED", null),
            office.leader());
    assertThat(stopped.status()).isEqualTo(DossierStatus.STOPPED);
    assertThat(paper("/dossiers/" + d.id() + "/form-05", office.leader()))
        .contains(
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            "Mẫu số 05",
            "Số: 1/TB",
            "không bổ sung, hoàn thiện hồ sơ",
            "Quá hạn bổ sung",
            "Điều 19 khoản 4",
            "Trần Thị Lãnh");
    CurrentUser owner = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    assertThat(paper("/dossiers/" + d.id() + "/form-05", owner)).contains("Số: 1/TB");
    assertThat(get("/dossiers/" + received().id() + "/form-05", office.leader())).hasStatus(404);
  }

  @Test
  @DisplayName("Function 17: a withdrawal leaves Form 05 with the applicant as its trigger")
  void withdrawn() throws IOException {
    Dossier d = received();
    withdrawal.withdraw(d.id(), null, "Không còn nhu cầu", office.counter());
    assertThat(paper("/api/v1/dossiers/" + d.id() + "/form-05", office.counter()))
        .contains("đề nghị dừng giải quyết hoặc rút hồ sơ", "Không còn nhu cầu");
  }

  @Test
  @DisplayName(
      "Function 18: the return receipt names giver, taker and result, which can be checked")
  void returning() throws IOException {
    Dossier d = returned(Instant.now().minus(Duration.ofDays(20)));
    String receipt = paper("/dossiers/" + d.id() + "/return-receipt.pdf", office.counter());
    assertThat(receipt)
        .contains("BIÊN NHẬN TRẢ KẾT QUẢ", "Nguyễn Văn Ân", "Lê Thị Quầy", "12/GP", "bản chính");
    Matcher result = Pattern.compile("Giấy phép.*?([0-9A-Z]{12})").matcher(receipt);
    assertThat(result.find()).isTrue();
    assertThat(mvc.get().uri("/papers/check?code=" + result.group(1)).exchange())
        .hasStatusOk()
        .bodyText()
        .contains("đang có giá trị", "12/GP", office.code().isEmpty() ? "" : "Sở Thử");
  }

  @Test
  @DisplayName("Function 19, Form 06: filled from the confirmed hand-overs and from the history")
  void controlSlip() throws IOException {
    Dossier d = received();
    Transfer sent =
        transfer
            .send(Transfer.Direction.TO_AGENCY, List.of(d.id()), null, office.counter())
            .getFirst();
    transfer.take(sent.id(), null, Map.of(), office.clerk());
    assignment.assign(d.id(), null, office.specialist().requireId(), "", office.head());
    assertThat(paper("/dossiers/" + d.id() + "/form-06", office.head()))
        .contains(
            "PHIẾU KIỂM SOÁT",
            "Quyển số",
            "1. Giao: Tổ chức, cá nhân",
            "Lê Thị Quầy",
            "Hồ Văn Thư",
            "Danh sách số",
            "Phạm Thị Chuyên");
    CurrentUser owner = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    assertThat(get("/dossiers/" + d.id() + "/form-06", owner)).hasStatus(403);
    String list = paper("/dossiers/handovers/" + sent.id() + "/list.pdf", office.counter());
    assertThat(list).contains("DANH SÁCH BÀN GIAO HỒ SƠ", "Hồ Văn Thư", d.code());
  }

  @Test
  @DisplayName("Function 19, Form 07: the register on paper holds what the filter leaves")
  void register() throws IOException {
    Dossier d = received();
    assertThat(paper("/dossiers/register.pdf", office.leader()))
        .contains("SỔ THEO DÕI HỒ SƠ", "Mẫu số 07", d.code().substring(0, 8), "Cộng sổ: 1 hồ sơ");
    assertThat(get("/dossiers/register.pdf", office.specialist())).hasStatus(403);
  }

  @Test
  @DisplayName("One Form 01 for several dossiers of one applicant at one counter on one day")
  void together() throws IOException {
    Dossier one = received();
    Dossier two = received();
    intake.receive(office.papers("Người Khác"), Channel.COUNTER, null, office.counter());
    assertThat(get("/dossiers/" + one.id() + "/slip", office.counter()))
        .hasStatusOk()
        .bodyText()
        .contains(one.code(), two.code());
    assertThat(paper("/dossiers/" + one.id() + "/slip.pdf?size=A5", office.counter()))
        .contains("Dùng chung cho 02 hồ sơ", one.code(), two.code(), "Đơn đề nghị (01)");
    assertThat(paper("/dossiers/" + one.id() + "/slip.pdf?with=" + two.id(), office.counter()))
        .contains("Dùng chung cho 01 hồ sơ", two.code());
  }

  @Test
  @DisplayName("An old dossier prints the set of its day: TT 01/2018 on A5, control slip is 05")
  void formSets() throws IOException {
    Dossier old = returned(Instant.parse("2025-08-04T02:00:00Z"));
    MvcTestResult answer = get("/dossiers/" + old.id() + "/form-01", office.counter());
    try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(415f, 425f);
      assertThat(new PDFTextStripper().getText(pdf)).contains("Mẫu số 01 – TT 01/2018/TT-VPCP");
    }
    assertThat(paper("/dossiers/" + old.id() + "/form-06", office.head()))
        .contains("Mẫu số 05 – TT 01/2018/TT-VPCP");
    answer = get("/dossiers/" + old.id() + "/form-01?size=A4", office.counter());
    try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isGreaterThan(590f);
    }
    Dossier now = received();
    assertThat(paper("/dossiers/" + now.id() + "/form-01", office.counter()))
        .contains("Mẫu số 01 – TT 03/2025/TT-VPCP");
  }

  @Test
  @DisplayName("The QR code opens a public page: true or not, form, agency, day, hash; no name")
  void publicCheck() throws IOException {
    Dossier d = received();
    String first = paper("/dossiers/" + d.id() + "/form-01", office.counter());
    String again = paper("/dossiers/" + d.id() + "/form-01?size=A5", office.head());
    assertThat(code(again)).as("unchanged it is the same paper").isEqualTo(code(first));
    assertThat(mvc.get().uri("/papers/check?code=" + code(first)).exchange())
        .hasStatusOk()
        .bodyText()
        .contains("đang có giá trị", "Mẫu số 01", d.code(), "SHA-256")
        .doesNotContain("Nguyễn Văn Ân", "099900000011", "0900000001", "Lê Lợi");
    assertThat(mvc.get().uri("/papers/check?code=AAAABBBBCCCC").exchange())
        .hasStatusOk()
        .bodyText()
        .contains("Không có giấy nào mang mã này");
    assertThat(mvc.get().uri("/api/v1/papers/check?code=" + code(first)).exchange())
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("IN_FORCE");
  }

  @Test
  void strangersPrintNothing() {
    Dossier d = received();
    CurrentUser stranger = offices.open().leader();
    for (String form : List.of("form-01", "form-04", "form-05", "form-06", "slip.pdf", "slip")) {
      assertThat(get("/dossiers/" + d.id() + "/" + form, stranger)).as(form).hasStatus(404);
    }
    assertThat(get("/dossiers/" + UUID.randomUUID() + "/form-01", stranger)).hasStatus(404);
  }
}
