package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.Faulty;
import vn.lienthong.signing.Papers;
import vn.lienthong.signing.SigningApi;

/** Results of parts, and results issued anew, are signed as any other. */
@HouseTest
class SignedElsewhereTest {
  private static final CurrentUser CITIZEN = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");

  @Autowired TestOffice offices;
  @Autowired LinkedOffice linked;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult issuing;
  @Autowired DossierMistake mistakes;
  @Autowired MistakeSigning mistakeSigning;
  @Autowired ResultReportRepository reports;
  @Autowired PartRepository parts;
  @Autowired PartWork work;
  @Autowired PartSigning partSigning;
  @Autowired ResultRepository results;
  @Autowired ResultSigning signing;
  @Autowired SigningApi signatures;
  @Autowired FilesApi files;
  @Autowired Faulty faulty;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private StoredFile upload(CurrentUser owner) {
    return files.store(
        new NewFile("ket-qua.pdf", "application/pdf", owner, "dossiers.paper"),
        new ByteArrayInputStream(Papers.pdf("Ket qua " + UUID.randomUUID())));
  }

  private static DossierResult.Issue issue(String number, StoredFile file) {
    return new DossierResult.Issue(
        ResultDocument.Outcome.GRANTED,
        number,
        "Giấy xác nhận",
        "Đinh Thị Trưởng",
        null,
        file.id());
  }

