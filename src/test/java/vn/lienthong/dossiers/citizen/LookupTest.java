package vn.lienthong.dossiers.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.TestOffice;

/** Anybody asks by the code how far a dossier is. */
@HouseTest
class LookupTest {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DirectoryApi directory;

  private TestOffice.Office office;

  private Dossier filed() {
    office = offices.open();
    return filing.file(
        office.papers("099900000011"), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
  }

  private MvcTestResult ask(String path, String code, String address) {
    return mvc.get()
        .uri(path)
        .param("code", code)
        .with(request -> {
          request.setRemoteAddr(address);
          return request;
        })
        .exchange();
  }

  @Test
  @DisplayName("TT 01/2018/TT-VPCP Đ16: an anonymous asker sees the code and the level, no more")
  void onlyWhatTheLawAllows() {
    Dossier dossier = filed();
    for (String path : new String[] {"/dossiers/lookup", "/api/v1/lookup"}) {
      assertThat(ask(path, dossier.code(), "203.0.113.20"))
          .hasStatusOk()
          .bodyText()
          .contains(dossier.code())
          .doesNotContain(
              dossier.owner().name(),
              dossier.applicant().name(),
              "099900000011",
              dossier.procedure().name(),
              dossier.procedure().code(),
              directory.unit(office.division()).name(),
              dossier.id().toString());
    }
    assertThat(ask("/dossiers/lookup", dossier.code(), "203.0.113.20"))
        .bodyText()
        .contains("Mới đăng ký", "Mức độ hoàn thành", "chỉ hiện mã và mức độ hoàn thành");
  }

  @Test
  void punctuationAndCaseDoNotMatter() {
    String code = filed().code();
    String bare = code.replaceAll("[^A-Z0-9]", "");
    for (String typed :
        new String[] {
          bare,
          bare.toLowerCase(Locale.ROOT),
          code.replace('-', ' '),
          " " + code.replace(".", " . ") + " "
        }) {
      assertThat(ask("/dossiers/lookup", typed, "203.0.113.21")).bodyText().contains(code);
      assertThat(ask("/api/v1/lookup", typed, "203.0.113.21")).hasStatusOk();
    }
  }

  @Test
  void anUnknownCodeIsSaidToBeUnknown() {
    String code = filed().code();
    for (String typed :
        new String[] {"H99.99-990101-0001", "1", "%", code + "0", "x".repeat(500)}) {
      assertThat(ask("/dossiers/lookup", typed, "203.0.113.22"))
          .hasStatusOk()
          .bodyText()
          .contains("Không tìm thấy hồ sơ có mã này")
          .doesNotContain(code + "<");
      assertThat(ask("/api/v1/lookup", typed, "203.0.113.22")).hasStatus(404);
    }
  }

  @Test
  @DisplayName("Who tries codes is stopped after 120 of a minute, on the page and by REST together")
  void whoTriesManyCodesIsStopped() {
    int asked = 0;
    // two come back each second meanwhile
    while (!stopped("/dossiers/lookup") && asked < 1_000) {
      asked++;
    }
    assertThat(asked).isBetween(120, 999);
    int more = 0;
    while (!stopped("/api/v1/lookup") && more < 100) {
      more++;
    }
    assertThat(more).as("no second allowance").isLessThan(100);
  }

  private boolean stopped(String path) {
    return ask(path, "H99.99-990101-0001", "203.0.113.23").getResponse().getHeader("Retry-After")
        != null;
  }
}
