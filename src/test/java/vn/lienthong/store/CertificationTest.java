package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.FormToken;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.signing.FileVerdict;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SignatureVerdict;
import vn.lienthong.signing.SigningApi;

@HouseTest
class CertificationTest {
  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired Certification certification;
  @Autowired ItemRepository items;
  @Autowired ItemDecisions decisions;
  @Autowired StoreApi store;
  @Autowired FilesApi files;
  @Autowired SigningApi signing;
  @Autowired CopyRepository copies;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private UUID scan(CurrentUser officer) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.addPage(new PDPage());
      var out = new ByteArrayOutputStream();
      document.save(out);
      return files
          .store(
              new NewFile("ban chup.pdf", "application/pdf", officer, StoreFiles.PURPOSE),
              new ByteArrayInputStream(out.toByteArray()))
          .id();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private CertifiedCopy certify(CurrentUser head, CurrentUser owner) {
    return certification.certify(
        new Certification.Wanted(
            owner.identityNumber(),
            owner.name(),
            TestPapers.facts(null),
            scan(head),
            true,
            Vietnam.today(clock).plusYears(1),
            null),
        head);
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private byte[] content(UUID file) throws IOException {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  @Test
  @DisplayName(
      "Decree 45/2020 Art. 10: an officer compares with the original and issues a copy with code,"
          + " number, hash and QR; anybody checks it; it serves like the paper and can be revoked")
  void certified() throws IOException {
    TestOffice.Office office = offices.open();
    CurrentUser head = offices.staff("Cao Thị Phụ", Position.COUNTER_HEAD, office.centre());
    CurrentUser citizen = TestPapers.somebody();
    CertifiedCopy first = certify(head, citizen);
    CertifiedCopy second = certify(head, citizen);
    assertThat(second.number()).as("no gap").isEqualTo(first.number() + 1);
    assertThat(first.code()).matches("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}");

    byte[] copy = content(first.fileId());
    assertThat(files.get(first.fileId()).sha256()).isEqualTo(first.sha256());
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getNumberOfPages()).as("scan and certificate").isEqualTo(3);
    }
    StoreItem item = items.get(first.itemId());
    assertThat(item.valid(Vietnam.today(clock))).isTrue();
    var used = papers.fileFromStore(office, citizen, item.id());

    String page = "/store/check/" + first.code().toLowerCase(java.util.Locale.ROOT);
    assertThat(mvc.get().uri(page))
        .hasStatusOk()
        .bodyText()
        .contains("Bản sao thật", first.code(), "15/BV")
        .doesNotContain(citizen.identityNumber(), citizen.name());
    assertThat(compare(page, copy)).contains("Đúng tệp đã chứng thực");
    copy[copy.length / 2] ^= 1;
    assertThat(compare(page, copy)).contains("Không phải tệp đã chứng thực");
    assertThat(compare(page, "không phải PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .contains("Không phải tệp đã chứng thực");
    assertThat(mvc.get().uri("/store/check/AAAA-BBBB-CCCC-DDDD"))
        .bodyText()
        .contains("Không có bản sao");

    certification.revoke(first.id(), "Bản chính giả", head);
    assertThat(mvc.get().uri(page)).bodyText().contains("đã bị thu hồi", "Bản chính giả");
    assertThat(store.warnings("dossiers.dossier", used.id().toString())).hasSize(1);
    refused(() -> certification.revoke(first.id(), "lại", head), StoreErrors.NOT_IN_THIS_STATE);
  }

  @Test
  @DisplayName(
      "The paper that the copy is in the store is revoked: whoever checks the copy is told")
  void revokedAsAPaper() {
    TestOffice.Office office = offices.open();
    CurrentUser head = offices.staff("Cao Thị Phụ", Position.COUNTER_HEAD, office.centre());
    CertifiedCopy copy = certify(head, TestPapers.somebody());
    decisions.end(items.get(copy.itemId()), StoreItem.State.REVOKED, null, "Bản chính giả", head);
    assertThat(mvc.get().uri("/store/check/" + copy.code()))
        .bodyText()
        .contains("đã bị thu hồi", "Bản chính giả");
    refused(() -> certification.revoke(copy.id(), "lại", head), StoreErrors.NOT_IN_THIS_STATE);
  }

  @Test
  @DisplayName(
      "The copy is signed by whoever certified it, in the post that allows it; the signature holds"
          + " wherever the copy is kept, and a changed byte is found")
  void signed() throws IOException {
    CurrentUser head = head();
    CurrentUser citizen = TestPapers.somebody();
    CertifiedCopy made = certify(head, citizen);

    FileVerdict verdict = signing.verify(made.fileId());
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.signatures())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.signer()).isEqualTo(head.name());
          assertThat(one.unit()).isEqualTo(made.unitName());
          assertThat(one.coverage()).isEqualTo(SignatureVerdict.Coverage.WHOLE);
          assertThat(one.simulated()).isTrue();
        });
    SignatureSummary signature = signing.ofContent(made.sha256()).orElseThrow();
    assertThat(signature.personName()).isEqualTo(head.name());
    assertThat(mvc.get().uri(signature.href()))
        .as("the link of the signature lasts")
        .hasStatusOk()
        .bodyText()
        .contains("Chữ ký hợp lệ");

    String page = "/store/check/" + made.code();
    assertThat(mvc.get().uri(page))
        .bodyText()
        .contains("Chữ ký số hợp lệ", head.name(), "Mô phỏng", signature.href());
    byte[] copy = content(made.fileId());
    assertThat(compare(page, copy)).contains("Chữ ký số hợp lệ");
    // the version of the format, which no reader minds
    copy["%PDF-1.".length()] ^= 1;
    assertThat(compare(page, copy))
        .contains("Chữ ký số không hợp lệ", "Không phải tệp đã chứng thực");
    for (var look :
        Map.of("/store/mine/" + made.itemId(), citizen, "/store/copies/" + made.id(), head)
            .entrySet()) {
      assertThat(mvc.get().uri(look.getKey()).with(TestOffice.as(look.getValue())))
          .hasStatusOk()
          .bodyText()
          .contains("Đã ký số: " + head.name(), "Mô phỏng", signature.href());
    }
  }

  @Test
  @DisplayName(
      "A copy leads to the result that it copies and back, for who sees both; another paper of the"
          + " same number does not")
  void copyOfAResult() {
    TestOffice.Office office = offices.open();
    CurrentUser head = offices.staff("Cao Thị Phụ", Position.COUNTER_HEAD, office.centre());
    CurrentUser citizen = TestPapers.somebody();
    UUID result = result(citizen, head, LocalDate.of(2026, 1, 5));
    UUID other = result(citizen, head, LocalDate.of(2025, 1, 5));
    UUID stranger = result(TestPapers.somebody(), head, LocalDate.of(2026, 1, 5));
    CertifiedCopy copy = certify(head, citizen);
    String mine = "/store/mine/";
    String desk = "/store/items/";
    for (var look :
        Map.of(
                mine + copy.itemId(), mine + result,
                mine + result, mine + copy.itemId(),
                desk + copy.itemId(), desk + result,
                desk + result, desk + copy.itemId(),
                "/store/copies/" + copy.id(), desk + result)
            .entrySet()) {
      CurrentUser reader = look.getKey().startsWith(mine) ? citizen : head;
      assertThat(mvc.get().uri(look.getKey()).with(TestOffice.as(reader)))
          .as(look.getKey())
          .hasStatusOk()
          .bodyText()
          .contains("href=\"" + look.getValue() + "\"")
          .doesNotContain(other.toString(), stranger.toString());
    }
    assertThat(mvc.get().uri(mine + other).with(TestOffice.as(citizen)))
        .bodyText()
        .doesNotContain(copy.itemId().toString());
    jdbc.sql("update store.item set unit_path = '/elsewhere/' where id = :id")
        .param("id", result)
        .update();
    assertThat(mvc.get().uri("/store/copies/" + copy.id()).with(TestOffice.as(head)))
        .as("kept by another unit")
        .hasStatusOk()
        .bodyText()
        .doesNotContain(result.toString());
  }

  private UUID result(CurrentUser owner, CurrentUser head, LocalDate issued) {
    PaperFacts facts = TestPapers.facts(null);
    CurrentUser.Post post = head.posts().getFirst();
    UUID id = UUID.randomUUID();
    store.keep(
        new KeptResult(
            new Origins(
                String.valueOf(owner.identityNumber()),
                owner.name(),
                "dossiers.dossier",
                id.toString(),
                null,
                post.unitId(),
                post.unitPath(),
                post.unitName()),
            id,
            new PaperFacts(
                facts.kind(),
                facts.name(),
                facts.number(),
                facts.agency(),
                facts.signer(),
                issued,
                null,
                false,
                null),
            null));
    return jdbc.sql("select id from store.item where source_id = :id")
        .param("id", id.toString())
        .query(UUID.class)
        .single();
  }

  @Test
  @DisplayName("Two who certify at once get two numbers, and each stands in what was signed")
  void atOnce() throws Exception {
    CurrentUser head = head();
    List<CertifiedCopy> made;
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      made =
          two
              .invokeAll(
                  Collections.<Callable<CertifiedCopy>>nCopies(
                      2, () -> certify(head, TestPapers.somebody())))
              .stream()
              .map(Future::resultNow)
              .toList();
    }
    assertThat(made).extracting(CertifiedCopy::number).containsExactlyInAnyOrder(1, 2);
    for (CertifiedCopy one : made) {
      try (PDDocument document = Loader.loadPDF(content(one.fileId()))) {
        assertThat(new PDFTextStripper().getText(document)).contains(one.register());
      }
      assertThat(signing.verify(one.fileId()).good()).isTrue();
    }
  }

  @Test
  @DisplayName("A post that ended meanwhile signs nothing, and no number is used up")
  void whoLostThePostDoesNotSign() {
    CurrentUser head = head();
    jdbc.sql("update directory.assignment set valid_from = '2100-01-01' where person_id = :person")
        .param("person", head.requireId())
        .update();
    assertThatThrownBy(() -> certify(head, TestPapers.somebody()))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code().name()).isEqualTo("NO_AUTHORITY"));
    assertThat(copies.upcoming(head.posts().getFirst().unitId(), Vietnam.today(clock).getYear()))
        .isEqualTo(1);
  }

  private CurrentUser head() {
    return offices.staff("Cao Thị Phụ", Position.COUNTER_HEAD, offices.open().centre());
  }

  private String compare(String page, byte[] file) {
    return new String(
        mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(page)
                    .file(new MockMultipartFile("file", "a.pdf", "application/pdf", file))
                    .with(FormToken.csrf()))
            .getResponse()
            .getContentAsByteArray(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("Nobody certifies without the original, without the right, or from no scan")
  void notCertified() {
    TestOffice.Office office = offices.open();
    CurrentUser head = offices.staff("Cao Thị Phụ", Position.COUNTER_HEAD, office.centre());
    CurrentUser citizen = TestPapers.somebody();
    LocalDate until = Vietnam.today(clock).plusYears(1);
    refused(
        () ->
            certification.certify(
                new Certification.Wanted(
                    citizen.identityNumber(),
                    "x",
                    TestPapers.facts(null),
                    scan(head),
                    false,
                    until,
                    null),
                head),
        StoreErrors.NOT_COMPARED);
    refused(() -> certify(office.specialist(), citizen), SharedErrors.FORBIDDEN);
    refused(
        () ->
            certification.certify(
                new Certification.Wanted(
                    citizen.identityNumber(),
                    "x",
                    TestPapers.facts(null),
                    papers.upload(head, "khong phai ban chup"),
                    true,
                    until,
                    null),
                head),
        StoreErrors.NOT_A_SCAN);
    CertifiedCopy copy = certify(head, citizen);
    refused(
        () -> certification.revoke(copy.id(), "x", offices.open().leader()),
        StoreErrors.NO_SUCH_COPY);
  }
}
