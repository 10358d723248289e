package vn.lienthong.dossiers.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPagesTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired MockMvc mvc;
  @Autowired Clock clock;

  private TestOffice.Office office;
  private CurrentUser control;
  private String code;

  @BeforeAll
  void fill() {
    office = offices.open();
    control = offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, office.agency());
    for (int i = 0; i < 3; i++) {
      var dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
      code = dossier.code();
      assignment.assign(dossier.id(), null, office.specialist().requireId(), "", office.head());
    }
  }

  private MockHttpServletResponse call(MockHttpServletRequestBuilder call, CurrentUser user)
      throws Exception {
    return mvc.perform(user.isAnonymous() ? call : call.with(as(user))).andReturn().getResponse();
  }

  private String page(String path, CurrentUser user) throws Exception {
    MockHttpServletResponse answer = call(get(path), user);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void everyFigureLeadsToItsDossiers() throws Exception {
    String report = page("/dossiers/reports?template=06b", office.leader());
    assertThat(report).contains("Kỳ trước chuyển sang", "Sở Thử", "column=COUNTER");
    String rows =
        page("/dossiers/reports/rows?column=IN_TIME&agency=" + office.agency(), office.leader());
    assertThat(rows).contains(code);
    assertThat(call(get("/dossiers/reports/rows?column=TOTAL"), office.leader()).getStatus())
        .isEqualTo(400);
    assertThat(call(get("/dossiers/reports"), office.specialist()).getStatus()).isEqualTo(403);
    assertThat(page("/dossiers/reports?template=06b", offices.open().leader()))
        .doesNotContain(office.agency().toString());
  }

  @Test
  void theExcelFileHoldsNumbers() throws Exception {
    MockHttpServletResponse answer =
        call(get("/dossiers/reports/report.xlsx?template=can-bo"), office.leader());
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
      var sheet = book.getSheetAt(0);
      assertThat(sheet.getRow(5).getCell(1).getStringCellValue()).isEqualTo("Phạm Thị Chuyên");
      assertThat(sheet.getRow(5).getCell(3).getNumericCellValue()).isEqualTo(3);
    }
  }

  @Test
  void theReportIsPrinted() throws Exception {
    MockHttpServletResponse answer =
        call(get("/dossiers/reports/report.pdf?template=06b&period=quarter"), office.leader());
    assertThat(answer.getContentAsByteArray()).startsWith("%PDF".getBytes());
  }

  @Test
  @DisplayName("Function 24: a template begins on a day and leaves earlier reports alone")
  void aTemplateIsChangedFromADayOn() throws Exception {
    String today = Vietnam.today(clock).toString();
    MockHttpServletRequestBuilder save =
        post("/dossiers/reports/templates")
            .with(csrf())
            .param("code", "thu-nghiem")
            .param("title", "Báo cáo thử")
            .param("titleEn", "Trial")
            .param("grouping", "CHANNEL")
            .param("columns", "TOTAL", "DONE")
            .param("from", today)
            .param("legalBasis", "Thử");
    assertThat(call(save, control).getStatus()).isEqualTo(302);
    assertThat(page("/dossiers/reports?template=thu-nghiem&period=month", office.leader()))
        .contains("Báo cáo thử", "trực tiếp");
    assertThat(page("/dossiers/reports?template=thu-nghiem&period=year&from=2024-01-01", control))
        .as("not in force then")
        .doesNotContain("Báo cáo thử");
    assertThat(call(get("/dossiers/reports/templates"), office.leader()).getStatus())
        .isEqualTo(403);
    assertThat(page("/dossiers/reports/templates", control)).contains("06a", "thu-nghiem");
    assertThat(page("/dossiers/reports/templates/edit?code=06a", control)).contains("CARRIED");
  }

  @Test
  @DisplayName("NĐ 224/2026 Art. 19: everybody sees the statistics, and nobody in them")
  void statisticsArePublicAndPersonless() throws Exception {
    for (String by : new String[] {"agency", "procedure", "sector", "channel"}) {
      String text = page("/dossiers/statistics?period=month&by=" + by, CurrentUser.ANONYMOUS);
      assertThat(text).doesNotContain("Phạm Thị Chuyên", "Nguyễn Văn Ân", "09990000");
    }
    assertThat(call(get("/dossiers/statistics?by=officer"), CurrentUser.ANONYMOUS).getStatus())
        .isEqualTo(400);
    // nobody else asks for the quarter: a table that others saw a moment ago lacks these dossiers
    String quarter = "?period=quarter&by=";
    Map<?, ?> json =
        JsonMapper.shared()
            .readValue(
                page("/api/v1/statistics" + quarter + "agency", CurrentUser.ANONYMOUS), Map.class);
    assertThat(json.get("rows").toString()).contains(office.agency().toString());
    assertThat(page("/api/v1/statistics.csv" + quarter + "procedure", CurrentUser.ANONYMOUS))
        .contains("key,name,received", office.procedure());
  }

  @Test
  void theDashboardShowsWhatTheLeaderReaches() throws Exception {
    assertThat(page("/dossiers/dashboard", office.leader()))
        .contains("Bảng điều hành một cửa", "column=LATE", "/dossiers/direction/rows?waiting=WORK");
    assertThat(page("/dossiers/dashboard", offices.open().leader()))
        .doesNotContain("/dossiers/direction/rows?waiting=WORK");
  }

  @Test
  void theSameIsReadByPrograms() throws Exception {
    assertThat(page("/api/v1/dossiers/reports?template=06b", office.leader()))
        .contains(office.agency().toString());
    assertThat(page("/api/v1/dossiers/reports/rows?column=IN_TIME", office.leader()))
        .contains(code);
    assertThat(page("/api/v1/dossiers/direction/groups", office.leader())).contains("WORK");
    assertThat(page("/api/v1/dossiers/direction/rows?waiting=work", office.leader()))
        .contains(code);
  }

  @Test
  void thePagesOfDirectionAreShown() throws Exception {
    assertThat(page("/dossiers/direction", office.leader())).contains("Phạm Thị Chuyên");
    assertThat(page("/dossiers/direction/rows?waiting=WORK", office.leader())).contains(code);
    assertThat(page("/dossiers/direction/directives", office.specialist()))
        .contains("Chưa có ý kiến chỉ đạo");
    assertThat(page("/dossiers/direction/ladder", control)).contains("Quá hạn 1 ngày");
    assertThat(page("/dossiers/direction/ladder?level=2", control)).contains("Thay mức này");
    assertThat(call(get("/dossiers/direction/rows.xlsx"), office.leader()).getContentAsByteArray())
        .isNotEmpty();
  }
}
