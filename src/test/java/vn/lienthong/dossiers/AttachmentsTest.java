package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.TestUsers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class AttachmentsTest {
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierConsultation consultation;
  @Autowired DossierSupplement supplement;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired FilesApi files;
  @Autowired MockMvcTester mvc;

  private UUID upload(CurrentUser owner, String name) {
    return files
        .store(
            new NewFile(name + ".txt", "text/plain", owner, "dossiers.paper"),
            new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  private int read(UUID file, CurrentUser user) {
    return mvc.get()
        .uri("/files/" + file)
        .with(TestUsers.as(user))
        .exchange()
        .getResponse()
        .getStatus();
  }

  @Test
  @DisplayName(
      "Applicants read their papers and results; what agencies attach among themselves stays")
  void byKindOfFile() {
    TestOffice.Office office = offices.open();
    offices.exempt(office);
    TestOffice.Office other = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    CurrentUser stranger = TestOffice.citizen("Kẻ Khác", "099900000077");
    UUID paper = upload(citizen, "don");
    NewDossier papers = office.papers();
    UUID id =
        filing
            .file(
                new NewDossier(
                    papers.procedureCode(),
                    null,
                    null,
                    papers.applicant(),
                    papers.owner(),
                    Delivery.COUNTER,
                    1,
                    null,
                    papers.form(),
                    List.of(new ReceivedComponent("don", 0, 0, 0, List.of(paper)))),
                citizen)
            .id();
    intake.accept(id, null, office.counter());
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());

    UUID note = upload(office.specialist(), "bien ban noi bo");
    processing.note(id, null, "Đã kiểm tra", List.of(note), office.specialist());
    UUID opinion = upload(other.specialist(), "y kien");
    Consultation asked =
        consultation.ask(id, null, other.division(), "Có ý kiến?", 3, office.specialist());
    consultation.answer(asked.id(), true, "Đồng ý", List.of(opinion), other.specialist());
    supplement.request(
        id,
        null,
        new DossierSupplement.Request(
            "Thiếu bản vẽ", List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ")), null),
        office.specialist());
    UUID brought = upload(citizen, "ban ve");
    supplement.receive(
        id, null, List.of(new ReceivedComponent("banve", 0, 0, 0, List.of(brought))), "", citizen);
    UUID draft = upload(office.specialist(), "du thao");
    processing.propose(
        id,
        null,
        DossierProcessing.Proposal.GRANT,
        "Đủ điều kiện",
        List.of(draft),
        office.specialist());
    approval.approve(id, null, null, office.leader());
    UUID licence = upload(office.clerk(), "giay phep");
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, licence),
        office.clerk());

    for (UUID own : List.of(paper, brought, licence)) {
      assertThat(read(own, citizen)).isEqualTo(200);
      assertThat(read(own, stranger)).isEqualTo(404);
      assertThat(read(own, office.head())).isEqualTo(200);
    }
    for (UUID internal : List.of(note, opinion, draft)) {
      assertThat(read(internal, citizen)).isEqualTo(404);
      assertThat(read(internal, stranger)).isEqualTo(404);
      assertThat(read(internal, office.head())).isEqualTo(200);
      assertThat(read(internal, other.head())).as("was asked").isEqualTo(200);
      assertThat(read(internal, offices.open().head())).isEqualTo(404);
    }
  }
}
