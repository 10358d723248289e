package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienthong.HouseTest;
import vn.lienthong.files.scan.ClamdSimulator;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class QuarantineTest {
  private static final int PORT = freePort();

  @Autowired ResumableUploads uploads;
  @Autowired FilesApi files;

  private final CurrentUser user = TestUsers.citizen();

  @DynamicPropertySource
  static void scanner(DynamicPropertyRegistry properties) {
    properties.add("lienthong.files.clamd", () -> "127.0.0.1:" + PORT);
    properties.add("lienthong.files.clamd-timeout", () -> "5s");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ResumableUploads.Standing upload(String content) throws IOException {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var standing = uploads.start(new NewFile("a.txt", null, user, "test"), bytes.length);
    return uploads.append(standing.id(), 0, user, new ByteArrayInputStream(bytes));
  }

  @Test
  void withTheScannerOffAnUploadWaitsAndIsStoredWhenItIsBack() throws IOException {
    var waiting = upload("bình thường");
    var infected = upload("TEST-VIRUS-OF-THE-SIMULATOR");
    assertThat(waiting.state()).isEqualTo(UploadRepository.State.WAITING_FOR_SCAN);
    assertThat(waiting.fileId()).isNull();
    uploads.scanAgain();
    assertThat(uploads.standing(waiting.id(), user).state())
        .isEqualTo(UploadRepository.State.WAITING_FOR_SCAN);
    try (var scanner = new ClamdSimulator(ClamdSimulator.Mood.WELL, PORT)) {
      assertThat(scanner.address()).endsWith(":" + PORT);
      uploads.scanAgain();
    }
    assertThat(uploads.standing(waiting.id(), user).state())
        .isEqualTo(UploadRepository.State.STORED);
    assertThat(uploads.standing(infected.id(), user).state())
        .isEqualTo(UploadRepository.State.REFUSED);
  }

  @Test
  void whatIsBeingJudgedIsNotTakenASecondTime() throws Exception {
    var bytes = "đang xét".getBytes(StandardCharsets.UTF_8);
    var begun = uploads.start(new NewFile("a.txt", null, user, "test"), bytes.length);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var scanner = new ClamdSimulator(ClamdSimulator.Mood.SILENT, PORT)) {
      threads.submit(() -> uploads.append(begun.id(), 0, user, new ByteArrayInputStream(bytes)));
      scanner.awaitQuestion();
      // the connection broke, and the sender asks once more with nothing left to send
      assertThatThrownBy(
              () -> uploads.append(begun.id(), bytes.length, user, InputStream.nullInputStream()))
          .isInstanceOfSatisfying(
              AppException.class, e -> assertThat(e.code()).isEqualTo(FilesErrors.UPLOAD_BUSY));
    }
  }

  @Test
  void withTheScannerOffAFileSentWithAFormIsRefused() {
    assertThatThrownBy(() ->
            files.store(
                new NewFile("a.txt", null, user, "test"),
                new ByteArrayInputStream(new byte[] {'a'})))
        .isInstanceOfSatisfying(
            AppException.class,
            e -> assertThat(e.code()).isEqualTo(FilesErrors.SCANNER_UNAVAILABLE));
  }

  @Test
  void aVirusIsRefused() throws IOException {
    try (var scanner = new ClamdSimulator(ClamdSimulator.Mood.WELL, PORT)) {
      assertThat(scanner.address()).isNotBlank();
      assertThatThrownBy(() ->
              files.store(
                  new NewFile("a.txt", null, user, "test"),
                  new ByteArrayInputStream(
                      "TEST-VIRUS-OF-THE-SIMULATOR".getBytes(StandardCharsets.US_ASCII))))
          .isInstanceOfSatisfying(
              AppException.class, e -> assertThat(e.code()).isEqualTo(UploadRefusal.VIRUS));
    }
  }
}
