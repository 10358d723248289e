package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class DeskPagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierRepository dossiers;
  @Autowired DossierListing listing;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private MvcTestResult get(String uri, CurrentUser user) {
    return mvc.get().uri(uri).with(TestOffice.as(user)).exchange();
  }

  private MvcTestResult post(String uri, CurrentUser user, Map<String, String> values) {
    var request = mvc.post().uri(uri).with(TestOffice.as(user)).with(csrf());
    for (var value : values.entrySet()) {
      request = request.param(value.getKey(), value.getValue());
    }
    return request.exchange();
  }

  @Test
  void whatAPositionHasToDoIsMineBeforeAnybodyIsNamed() {
    Dossier dossier = received();
    assertThat(listing.counts(office.head())).containsEntry(Queue.MINE, 1L);
    assertThat(listing.counts(office.specialist())).containsEntry(Queue.MINE, 0L);
    assertThat(listing.counts(office.leader())).containsEntry(Queue.MINE, 0L);
    post(
        "/dossiers/" + dossier.id() + "/assign",
        office.head(),
        Map.of("version", "1", "person", "" + office.specialist().id()));
    assertThat(listing.counts(office.head())).containsEntry(Queue.MINE, 0L);
    assertThat(listing.counts(office.specialist())).containsEntry(Queue.MINE, 1L);
    assertThat(get("/dossiers?queue=mine", office.specialist()))
        .bodyText()
        .contains(dossier.code());
  }

  private Dossier received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
  }

  @Test
  void theDeskShowsTheQueueTheCountersAndTheFirstDossierBeside() {
    Dossier dossier = received();
    assertThat(get("/dossiers", office.head()))
        .hasStatusOk()
        .bodyText()
        .contains(dossier.code(), "Nguyễn Văn Ân", "Phân công", "Cách tính", "data-panel");
    assertThat(listing.counts(office.head()))
        .containsEntry(Queue.UNIT, 1L)
        .containsEntry(Queue.OVERDUE, 0L);
    assertThat(get("/dossiers?queue=unit&q=nguyen+van+an", office.head()))
        .bodyText()
        .contains(dossier.code());
    assertThat(get("/dossiers?queue=unit&q=khong+co", office.head()))
        .bodyText()
        .doesNotContain(dossier.code());
  }

  @Test
  void aDossierGoesThroughTheFormsOfThePages() {
    offices.exempt(office);
    Dossier d = received();
    String page = "/dossiers/" + d.id();
    assertThat(get(page, office.head())).hasStatusOk().bodyText().contains(d.code());
    assertThat(get(page + "/assign", office.head())).hasStatusOk().bodyText().contains("Phạm Thị");
    assertThat(
            post(
                page + "/assign",
                office.head(),
                Map.of("version", "1", "person", "" + office.specialist().id())))
        .hasStatus3xxRedirection();
    assertThat(
            post(
                page + "/propose",
                office.specialist(),
                Map.of("version", "2", "proposal", "GRANT", "note", "Đủ điều kiện")))
        .hasStatus3xxRedirection();
    assertThat(get(page + "/approve", office.leader())).hasStatusOk();
    assertThat(post(page + "/approve", office.leader(), Map.of("version", "3")))
        .hasStatus3xxRedirection();
    assertThat(
            post(
                page + "/issue",
                office.clerk(),
                Map.of(
                    "version",
                    "4",
                    "outcome",
                    "GRANTED",
                    "number",
                    "1/GP",
                    "title",
                    "Giấy phép",
                    "signer",
                    "Trần Thị Lãnh",
                    "issuedOn",
                    "22/11/2026")))
        .hasStatus3xxRedirection();
    assertThat(get("/dossiers?queue=returning", office.counter())).bodyText().contains(d.code());
    assertThat(
            post(
                page + "/return",
                office.counter(),
                Map.of("version", "5", "delivery", "COUNTER", "collector", "Nguyễn Văn Ân")))
        .hasStatus3xxRedirection();
    assertThat(dossiers.get(d.id()).status()).isEqualTo(DossierStatus.RETURNED);
    assertThat(get(page, office.leader())).hasStatusOk().bodyText().contains("Trả kết quả");
  }

  @Test
  void aRefusedFormKeepsWhatWasTyped() {
    Dossier d = received();
    assertThat(
            post(
                "/dossiers/" + d.id() + "/refuse",
                office.counter(),
                Map.of("version", "1", "reason", "  ")))
        .hasStatus(422)
        .bodyText()
        .contains("Hãy nhập: Lý do", "href=\"#reason\"");
  }

  @Test
  @DisplayName("Whoever comes second sees both versions and loses nothing typed")
  void conflictShowsBothVersions() {
    Dossier d = received();
    String uri = "/dossiers/" + d.id() + "/assign";
    post(uri, office.head(), Map.of("version", "1", "person", "" + office.specialist().id()));
    assertThat(
            post(
                uri,
                office.head(),
                Map.of("version", "1", "person", "" + office.colleague().id(), "note", "Giao gấp")))
        .hasStatus(409)
        .bodyText()
        .contains("Được tiếp nhận", "Đang xử lý", "Giao gấp", "Phạm Thị Chuyên");
  }

  @Test
  void everyActionIsShutToOthers() {
    TestOffice.Office other = offices.open();
    Dossier d = received();
    List<CurrentUser> strangers =
        List.of(
            other.counter(),
            other.head(),
            other.specialist(),
            other.leader(),
            other.clerk(),
            offices.staff("Quản trị", Position.SYSTEM_ADMIN, office.agency()),
            TestOffice.citizen("Kẻ Khác", "099900000088"));
    for (CurrentUser stranger : strangers) {
      assertThat(get("/dossiers/" + d.id(), stranger).getResponse().getStatus()).isIn(403, 404);
      assertThat(get("/dossiers/" + d.id() + "/form-01", stranger).getResponse().getStatus())
          .isIn(403, 404);
      assertThat(get("/dossiers?queue=all", stranger)).bodyText().doesNotContain(d.code());
      for (DossierAction action : DossierAction.values()) {
        assertThat(
                post(
                        "/dossiers/" + d.id() + "/" + action.path(),
                        stranger,
                        Map.of(
                            "version",
                            "1",
                            "reason",
                            "x",
                            "note",
                            "x",
                            "person",
                            "" + stranger.id(),
                            "proposal",
                            "GRANT",
                            "to",
                            "PROCESSING"))
                    .getResponse()
                    .getStatus())
            .as(stranger.name() + " " + action)
            .isIn(403, 404);
      }
    }
    assertThat(dossiers.get(d.id()).version()).isEqualTo(1);
  }

  @Test
  void theCounterReceivesInFewSteps() {
    received();
    assertThat(get("/dossiers/intake", office.counter())).hasStatusOk();
    String known =
        body(post("/dossiers/intake", office.counter(), Map.of("identity", "099900000011")));
    assertThat(known).contains("Nguyễn Văn Ân", "0900000001");
    String found =
        body(
            post(
                "/dossiers/intake",
                office.counter(),
                Map.of(
                    "identity",
                    "099900000011",
                    "looked",
                    "099900000011",
                    "name",
                    "Nguyễn Văn Ân",
                    "q",
                    office.procedure())));
    assertThat(found).contains("Cấp giấy phép thử", "Đơn đề nghị", "5 ngày làm việc", "75.000");
    MvcTestResult done =
        post(
            "/dossiers/intake",
            office.counter(),
            Map.of(
                "identity",
                "099900000011",
                "looked",
                "099900000011",
                "name",
                "Nguyễn Văn Ân",
                "q",
                office.procedure(),
                "found",
                office.procedure(),
                "procedure",
                office.procedure(),
                "picked",
                office.procedure(),
                "originals-don",
                "1"));
    assertThat(done).hasStatus3xxRedirection();
    String where = String.valueOf(done.getResponse().getRedirectedUrl());
    String id = where.substring(where.lastIndexOf('/') + 1);
    assertThat(get(where, office.counter())).hasStatusOk();
    assertThat(get("/dossiers/" + id + "/form-01", office.counter()))
        .hasStatusOk()
        .hasContentType("application/pdf");
  }

  @Test
  void aMissingPaperIsNamedAndNothingIsStored() {
    assertThat(
            post(
                "/dossiers/intake",
                office.counter(),
                Map.of(
                    "name",
                    "Trần Thị Thử",
                    "q",
                    office.procedure(),
                    "found",
                    office.procedure(),
                    "procedure",
                    office.procedure(),
                    "picked",
                    office.procedure())))
        .hasStatus(422)
        .bodyText()
        .contains("Chưa có giấy tờ bắt buộc: Đơn đề nghị", "Trần Thị Thử");
    assertThat(listing.counts(office.head())).containsEntry(Queue.UNIT, 0L);
  }

  @Test
  @DisplayName("TT 03/2025 Form 07: the register on the page and as Excel")
  void register() throws Exception {
    Dossier d = received();
    assertThat(get("/dossiers/register", office.leader()))
        .hasStatusOk()
        .bodyText()
        .contains(d.code());
    MvcTestResult excel = get("/dossiers/register.xlsx", office.leader());
    assertThat(excel).hasStatusOk();
    try (var book =
        WorkbookFactory.create(
            new ByteArrayInputStream(excel.getResponse().getContentAsByteArray()))) {
      assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue()).isEqualTo(d.code());
    }
    assertThat(get("/dossiers/register", office.specialist())).hasStatus(403);
    assertThat(ExcelRows.safe("=1+1")).isEqualTo("'=1+1");
  }

  private static String body(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
