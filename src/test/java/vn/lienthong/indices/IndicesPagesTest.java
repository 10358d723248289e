package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.sync.TestActs;

@HouseTest
class IndicesPagesTest {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired TestActs acts;
  @Autowired FactUpdates updates;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private TestOffice.Office office;
  private CurrentUser editor;
  private String unit;

  @BeforeEach
  void open() {
    office = offices.open();
    editor = offices.staff("Lê Thị Kiểm", Position.PROCEDURE_ADMIN, office.agency());
    unit = "/indices/units/" + office.agency();
  }

  private MockHttpServletResponse get(String uri, CurrentUser user) {
    return mvc.get().uri(uri).with(as(user)).exchange().getResponse();
  }

  private String page(String uri, CurrentUser user) {
    MockHttpServletResponse answer = get(uri, user);
    assertThat(answer.getStatus()).as(uri).isEqualTo(200);
    return text(answer);
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private Dossier late() {
    Dossier dossier = acts.receive(office);
    IndicesConfiguration.drain(updates, 10_000);
    jdbc.sql("update indices.fact set limit_at = :at where dossier_id = :id")
        .param("at", Sql.utc(clock.instant().minus(Duration.ofHours(1))))
        .param("id", dossier.id())
        .update();
    return dossier;
  }

  @Test
  @DisplayName("The leader sees the unit's score, goes down to the dossier that costs points")
  void downToTheDossier() {
    Dossier dossier = late();
    assertThat(page(unit, office.leader()))
        .contains("2.1", "20 × 0 / 1 = 0,00", "Diễn biến 12 tháng", "Dự báo cuối kỳ")
        .contains(unit + "/indicators/ON_TIME?period=");
    assertThat(page(unit + "/indicators/ON_TIME", office.leader()))
        .contains(dossier.code(), "href=\"/dossiers/" + dossier.id())
        .contains("Quyết định 766/QĐ-TTg", "Chưa xong: lấy cuối kỳ");
    assertThat(page(unit + "/risks?risk=OVERDUE", office.leader())).contains(dossier.code());
    assertThat(page("/indices", office.leader())).contains("Sở Thử");
    assertThat(page("/indices/ranking", office.leader())).contains(unit + "?period=");
  }

  @Test
  @DisplayName("Every indicator has its page: value, numbers, basis")
  void everyIndicator() {
    late();
    for (String code : jdbc.sql("select code from indices.indicator").query(String.class).list()) {
      assertThat(page(unit + "/indicators/" + code, office.leader()))
          .contains("Quyết định 766/QĐ-TTg ngày 23/6/2022");
    }
    for (Risk risk : Risk.values()) {
      page(unit + "/risks?risk=" + risk, office.leader());
    }
    for (String period : new String[] {"2025-07", "2025-Q4", "2025"}) {
      page(unit + "?period=" + period, office.leader());
    }
    assertThat(get(unit + "?period=2099-01", office.leader()).getStatus()).isEqualTo(404);
    assertThat(get(unit + "?period=heute", office.leader()).getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("Figures of another unit are as if there were none; only the ranking is published")
  void strangersAreRefused() {
    Dossier dossier = late();
    TestOffice.Office other = offices.open();
    for (String path :
        new String[] {
          unit,
          unit + "/indicators/ON_TIME",
          unit + "/risks",
          unit + "/official",
          unit + ".xlsx",
          unit + "/risks.xlsx",
          unit + "/indicators/ON_TIME/dossiers.xlsx",
          "/api/v1" + unit,
          "/api/v1" + unit + "/trend",
          "/api/v1" + unit + "/indicators/ON_TIME/dossiers",
          "/api/v1" + unit + "/risks"
        }) {
      assertThat(get(path, other.leader()).getStatus()).as(path).isEqualTo(404);
      assertThat(get(path, other.specialist()).getStatus()).as(path).isEqualTo(403);
    }
    assertThat(page("/indices/ranking", other.leader())).doesNotContain(unit + "?period=");
    // The division head sees the own agency, and opens dossiers that came to the own division.
    assertThat(page(unit + "/indicators/ON_TIME", office.head())).contains(dossier.code());
    CurrentUser administrator = offices.staff("Lê Văn Máy", Position.SYSTEM_ADMIN, office.agency());
    assertThat(page(unit + "/indicators/ON_TIME", administrator))
        .contains(dossier.code())
        .doesNotContain("href=\"/dossiers/" + dossier.id());
  }

  @Test
  @DisplayName("A formula is planned for a month to come; what has begun is never edited")
  void formulasByValidity() {
    LocalDate next = Vietnam.today(clock).plusMonths(1).withDayOfMonth(1);
    String today = plan("4.3", Vietnam.today(clock).withDayOfMonth(1));
    assertThat(today).contains("kỳ đã bắt đầu không sửa được");
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from indices.formula
                    where indicator = 'SO_HOA_GIAY_TO_GIAI_QUYET'
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    plan("4,5", next);
    assertThat(
            jdbc.sql(
                    """
                    select max from indices.formula where indicator = 'SO_HOA_GIAY_TO_GIAI_QUYET'
                    order by from_day desc limit 1
                    """)
                .query(Double.class)
                .single())
        .isEqualTo(4.5);
    assertThat(page("/indices/formulas", editor)).contains("100,5");
    assertThat(page("/indices/formulas/SO_HOA_GIAY_TO_GIAI_QUYET", office.leader()))
        .contains("chưa bắt đầu")
        .doesNotContain("name=\"target\"");
    assertThat(page(unit, office.leader())).contains("/ 4</td>");
    jdbc.sql("delete from indices.formula where from_day > current_date").update();
    assertThat(
            mvc.post()
                .uri("/indices/formulas/ON_TIME")
                .with(as(office.leader()))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus())
        .isEqualTo(403);
  }

  private String plan(String max, LocalDate from) {
    return text(
        mvc.post()
            .uri("/indices/formulas/SO_HOA_GIAY_TO_GIAI_QUYET")
            .with(as(editor))
            .with(csrf())
            .param("from", DAY.format(from))
            .param("max", max)
            .param("kind", "SHARE")
            .param("counted", "DIGITISED")
            .param("among", "HANDLED")
            .param("target", "1")
            .param("whenEmpty", "EXCLUDED")
            .param("basis", "Văn bản thử")
            .exchange()
            .getResponse());
  }

  @Test
  @DisplayName("Official scores beside ours: more than 0.015 points apart is marked")
  void official() {
    late();
    String refused =
        text(
            mvc.post()
                .uri(unit + "/official")
                .with(as(editor))
                .with(csrf())
                .param("scoresText", "9.9; 1")
                .param("source", "")
                .exchange()
                .getResponse());
    assertThat(refused).contains("Không đọc được dòng “9.9; 1”", "Ghi nguồn của điểm");
    mvc.post()
        .uri(unit + "/official")
        .with(as(editor))
        .with(csrf())
        .param("scoresText", "2.1; 0,014\n5.2;5,5")
        .param("source", "dichvucong.gov.vn, xem hôm nay")
        .exchange();
    assertThat(page(unit + "/official", office.leader()))
        .contains("pill ok\">−0,014", "pill late\">+0,5", "dichvucong.gov.vn")
        .doesNotContain("scoresText");
  }

  @Test
  @DisplayName("A petition is entered and counts; a late one costs 5.2 and 5.3")
  void petitions() {
    String form =
        text(petition("PA-" + office.code(), DAY.format(Vietnam.today(clock).plusDays(1))));
    assertThat(form).contains("không ở tương lai");
    LocalDate longAgo = Vietnam.today(clock).withDayOfMonth(1).minusMonths(2);
    petition("PA-" + office.code(), DAY.format(longAgo));
    String period = "?period=" + longAgo.toString().substring(0, 7);
    assertThat(page(unit + period, office.leader())).contains("6 × 0 / 1 = 0,00");
    assertThat(page(unit + "/indicators/PETITIONS_ON_TIME" + period, office.leader()))
        .contains("PA-" + office.code(), "Quá hạn");
    assertThat(page("/indices/petitions", office.leader())).contains("PA-" + office.code());
    assertThat(page("/indices/petitions", offices.open().leader()))
        .doesNotContain("PA-" + office.code());
  }

  private MockHttpServletResponse petition(String code, String received) {
    return mvc.post()
        .uri("/indices/petitions")
        .with(as(office.leader()))
        .with(csrf())
        .param("unit", office.agency().toString())
        .param("code", code)
        .param("receivedOn", received)
        .exchange()
        .getResponse();
  }

  @Test
  @DisplayName("An announcement counts once the day of its decision is known")
  void announcements() {
    IndicesConfiguration.drain(updates, 10_000);
    String version =
        jdbc.sql("select version_id::text from indices.publication where code = :code")
            .param("code", office.procedure())
            .query(String.class)
            .single();
    assertThat(page("/indices/publications?unknown=true", editor)).contains("decisionDay");
    mvc.post()
        .uri("/indices/publications/" + version)
        .with(as(editor))
        .with(csrf())
        .param("decisionDay", "02/01/2020")
        .exchange();
    // Decided a day after its effect, published years later.
    assertThat(page(unit, office.leader())).contains("6 × 0 / 1 = 0,00", "4 × 0 / 1 = 0,00");
    assertThat(page(unit + "/indicators/PUBLISH_ON_TIME", office.leader()))
        .contains("Phải ban hành chậm nhất");
  }

  @Test
  @DisplayName("Excel has the numbers and the basis; programs read the same")
  void excelAndRest() throws IOException {
    Dossier dossier = late();
    try (XSSFWorkbook book =
        new XSSFWorkbook(
            new ByteArrayInputStream(
                get(unit + ".xlsx", office.leader()).getContentAsByteArray()))) {
      String all = new org.apache.poi.xssf.extractor.XSSFExcelExtractor(book).getText();
      assertThat(all).contains("20 × 0 / 1 = 0,00", "Quyết định 766/QĐ-TTg");
    }
    assertThat(get("/indices/ranking.xlsx", office.leader()).getStatus()).isEqualTo(200);
    try (XSSFWorkbook book =
        new XSSFWorkbook(
            new ByteArrayInputStream(
                get(unit + "/indicators/ON_TIME/dossiers.xlsx", office.leader())
                    .getContentAsByteArray()))) {
      assertThat(new org.apache.poi.xssf.extractor.XSSFExcelExtractor(book).getText())
          .contains(dossier.code());
    }
    String api = "/api/v1" + unit;
    JsonNode score = JSON.readTree(page(api, office.leader()));
    assertThat(score.at("/groups/1/indicators/0/points").asDouble()).isZero();
    assertThat(score.at("/groups/1/indicators/0/among").asInt()).isEqualTo(1);
    assertThat(JSON.readTree(page(api + "/trend", office.leader())).size()).isEqualTo(12);
    assertThat(JSON.readTree(page(api + "/forecast", office.leader())).at("/worst").asDouble())
        .isGreaterThanOrEqualTo(0);
    assertThat(
            JSON.readTree(page(api + "/indicators/ON_TIME/dossiers", office.leader()))
                .at("/rows/0/code")
                .asString())
        .isEqualTo(dossier.code());
    assertThat(page(api + "/risks?risk=OVERDUE", office.leader())).contains(dossier.code());
    assertThat(page("/api/v1/indices/ranking", office.leader()))
        .contains(office.agency().toString());
    assertThat(page("/api/v1/indices/formulas", office.leader())).contains("REUSED_DIGITIZED_DATA");
    String answer =
        text(
            mvc.put()
                .uri(api + "/official")
                .with(as(editor))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"scores\": {\"TOTAL\": 50.5}, \"source\": \"thử\"}")
                .exchange()
                .getResponse());
    assertThat(answer).contains("50.5");
  }
}
