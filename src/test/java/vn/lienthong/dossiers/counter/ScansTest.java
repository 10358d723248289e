package vn.lienthong.dossiers.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class ScansTest {
  private static final Pattern KEPT =
      Pattern.compile("name=\"scan-donIds\" value=\"([0-9a-f-]{36})\"");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired FilesApi files;
  @Autowired ComponentRepository components;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private MvcTestResult post(CurrentUser user, String name, List<String> scans, byte[] sent) {
    var request = mvc.post().uri("/dossiers/intake").multipart();
    if (sent.length > 0) {
      request.part(new MockPart("scan-banve", "bản vẽ.txt", sent, MediaType.TEXT_PLAIN));
    }
    return request
        .with(TestOffice.as(user))
        .with(csrf())
        .param("name", name)
        .param("q", office.procedure())
        .param("found", office.procedure())
        .param("procedure", office.procedure())
        .param("picked", office.procedure())
        .param("originals-don", "1")
        .param("scan-donIds", scans.toArray(String[]::new))
        .exchange();
  }

  private String scan(CurrentUser user) {
    byte[] content = ("Đơn " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    return files
        .store(
            new NewFile("đơn.txt", "text/plain", user, SentPapers.PURPOSE),
            new ByteArrayInputStream(content))
        .id()
        .toString();
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void scansAreKeptWhileTheFormIsMendedAndBelongToTheDossierThen() {
    CurrentUser counter = office.counter();
    List<String> scans = List.of(scan(counter), scan(counter));
    MvcTestResult refused = post(counter, "", scans, "Bản vẽ".getBytes(StandardCharsets.UTF_8));
    assertThat(refused).hasStatus(422);
    assertThat(KEPT.matcher(body(refused)).results().map(match -> match.group(1)))
        .containsExactlyElementsOf(scans);
    assertThat(body(refused)).contains("bản vẽ.txt", "name=\"scan-banveIds\"");
    MvcTestResult done =
        post(counter, "Nguyễn Văn Ân", scans, "Bản vẽ".getBytes(StandardCharsets.UTF_8));
    assertThat(done).hasStatus3xxRedirection();
    String where = String.valueOf(done.getResponse().getRedirectedUrl());
    String id = where.substring(where.lastIndexOf('/') + 1);
    assertThat(components.of(UUID.fromString(id)))
        .extracting(line -> line.files().size())
        .containsExactly(2, 1);
    String page =
        body(mvc.get().uri("/dossiers/" + id).with(TestOffice.as(office.head())).exchange());
    assertThat(page).contains("/files/" + scans.getFirst(), "/files/" + scans.getLast());
    assertThat(mvc.get().uri("/files/" + scans.getFirst()).with(TestOffice.as(office.head())))
        .as("who may see the dossier may read it")
        .hasStatusOk();
  }

  @Test
  void aRefusedFileIsNamedAtItsPaperAndTheRestIsKept() {
    List<String> scans = List.of(scan(office.counter()));
    MvcTestResult refused =
        post(office.counter(), "Nguyễn Văn Ân", scans, new byte[] {'M', 'Z', 0, 1, 2, 3});
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("href=\"#scan-banve\"", scans.getFirst(), "Nguyễn Văn Ân");
  }

  @Test
  void anothersUploadIsRefused() {
    String foreign = scan(offices.open().counter());
    assertThat(post(office.counter(), "Nguyễn Văn Ân", List.of(foreign), new byte[0]))
        .matches(result -> result.getResponse().getStatus() >= 400);
    assertThat(post(office.counter(), "Nguyễn Văn Ân", List.of("x"), new byte[0])).hasStatus(400);
  }
}
