package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.shared.CurrentUser;

/** The file of a result that is not paid yet. */
@HouseTest
class UnpaidResultTest {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierReturn giving;
  @Autowired DossierPost post;
  @Autowired FilesApi files;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;
  private CurrentUser citizen;
  private UUID licence;

  @BeforeEach
  void open() {
    office = offices.open();
    citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
  }

  private UUID handled() {
    UUID id = filing.file(office.papers(), citizen).id();
    intake.accept(id, null, office.counter());
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    licence =
        files
            .store(
                new NewFile("giay phep.txt", "text/plain", office.clerk(), "dossiers.paper"),
                new ByteArrayInputStream("giay phep".getBytes(StandardCharsets.UTF_8)))
            .id();
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, licence),
        office.clerk());
    return id;
  }

  private MvcTestResult get(String path, CurrentUser user) {
    return mvc.get().uri(path).with(TestOffice.as(user)).exchange();
  }

  private long kept(UUID dossier) {
    return jdbc.sql("select count(*) from store.item where source_key like :key")
        .param(
            "key",
            "result:"
                + jdbc.sql("select id from dossiers.result where dossier_id = :id")
                    .param("id", dossier)
                    .query(String.class)
                    .single())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 22: the result opens when its fee is paid, before it is returned or not; the"
          + " refusal says what is owed, and so does the page")
  void paidThenOpened() {
    UUID id = handled();
    String file = "/files/" + licence;
    for (String path : List.of(file, file + "/preview", "/api/v1" + file)) {
      assertThat(get(path, citizen)).as(path).hasStatus(409);
    }
    assertThat(get(file, citizen)).bodyText().contains("75.000 đ chưa nộp", "Khoản phải nộp");
    assertThat(get("/dossiers/mine/" + id, citizen))
        .hasStatusOk()
        .bodyText()
        .contains("Kết quả đã có")
        .doesNotContain(file);
    assertThat(kept(id)).as("nor by way of the store").isZero();
    assertThat(get(file, office.counter())).as("officers work with it").hasStatusOk();
    assertThat(get(file, TestOffice.citizen("Kẻ Khác", "099900000077"))).hasStatus(404);

    offices.pay(id, office.counter());
    assertThat(get(file, citizen)).hasStatusOk();
    assertThat(get("/dossiers/mine/" + id, citizen)).bodyText().contains(file);
    await().until(() -> kept(id) == 1);
  }

  @Test
  @DisplayName("What the post collects on delivery opens when the post has delivered")
  void collectedOnDelivery() {
    offices.collect(office.procedure(), "ON_DELIVERY");
    UUID id = handled();
    assertThat(get("/files/" + licence, citizen)).hasStatus(409);
    post.handedOver(id, "MP000044", office.counter());
    assertThat(get("/files/" + licence, citizen)).as("on its way").hasStatus(409);
    post.delivered(id, "Nguyễn Văn Ân", "MP000044");
    assertThat(get("/files/" + licence, citizen)).hasStatusOk();
    assertThat(kept(id)).isOne();
  }

  @Test
  void whoOwesNothingReadsItAtOnce() {
    offices.exempt(office);
    UUID id = handled();
    assertThat(get("/files/" + licence, citizen)).hasStatusOk();
    assertThat(kept(id)).isOne();
  }
}
