package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class ListExportTest {
  private static final Pattern BUTTON = Pattern.compile("href=\"(/dossiers/list\\.xlsx[^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("H97\\.\\d+-\\d{6}-\\d{4}");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;

  private MvcTestResult get(String uri, CurrentUser user) {
    return mvc.get().uri(java.net.URI.create(uri)).with(TestOffice.as(user)).exchange();
  }

  private String page(String uri, CurrentUser user) throws Exception {
    return get(uri, user).getResponse().getContentAsString();
  }

  private List<String> exported(String html, CurrentUser user) throws Exception {
    return rows(html, user).stream().map(row -> row.get(1)).toList();
  }

  /** The cells of each row but the first; what is a number is left empty. */
  private List<List<String>> rows(String html, CurrentUser user) throws Exception {
    var button = BUTTON.matcher(html);
    assertThat(button.find()).isTrue();
    MvcTestResult excel = get(button.group(1).replace("&amp;", "&"), user);
    assertThat(excel).hasStatusOk();
    List<List<String>> rows = new ArrayList<>();
    try (var book =
        WorkbookFactory.create(
            new ByteArrayInputStream(excel.getResponse().getContentAsByteArray()))) {
      for (Row row : book.getSheetAt(0)) {
        if (row.getRowNum() > 0) {
          assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(row.getRowNum());
          List<String> cells = new ArrayList<>();
          row.forEach(cell ->
              cells.add(cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : ""));
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  private static List<String> listed(String html) {
    return CODE.matcher(html.substring(html.indexOf("<tbody"), html.indexOf("</tbody")))
        .results()
        .map(match -> match.group())
        .toList();
  }

  @Test
  void theExcelButtonGivesTheRowsOnTheScreen() throws Exception {
    TestOffice.Office office = offices.open();
    CurrentUser head = office.head();
    for (String owner : List.of("Trần Thị Mận", "Lê Văn Ổi", "Trần Văn Ổi")) {
      intake.receive(office.papers(owner), Channel.COUNTER, null, office.counter());
    }
    var taken = intake.receive(office.papers("Lê Ổi Xa"), Channel.COUNTER, null, office.counter());
    assignment.assign(taken.id(), null, office.specialist().requireId(), "", head);
    for (String list :
        List.of(
            "queue=mine",
            "queue=unit",
            "queue=unit&q=%E1%BB%95i",
            "queue=all",
            "queue=all&status=RECEIVED")) {
      String html = page("/dossiers?" + list, head);
      assertThat(exported(html, head)).as(list).isNotEmpty().isEqualTo(listed(html));
    }
    assertThat(exported(page("/dossiers?queue=unit&q=man", head), head)).hasSize(1);
    assertThat(exported(page("/dossiers?queue=overdue", head), head)).isEmpty();
    assertThat(page("/dossiers", office.specialist())).doesNotContain("list.xlsx");
    assertThat(get("/dossiers/list.xlsx?queue=unit", office.specialist())).hasStatus(403);
  }

  @Test
  void aRowTellsWhoWhatWhereAndWhen() throws Exception {
    TestOffice.Office office = offices.open();
    var dossier =
        intake.receive(office.papers("Trần Thị Mận"), Channel.COUNTER, null, office.counter());
    String html = page("/dossiers?queue=unit", office.head());
    assertThat(rows(html, office.head()).getFirst())
        .containsSubsequence(
            dossier.code(),
            dossier.procedure().name(),
            dossier.filing().subject(),
            "Trần Thị Mận",
            "12 Lê Lợi, phường Thử",
            "Được tiếp nhận",
            "Phòng Thẩm định",
            ListExport.when(dossier.times().submittedAt()),
            ListExport.when(dossier.times().receivedAt()),
            ListExport.when(dossier.times().dueAt()));
  }

  @Test
  void theExcelHasAllPagesOfTheList() throws Exception {
    TestOffice.Office office = offices.open();
    for (int i = 0; i < 33; i++) {
      intake.receive(office.papers("Người thứ " + i), Channel.COUNTER, null, office.counter());
    }
    String html = page("/dossiers?queue=unit", office.head());
    assertThat(listed(html)).hasSize(30);
    assertThat(exported(html, office.head()))
        .hasSize(33)
        .doesNotHaveDuplicates()
        .startsWith(listed(html).toArray(String[]::new));
  }

  @Test
  void whatASecondPostOnlyShowsIsNotExported() throws Exception {
    TestOffice.Office own = offices.open();
    TestOffice.Office other = offices.open();
    intake.receive(own.papers(), Channel.COUNTER, null, own.counter());
    intake.receive(other.papers(), Channel.COUNTER, null, other.counter());
    CurrentUser head = own.head();
    CurrentUser both =
        new CurrentUser(
            head.kind(),
            head.id(),
            head.name(),
            null,
            List.of(head.posts().getFirst(), other.specialist().posts().getFirst()));
    String html = page("/dossiers?queue=unit", both);
    assertThat(listed(html)).hasSize(2);
    assertThat(exported(html, both)).hasSize(1);
  }

  @Test
  void aCellThatLooksLikeAFormulaIsText() {
    assertThat(ExcelRows.safe("=1+1")).isEqualTo("'=1+1");
    assertThat(ExcelRows.safe("Hà")).isEqualTo("Hà");
  }
}
