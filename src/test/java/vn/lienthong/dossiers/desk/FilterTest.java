package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;

/** The days that a list is narrowed to. */
@HouseTest
class FilterTest {
  private static final String NONE = "from=30/02/2026";

  @Autowired TestOffice offices;
  @Autowired MockMvcTester mvc;

  @Test
  void onlyDaysThatExistAreRead() {
    assertThat(Filter.day("29/02/2028")).isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(Filter.day("2026-11-22")).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(Filter.day("30/02/2026")).isNull();
    assertThat(Filter.day("31/04/2026")).isNull();
    assertThat(Filter.day("2026-02-30")).isNull();
  }

  @Test
  void thePageSaysWhichDayIsNoneAndKeepsWhatWasTyped() {
    TestOffice.Office office = offices.open();
    for (String page : new String[] {"/dossiers?queue=all&", "/dossiers/register?"}) {
      assertThat(mvc.get().uri(page + NONE).with(TestOffice.as(office.leader())))
          .hasStatusOk()
          .bodyText()
          .contains("Ngày chưa đúng", "value=\"30/02/2026\"");
      assertThat(mvc.get().uri(page + "from=28/02/2026").with(TestOffice.as(office.leader())))
          .hasStatusOk()
          .bodyText()
          .doesNotContain("Ngày chưa đúng");
    }
  }

  @Test
  void aFileOrAProgramIsRefusedInsteadOfToldMoreThanWasAskedFor() {
    TestOffice.Office office = offices.open();
    for (String path :
        new String[] {
          "/dossiers/list.xlsx?", "/dossiers/register.xlsx?", "/api/v1/dossiers?queue=unit&"
        }) {
      assertThat(mvc.get().uri(path + NONE).with(TestOffice.as(office.leader())))
          .as(path)
          .hasStatus4xxClientError()
          .bodyText()
          .contains("30/02/2026");
      assertThat(mvc.get().uri(path + "from=28/02/2026").with(TestOffice.as(office.leader())))
          .as(path)
          .hasStatusOk();
    }
  }
}
