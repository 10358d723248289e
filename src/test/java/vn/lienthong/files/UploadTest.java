package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class UploadTest {
  private static final String URL = "/files/uploads";
  private static final byte[] TEXT =
      "Kính gửi Trung tâm Phục vụ hành chính công".getBytes(StandardCharsets.UTF_8);

  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired ResumableUploads uploads;
  @Autowired FilesApi files;
  @Autowired FileSweeper sweeper;

  private final CurrentUser user = TestUsers.citizen();

  private MvcTestResult start(String name, long size) {
    return mvc.post()
        .uri(URL)
        .with(TestUsers.as(user))
        .with(csrf())
        .param("name", name)
        .param("size", String.valueOf(size))
        .param("purpose", "test")
        .exchange();
  }

  private String started(String name, long size) {
    return String.valueOf(start(name, size).getResponse().getHeader(HttpHeaders.LOCATION));
  }

  private MvcTestResult patch(String url, CurrentUser who, long offset, byte[] content) {
    return mvc.patch()
        .uri(url)
        .with(TestUsers.as(who))
        .with(csrf())
        .header("Upload-Offset", offset)
        .contentType("application/offset+octet-stream")
        .content(content)
        .exchange();
  }

  private String offset(String url) {
    return String.valueOf(
        mvc.head()
            .uri(url)
            .with(TestUsers.as(user))
            .exchange()
            .getResponse()
            .getHeader("Upload-Offset"));
  }

  @Test
  void aFileArrivesInPiecesAndIsStored() {
    var url = started("đơn.txt", TEXT.length);
    assertThat(patch(url, user, 0, Arrays.copyOf(TEXT, 10)))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("RECEIVING");
    assertThat(offset(url)).isEqualTo("10");
    var last = patch(url, user, 10, Arrays.copyOfRange(TEXT, 10, TEXT.length));
    assertThat(last).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("STORED");
    assertThat(last)
        .bodyJson()
        .extractingPath("$.fileId")
        .asString()
        .satisfies(id -> assertThat(files.open(UUID.fromString(id))).hasBinaryContent(TEXT));
  }

  @Test
  void aPieceAtTheWrongPlaceIsAnsweredWithTheRightOne() {
    var url = started("a.txt", TEXT.length);
    patch(url, user, 0, Arrays.copyOf(TEXT, 10));
    var again = patch(url, user, 0, Arrays.copyOf(TEXT, 10));
    assertThat(again).hasStatus(409).hasHeader("Upload-Offset", "10");
    assertThat(again).bodyJson().extractingPath("$.code").isEqualTo("UPLOAD_OFFSET");
  }

  @Test
  void whatCameBeforeTheConnectionBrokeIsKept() throws IOException {
    var url = started("a.txt", TEXT.length);
    var id = UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
    var breaking =
        new InputStream() {
          private int given;

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            if (given > 0) {
              throw new IOException("connection reset");
            }
            given = 7;
            System.arraycopy(TEXT, 0, target, from, given);
            return given;
          }

          @Override
          public int read() {
            return -1;
          }
        };
    assertThat(uploads.append(id, 0, user, breaking).offset()).isEqualTo(7);
    assertThat(patch(url, user, 7, Arrays.copyOfRange(TEXT, 7, TEXT.length)))
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("STORED");
  }

  @Test
  void moreThanAnnouncedIsRefused() {
    var url = started("a.txt", 5);
    assertThat(patch(url, user, 0, TEXT)).hasStatus(400);
    assertThat(offset(url)).isEqualTo("0");
  }

  @Test
  void aNameThatWillNeverDoIsRefusedBeforeAByteIsSent() {
    var refused = start("a.exe", 5);
    assertThat(refused)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("TYPE_NOT_ALLOWED");
    assertThat(refused).bodyJson().extractingPath("$.message").asString().contains("a.exe", ".pdf");
    assertThat(start("a.pdf", 60_000_000))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("TOO_LARGE");
  }

  @Test
  void aHostileFileIsRefusedWithAMessageAndAnEntryAndLeavesNoPart() {
    var url = started("a.csv", 9);
    var refused = patch(url, user, 0, "a,=B1+C1\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(refused)
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.message")
        .asString()
        .contains("công thức")
        .contains("1:2");
    var entries =
        "select count(*) from audit.entry where action = 'files.refused' and actor_id = :id";
    assertThat(jdbc.sql(entries).param("id", user.id()).query(Long.class).single()).isEqualTo(1);
    assertThat(patch(url, user, 9, new byte[0]))
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("REFUSED");
  }

  @Test
  void anotherPersonsUploadDoesNotExist() {
    var url = started("a.txt", TEXT.length);
    var other = TestUsers.citizen();
    assertThat(patch(url, other, 0, TEXT)).hasStatus(404);
    assertThat(mvc.head().uri(url).with(TestUsers.as(other))).hasStatus(404);
  }

  @Test
  void anAbandonedUploadIsSweptAway() {
    var url = started("a.txt", TEXT.length);
    patch(url, user, 0, Arrays.copyOf(TEXT, 10));
    var id = UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
    sweeper.sweep();
    assertThat(offset(url)).isEqualTo("10");
    jdbc.sql("update files.upload set touched_at = :then where id = :id")
        .param("then", Instant.EPOCH.atOffset(java.time.ZoneOffset.UTC))
        .param("id", id)
        .update();
    sweeper.sweep();
    assertThat(mvc.head().uri(url).with(TestUsers.as(user))).hasStatus(404);
  }

  @Test
  void givingUpRemovesTheUpload() {
    var url = started("a.txt", TEXT.length);
    assertThat(mvc.delete().uri(url).with(TestUsers.as(user)).with(csrf())).hasStatus(204);
    assertThat(mvc.head().uri(url).with(TestUsers.as(user))).hasStatus(404);
  }
}
