package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelRowTest {
  private final List<FileProblem> problems = new ArrayList<>();

  @Test
  void aFormulaCountsAsWhatItCameTo() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      Row row = book.createSheet("Phí").createRow(1);
      row.createCell(ExcelSheet.FEES.column("name")).setCellFormula("\"Phí \"&\"thẩm định\"");
      row.createCell(ExcelSheet.FEES.column("amount")).setCellFormula("50000*1.5");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      ExcelRow read = new ExcelRow(ExcelSheet.FEES, row, problems);
      assertThat(read.text("name")).isEqualTo("Phí thẩm định");
      assertThat(read.money("amount")).isEqualTo(75_000);
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void aBlankWhereALongTextIsCutIsKept() throws IOException {
    String json =
        """
        {"code":"1.000001","name":"Thử","results":[{"name":"Giấy chứng nhận"}]}\
        """;
    int cut = json.indexOf("chứng");
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      Row row = book.createSheet("Thủ tục").createRow(1);
      row.createCell(ExcelSheet.PROCEDURES.column("rest")).setCellValue(json.substring(0, cut));
      row.createCell(ExcelSheet.PROCEDURES.column("restMore")).setCellValue(json.substring(cut));
      ExcelRow read = new ExcelRow(ExcelSheet.PROCEDURES, row, problems);
      assertThat(read.rest().results())
          .extracting(ProcedureContent.Result::name)
          .containsExactly("Giấy chứng nhận");
    }
  }
}
