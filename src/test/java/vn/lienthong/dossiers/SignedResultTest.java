package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Capacity;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewDelegation;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.signing.Faulty;
import vn.lienthong.signing.Papers;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.signing.SigningOrder;

@HouseTest
class SignedResultTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierRepository dossiers;
  @Autowired ResultRepository results;
  @Autowired ResultSigning signing;
  @Autowired SigningApi signatures;
  @Autowired FilesApi files;
  @Autowired DirectoryApi directory;
  @Autowired Faulty faulty;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office office;
  private UUID id;

  @BeforeEach
  void approved() {
    office = offices.open();
    id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ điều kiện", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
  }

  private StoredFile upload(CurrentUser owner) {
    return files.store(
        new NewFile("giay-phep.pdf", "application/pdf", owner, "dossiers.paper"),
        new ByteArrayInputStream(Papers.pdf("Giay phep " + UUID.randomUUID())));
  }

  private static DossierResult.Issue issue(StoredFile file) {
    return new DossierResult.Issue(
        ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, file.id());
  }

  private Dossier sign(StoredFile file) {
    return signing.signAndIssue(id, null, issue(file), file.sha256(), office.leader());
  }

  private long signed() {
    return jdbc.sql("select count(*) from signing.signature where object_id = :id")
        .param("id", id.toString())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName(
      "Function 10 (use of digital signatures): the leader signs and issues; the signed file is the"
          + " result, the unsigned one is kept inside")
  void signsAndIssues() throws IOException {
    StoredFile plain = upload(office.leader());
    assertThat(sign(plain).status()).isEqualTo(DossierStatus.HANDLED);
    UUID file = results.of(id).getFirst().fileId();
    assertThat(file).isNotNull().isNotEqualTo(plain.id());
    assertThat(signatures.verify(file).good()).isTrue();
    SignatureSummary record = signing.of(id).get(file);
    assertThat(record.personName()).isEqualTo("Trần Thị Lãnh");
    assertThat(record.stampedBy()).contains("dấu thời gian");
    assertThat(record.stampedAt()).isNotNull();
    assertThat(signatures.verify(file).signatures().getFirst().level()).isEqualTo("PAdES-B-T");
    assertThat(record.sha256Before()).isEqualTo(plain.sha256());
    assertThat(record.sha256After()).isEqualTo(files.get(file).sha256());
    assertThat(
            jdbc.sql("select unsigned_file_id from dossiers.result where file_id = :file")
                .param("file", file)
                .query(UUID.class)
                .single())
        .isEqualTo(plain.id());
    assertThat(mvc.get().uri("/files/" + plain.id()).with(as(office.clerk()))).hasStatusOk();
    assertThat(mvc.get().uri("/dossiers/" + id).with(as(office.clerk())))
        .bodyText()
        .contains("Đã ký số bởi Trần Thị Lãnh", record.href(), "Mô phỏng");
    assertThat(mvc.get().uri(record.href())).bodyText().contains("Chữ ký hợp lệ", "Sở Thử");
    assertThat(mvc.get().uri("/api/v1" + record.href())).bodyText().contains("\"good\":true");
    try (InputStream in = files.open(file)) {
      assertThat(
              mvc.post()
                  .uri("/signing/verify")
                  .multipart()
                  .file(new MockMultipartFile("file", "kq.pdf", "application/pdf", in))
                  .with(csrf()))
          .hasStatusOk()
          .bodyText()
          .contains("Chữ ký hợp lệ", "Chữ ký bao trùm toàn bộ tệp");
    }
  }

  @Test
  @DisplayName("What was seen is what is signed: another hash is refused, nothing is signed")
  void whatWasSeen() {
    StoredFile file = upload(office.leader());
    StoredFile other = upload(office.leader());
    assertRefused(
        () -> signing.signAndIssue(id, null, issue(file), other.sha256(), office.leader()),
        "NOT_WHAT_WAS_SEEN");
    assertNothingKept();
    assertThat(
            mvc.post()
                .uri("/dossiers/" + id + "/sign-result")
                .param("outcome", "GRANTED")
                .param("number", "12/GP")
                .param("title", "Giấy phép")
                .param("signer", "Trần Thị Lãnh")
                .param("issuedOn", "01/10/2026")
                .param("filesIds", file.id().toString())
                .with(as(office.leader()))
                .with(csrf()))
        .hasStatus(422);
    assertNothingKept();
  }

  @Test
  @DisplayName(
      "Function 11 (integration of signing services): a service that refuses, is silent or uses a"
          + " revoked certificate, and a time stamp authority that does not answer, leave nothing"
          + " behind, and the draft stays")
  void faults() {
    StoredFile file = upload(office.leader());
    for (var fault :
        List.of(
            "REFUSED:SERVICE_REFUSED",
            "SLOW:SERVICE_SILENT",
            "REVOKED:CERTIFICATE_UNUSABLE",
            "STAMP_REFUSED:STAMP_REFUSED",
            "STAMP_SILENT:STAMP_SILENT")) {
      String[] parts = fault.split(":");
      faulty.next(parts[0]);
      assertRefused(() -> sign(file), parts[1]);
      assertNothingKept();
      assertThat(files.all(List.of(file.id()))).hasSize(1);
    }
    assertThat(sign(file).status()).isEqualTo(DossierStatus.HANDLED);
  }

  @Test
  @DisplayName("The result of another unit, of a specialist, with another's upload: refused")
  void strangers() {
    TestOffice.Office other = offices.open();
    for (CurrentUser stranger :
        List.of(other.leader(), office.specialist(), office.clerk(), office.counter())) {
      StoredFile file = upload(stranger);
      assertThatThrownBy(() -> signing.signAndIssue(id, null, issue(file), file.sha256(), stranger))
          .isInstanceOf(AppException.class);
      assertNothingKept();
    }
    StoredFile file = upload(other.leader());
    assertRefused(() -> sign(file), "FILE_NOT_FOUND");
    assertNothingKept();
  }

  @Test
  @DisplayName(
      "NĐ 30/2020 Art. 13: a delegation is judged at signing; one that is over does not do")
  void delegation() {
    LocalDate today = LocalDate.now(Vietnam.ZONE);
    CurrentUser.Post own = office.leader().posts().getFirst();
    UUID deputy = office.head().requireId();
    UUID valid = delegate(own, deputy, today.plusDays(5));
    UUID over = delegate(own, deputy, today);
    StoredFile file = upload(office.head());
    CurrentUser.Post lent =
        directory.postsOf(deputy, Instant.now()).stream()
            .filter(post -> post.assignmentId().equals(valid))
            .findFirst()
            .orElseThrow();
    // the session still believes in the delegation that is over
    for (UUID gone : List.of(over, UUID.randomUUID())) {
      CurrentUser believing = acting(deputy, of(lent, gone));
      assertRefused(
          () -> signatures.sign(order(file, gone, lent.unitPath()), believing), "NO_AUTHORITY");
    }
    signing.signAndIssue(id, null, issue(file), file.sha256(), acting(deputy, lent));
    SignatureSummary record = signing.of(id).values().iterator().next();
    assertThat(record.capacity()).isEqualTo("TUQ");
    assertThat(record.office()).startsWith("TUQ. ");
    assertThat(record.basis()).startsWith("57/GUQ");
  }

  private CurrentUser acting(UUID deputy, CurrentUser.Post lent) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF, deputy, office.head().name(), null, List.of(lent));
  }

  private static CurrentUser.Post of(CurrentUser.Post post, UUID assignment) {
    return new CurrentUser.Post(
        assignment,
        post.position(),
        post.title(),
        post.unitId(),
        post.unitName(),
        post.unitPath(),
        post.scope(),
        post.permissions(),
        post.capacity());
  }

  private UUID delegate(CurrentUser.Post post, UUID to, LocalDate until) {
    return directory.delegate(
        new NewDelegation(
            post.assignmentId(),
            to,
            Capacity.TUQ,
            Set.of("dossiers.approve", "dossiers.view"),
            until.minusDays(20),
            until,
            "57/GUQ",
            until.minusDays(21),
            ""));
  }

  private SigningOrder order(StoredFile file, UUID post, String path) {
    return new SigningOrder(
        file.id(),
        file.sha256(),
        post,
        "dossiers.approve",
        path,
        "dossiers.dossier",
        id.toString());
  }

  private void assertNothingKept() {
    assertThat(signed()).isZero();
    assertThat(results.of(id)).isEmpty();
    assertThat(dossiers.get(id).status()).isEqualTo(DossierStatus.PROCESSING);
  }

  private static void assertRefused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code().name()).isEqualTo(code));
  }
}
