package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class FilesApiTest {
  @Autowired FilesApi files;
  @Autowired ContentStore store;
  @Autowired FileSweeper sweeper;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private final CurrentUser user = TestUsers.citizen();

  private StoredFile text(String content) {
    return files.store(
        new NewFile("ghi chú.txt", "text/plain", user, "test"),
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private StoredFile pdf() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var out = new ByteArrayOutputStream();
      document.save(out);
      return files.store(
          new NewFile("đơn.pdf", null, user, "test"), new ByteArrayInputStream(out.toByteArray()));
    }
  }

  @Test
  void whatIsStoredComesBack() {
    var stored = text("xin chào");
    assertThat(files.open(stored.id())).hasContent("xin chào");
    assertThat(files.all(List.of(stored.id(), UUID.randomUUID())))
        .containsExactly(files.get(stored.id()));
    assertThat(files.text(stored.id())).contains("xin chào");
    assertThat(files.text(stored.id())).contains("xin chào");
  }

  @Test
  void theSameContentIsKeptOnceUnderManyNames() {
    var first = text("cùng một nội dung");
    var second = text("cùng một nội dung");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(
            jdbc.sql("select count(*) from files.content where sha256 = :sha")
                .param("sha", first.sha256())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void storingLeavesAnEntry() {
    var stored = text("có dấu vết");
    assertThat(
            jdbc.sql(
                    "select count(*) from audit.entry where action = 'files.stored' and object_id ="
                        + " :id")
                .param("id", stored.id().toString())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aFormWithoutJavaScriptSendsItsFilesAlong() {
    var before = text("đã tải lên trước");
    var sent =
        new MockMultipartFile(
            "files", "kèm theo.txt", "text/plain", "nội dung".getBytes(StandardCharsets.UTF_8));
    var none = new MockMultipartFile("files", "", "application/octet-stream", new byte[0]);
    assertThat(files.collect(List.of(sent, none), List.of(before.id()), user, "test"))
        .extracting(StoredFile::name)
        .containsExactly("ghi chú.txt", "kèm theo.txt");
    assertThatThrownBy(
            () -> files.collect(List.of(), List.of(before.id()), TestUsers.citizen(), "test"))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(FilesErrors.FILE_NOT_FOUND));
  }

  @Test
  void onlyTheSenderClaimsAFileAndOnlyForOneObject() {
    var stored = text("thuộc về một hồ sơ");
    assertThatThrownBy(() -> files.claim(stored.id(), TestUsers.citizen(), "test.object", "1"))
        .isInstanceOf(AppException.class);
    files.claim(stored.id(), user, "test.object", "1");
    files.claim(stored.id(), user, "test.object", "1");
    assertThatThrownBy(() -> files.claim(stored.id(), user, "test.object", "2"))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(FilesErrors.ALREADY_CLAIMED));
    assertThatThrownBy(() -> files.remove(stored.id(), user)).isInstanceOf(AppException.class);
  }

  @Test
  void aClaimedFileIsNotServedByItsAddressUnlessAGuardSaysSo() {
    var stored = text("chỉ người gửi");
    assertThat(mvc.get().uri("/files/" + stored.id()).with(TestUsers.as(user))).hasStatusOk();
    assertThat(mvc.get().uri("/files/" + stored.id()).with(TestUsers.as(TestUsers.citizen())))
        .hasStatus(404);
    files.claim(stored.id(), user, "test.unguarded", "1");
    assertThat(mvc.get().uri("/files/" + stored.id()).with(TestUsers.as(user))).hasStatus(404);
  }

  @Test
  void aStrangerIsAskedToSignIn() {
    var stored = text("riêng");
    assertThat(mvc.get().uri("/files/" + stored.id())).hasStatus3xxRedirection();
    assertThat(mvc.get().uri("/api/v1/files/" + stored.id())).hasStatus(401);
  }

  @Test
  void aPartOfAFileCanBeAskedFor() {
    var stored = text("0123456789");
    var answer =
        mvc.get()
            .uri("/files/" + stored.id())
            .with(TestUsers.as(user))
            .header("Range", "bytes=2-4")
            .exchange();
    assertThat(answer)
        .hasStatus(206)
        .hasBodyTextEqualTo("234")
        .hasHeader("Content-Range", "bytes 2-4/10")
        .hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(answer.getResponse().getHeaders("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("sandbox");
    assertThat(
            mvc.get()
                .uri("/files/" + stored.id())
                .with(TestUsers.as(user))
                .header("If-None-Match", "\"" + stored.sha256() + "\""))
        .hasStatus(304);
  }

  @Test
  void aPdfIsShownPageByPage() throws IOException {
    var stored = pdf();
    assertThat(mvc.get().uri("/files/" + stored.id() + "/preview").with(TestUsers.as(user)))
        .hasStatusOk()
        .bodyText()
        .contains("/files/" + stored.id() + "/pages/1.png");
    assertThat(mvc.get().uri("/files/" + stored.id() + "/pages/1.png").with(TestUsers.as(user)))
        .hasStatusOk()
        .hasContentType("image/png");
    assertThat(mvc.get().uri("/files/" + stored.id() + "/pages/2.png").with(TestUsers.as(user)))
        .hasStatus(400);
    assertThat(
            mvc.get().uri("/files/" + text("x").id() + "/thumbnail.png").with(TestUsers.as(user)))
        .hasStatus(404);
  }

  @Test
  void aRefusedFileIsNotStored() {
    var before = jdbc.sql("select count(*) from files.stored_file").query(Long.class).single();
    assertThatThrownBy(() ->
            files.store(
                new NewFile("a.txt", null, user, "test"),
                new ByteArrayInputStream("<svg onload=x>".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(UploadRefusal.SVG));
    assertThat(jdbc.sql("select count(*) from files.stored_file").query(Long.class).single())
        .isEqualTo(before);
  }

  @Test
  void whatNobodyClaimedIsSweptAwayInTheEnd() {
    var kept = text("được giữ lại");
    var left = text("bị bỏ quên");
    files.claim(kept.id(), user, "test.object", "9");
    for (var table : List.of("stored_file", "content")) {
      jdbc.sql("update files." + table + " set stored_at = :then where sha256 in (:kept, :left)")
          .param("then", Instant.EPOCH.atOffset(ZoneOffset.UTC))
          .param("kept", kept.sha256())
          .param("left", left.sha256())
          .update();
    }
    sweeper.sweep();
    assertThat(files.all(List.of(kept.id(), left.id())))
        .extracting(StoredFile::id)
        .containsExactly(kept.id());
    assertThat(Files.exists(store.path(left.sha256()))).isFalse();
    assertThat(files.open(kept.id())).hasContent("được giữ lại");
  }
}