  private static void refused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code().name()).isEqualTo(code));
  }

  private UUID unsigned(UUID file) {
    return jdbc.sql("select unsigned_file_id from dossiers.result where file_id = :file")
        .param("file", file)
        .query(UUID.class)
        .single();
  }

  private Part proposed(LinkedOffice.Office office, DossierProcessing.Proposal proposal) {
    Dossier filed = filing.file(office.papers(), CITIZEN);
    Dossier dossier = intake.accept(filed.id(), null, office.lead().counter());
    UUID id = parts.of(dossier.id()).get(1).id();
    CurrentUser police = office.police().specialist();
    work.take(id, null, police);
    return work.propose(id, null, proposal, "Đủ điều kiện", List.of(), police);
  }

  @Test
  @DisplayName(
      "Function 10 (use of digital signatures): the leader of an agency signs the result of its"
          + " part and decides in one act")
  void ofAPart() {
    LinkedOffice.Office office = linked.open(false);
    Part part = proposed(office, DossierProcessing.Proposal.GRANT);
    CurrentUser chief = office.police().leader();
    StoredFile plain = upload(chief);
    List<PartSigning.ToSign> documents =
        List.of(new PartSigning.ToSign(issue("12/TB", plain), plain.sha256()));
    faulty.next("STAMP_SILENT");
    refused(
        () -> partSigning.signAndApprove(part.id(), null, documents, null, chief), "STAMP_SILENT");
    assertThat(parts.find(part.id()).orElseThrow().status()).isEqualTo(PartStatus.PROPOSED);
    refused(
        () ->
            partSigning.signAndApprove(
                part.id(), null, documents, null, office.insurance().leader()),
        "FORBIDDEN");
    Part done = partSigning.signAndApprove(part.id(), null, documents, null, chief);
    assertThat(done.status()).isEqualTo(PartStatus.DONE);
    UUID file = results.ofParts(part.dossierId()).get(part.id()).getFirst().fileId();
    assertThat(signatures.verify(file).good()).isTrue();
    assertThat(signing.of(part.dossierId()).get(file).unitName()).isEqualTo("Công an phường thử");
    assertThat(unsigned(file)).isEqualTo(plain.id());
    assertThat(mvc.get().uri("/dossiers/" + part.dossierId()).with(as(office.lead().head())))
        .bodyText()
        .contains("Đã ký số bởi Đinh Thị Trưởng", "Dấu thời gian");
  }

  @Test
  @DisplayName("A part that is refused can be refused with a signed document; its reason is due")
  void ofARefusedPart() {
    LinkedOffice.Office office = linked.open(false);
    Part part = proposed(office, DossierProcessing.Proposal.REFUSE);
    CurrentUser chief = office.police().leader();
    StoredFile plain = upload(chief);
    List<PartSigning.ToSign> documents =
        List.of(new PartSigning.ToSign(issue("13/TB", plain), plain.sha256()));
    refused(() -> partSigning.signAndApprove(part.id(), null, documents, null, chief), "REQUIRED");
    assertThat(
            partSigning
                .signAndApprove(part.id(), null, documents, "Không đủ điều kiện", chief)
                .status())
        .isEqualTo(PartStatus.REFUSED);
  }

  @Test
  @DisplayName("On the page and by REST: without a look at the file nothing of a part is signed")
  void lookFirst() {
    LinkedOffice.Office office = linked.open(false);
    Part part = proposed(office, DossierProcessing.Proposal.GRANT);
    CurrentUser chief = office.police().leader();
    StoredFile plain = upload(chief);
    assertThat(sent(part, chief, plain, "")).hasStatus(422);
    assertThat(text(sent(part, chief, plain, "0".repeat(64))))
        .contains("Hãy mở và xem", plain.sha256().substring(0, 4));
    String body =
        """
        {"sign":true,"documents":[{"number":"12/TB","title":"Giấy xác nhận","signer":"Trưởng",
          "fileId":"%s","sha256":"%s"}]}
        """;
    String rest = "/api/v1/dossiers/parts/" + part.id() + "/approve";
    assertThat(json(rest, chief, body.formatted(plain.id(), "0".repeat(64)))).hasStatus(409);
    assertThat(json(rest, chief, body.formatted(plain.id(), plain.sha256()))).hasStatusOk();
    assertThat(parts.find(part.id()).orElseThrow().status()).isEqualTo(PartStatus.DONE);
    assertThat(signing.of(part.dossierId())).hasSize(1);
  }

  private MvcTestResult sent(Part part, CurrentUser user, StoredFile file, String sha256) {
    return mvc.post()
        .uri("/dossiers/parts/" + part.id() + "/sign-approve")
        .param("number", "12/TB")
        .param("title", "Giấy xác nhận")
        .param("signer", "Đinh Thị Trưởng")
        .param("issuedOn", "01/10/2026")
        .param("filesIds", file.id().toString())
        .param("sha256", sha256)
        .with(as(user))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult json(String path, CurrentUser user, String body) {
    return mvc.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .with(as(user))
        .with(csrf())
        .exchange();
  }

  private static String text(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private UUID mistaken(TestOffice.Office office) {
    UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    issuing.issue(id, null, LinkedOffice.document("12/GP"), office.clerk());
    mistakes.report(id, ResultReport.Kind.WRONG, "Sai số thửa", CITIZEN);
    mistakes.decide(
        id,
        null,
        new DossierMistake.Verdict(true, DossierMistake.Fault.AGENCY, 0L, null, "Lỗi đánh máy"),
        office.leader());
    return id;
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 21: the leader signs the right result and issues it in one act")
  void ofAMistake() {
    TestOffice.Office office = offices.open();
    UUID id = mistaken(office);
    StoredFile plain = upload(office.leader());
    StoredFile strange = upload(office.clerk());
    refused(
        () ->
            mistakeSigning.signAndReissue(
                id, null, issue("13/GP", strange), strange.sha256(), office.clerk()),
        "FORBIDDEN");
    faulty.next("REFUSED");
    refused(
        () ->
            mistakeSigning.signAndReissue(
                id, null, issue("13/GP", plain), plain.sha256(), office.leader()),
        "SERVICE_REFUSED");
    assertThat(reports.open(id)).isPresent();
    String look =
        text(
            mvc.post()
                .uri("/dossiers/" + id + "/mistake/sign")
                .param("outcome", "GRANTED")
                .param("number", "13/GP")
                .param("title", "Giấy phép đúng")
                .param("signer", "Trần Thị Lãnh")
                .param("filesIds", plain.id().toString())
                .with(as(office.leader()))
                .with(csrf())
                .exchange());
    assertThat(look).contains("Văn bản sẽ được ký", "Ký số và cấp lại");
    mistakeSigning.signAndReissue(id, null, issue("13/GP", plain), plain.sha256(), office.leader());
    List<ResultDocument> both = results.of(id);
    assertThat(both).extracting(ResultDocument::number).containsExactly("13/GP", "12/GP");
    UUID file = both.getFirst().fileId();
    assertThat(signatures.verify(file).good()).isTrue();
    assertThat(unsigned(file)).isEqualTo(plain.id());
    assertThat(reports.open(id)).isEmpty();
  }
}
