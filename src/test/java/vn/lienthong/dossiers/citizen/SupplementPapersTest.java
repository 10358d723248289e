package vn.lienthong.dossiers.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/** Papers that come later, from the applicant or over the counter, survive a refused form. */
@HouseTest
class SupplementPapersTest {
  private static final byte[] PROGRAM = {'M', 'Z', 0, 1, 2, 3};

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierSupplement supplement;
  @Autowired ComponentRepository components;

  private void ask(UUID id, TestOffice.Office office) {
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    supplement.request(
        id,
        null,
        new DossierSupplement.Request(
            "Bản vẽ mờ", List.of(new Supplement.Item("banve", "Bản vẽ", "Vẽ lại cho rõ")), null),
        office.specialist());
  }

  private MvcTestResult post(String uri, CurrentUser user, String field, String ids, byte[] more) {
    var request =
        mvc.post()
            .uri(uri)
            .multipart()
            .part(
                new MockPart(
                    field,
                    "bản vẽ.txt",
                    "Bản vẽ mới".getBytes(StandardCharsets.UTF_8),
                    MediaType.TEXT_PLAIN));
    if (more.length > 0) {
      request.part(new MockPart(field, "lạ.pdf", more, MediaType.APPLICATION_PDF));
    }
    return request
        .with(TestOffice.as(user))
        .with(csrf())
        .param(field + "Ids", ids)
        .param("note", "Gửi lại bản vẽ")
        .exchange();
  }

  private void keepsWhatWasGood(String uri, CurrentUser user, String field, UUID dossier) {
    MvcTestResult refused = post(uri, user, field, "", PROGRAM);
    assertThat(refused).hasStatus(422);
    String form = new String(refused.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    Matcher kept =
        Pattern.compile("name=\"" + field + "Ids\" value=\"([0-9a-f-]{36})\"").matcher(form);
    assertThat(kept.find()).isTrue();
    assertThat(form).contains("bản vẽ.txt", "Gửi lại bản vẽ");
    MvcTestResult done = post(uri, user, field, kept.group(1), new byte[0]);
    assertThat(done).hasStatus3xxRedirection();
    assertThat(components.of(dossier))
        .filteredOn(line -> line.key().equals("banve"))
        .first()
        .satisfies(
            line -> assertThat(line.files()).contains(UUID.fromString(kept.group(1))).hasSize(2));
  }

  @Test
  void theApplicantSendsThem() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    UUID id = filing.file(office.papers(), citizen).id();
    intake.accept(id, null, office.counter());
    ask(id, office);
    keepsWhatWasGood("/dossiers/mine/" + id + "/supplement", citizen, "banve", id);
  }

  @Test
  void theCounterScansThem() {
    TestOffice.Office office = offices.open();
    UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    ask(id, office);
    keepsWhatWasGood("/dossiers/" + id + "/receive-supplement", office.counter(), "scan-banve", id);
  }
}
