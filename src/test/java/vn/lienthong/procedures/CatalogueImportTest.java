package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.SharedData;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
class CatalogueImportTest {
  @Autowired ProcedureImport imports;
  @Autowired ImportProceduresCommand command;
  @Autowired ProceduresApi procedures;
  @Autowired ProcedureExport export;
  @Autowired VersionRepository versions;
  @Autowired DoubtRepository doubts;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  private final LocalDate today = Vietnam.today(java.time.Clock.systemUTC());

  private JsonNode take(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return JsonMapper.shared()
        .readTree(imports.run(new ProcedureImport.Source(file, name), CurrentUser.SYSTEM, n -> {}));
  }

  private static String line(String code, String name, String channels) {
    return JsonMapper.shared()
            .writeValueAsString(
                java.util.Map.of(
                    "ma_thu_tuc",
                    code,
                    "ten_thu_tuc",
                    name,
                    "cap_thuc_hien",
                    "Cấp xã",
                    "linh_vuc",
                    "Thử nghiệm",
                    "cach_thuc_thuc_hien",
                    "Hình thức nộpThời gianPhí, lệ phíMô tả" + channels))
        + "\n";
  }

  @Test
  void whatIsCertainIsPublishedAndWhatIsDoubtfulWaits() throws IOException {
    JsonNode report =
        take(
            "a.jsonl",
            line("9.900001", "Chắc chắn", "Trực tiếp5 Ngày làm việcMiễn phí")
                + line("9.900002", "Còn nghi ngờ", "Trực tiếp5Miễn phí")
                + "broken\n");
    assertThat(report.path("outcomes").path("PUBLISHED").asInt()).isEqualTo(1);
    assertThat(report.path("outcomes").path("DRAFTED").asInt()).isEqualTo(1);
    assertThat(report.path("badLines").get(0).path("line").asInt()).isEqualTo(3);
    assertThat(procedures.inForce("9.900001", today)).isPresent();
    assertThat(procedures.inForce("9.900001", today.minusDays(1))).isEmpty();
    assertThat(procedures.inForce("9.900002", today)).isEmpty();
    assertThat(doubts.openOf("9.900002"))
        .filteredOn(d -> d.field().equals("channels[0].term"))
        .singleElement()
        .satisfies(d -> assertThat(d.raw()).isEqualTo("5"));
  }

  @Test
  @DisplayName("./lienthong import procedures tells its progress and writes its report as JSON")
  void byCommand() throws IOException {
    Path file = folder.resolve("lenh.jsonl");
    Files.writeString(
        file, line("9.900005", "Bằng lệnh", "Trực tiếp5 Ngày làm việcMiễn phí") + "broken\n");
    Path report = folder.resolve("report.json");
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(command.run(List.of(file.toString(), "--report", report.toString()), out)).isOne();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("2", report.toString());
    JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(report));
    assertThat(read.path("outcomes").path("PUBLISHED").asInt()).isOne();
    assertThat(read.path("badLines").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(procedures.inForce("9.900005", today)).isPresent();
    assertThat(command.run(List.of(folder.resolve("khong-co.jsonl").toString()), out)).isEqualTo(2);
    assertThat(command.run(List.of(), out)).isEqualTo(2);
  }

  @Test
  void aSecondImportChangesOnlyWhatChanged() throws IOException {
    String first = line("9.900011", "Một", "Trực tiếp5 Ngày làm việcMiễn phí");
    String second = line("9.900012", "Hai", "Trực tiếp5 Ngày làm việcMiễn phí");
    take("a.jsonl", first + second);
    JsonNode again = take("a.jsonl", first + second);
    assertThat(again.path("outcomes").path("UNCHANGED").asInt()).isEqualTo(2);
    String changed = line("9.900012", "Hai", "Trực tiếp7 Ngày làm việcMiễn phí");
    JsonNode third = take("a.jsonl", first + changed);
    assertThat(third.path("outcomes").path("UNCHANGED").asInt()).isEqualTo(1);
    assertThat(third.path("outcomes").path("CHANGED").asInt()).isEqualTo(1);
    assertThat(versions.versions("9.900011")).hasSize(1);
    assertThat(versions.versions("9.900012")).hasSize(2);
    assertThat(
            procedures
                .inForce("9.900012", today)
                .orElseThrow()
                .content()
                .channels()
                .getFirst()
                .term())
        .isEqualTo(new ProcedureContent.Term(7, ProcedureContent.TermUnit.WORKING_DAY));
  }

  @Test
  void ownStepsAndFormsSurviveAnImportAndThePublishedVersionIsNotTouched() throws IOException {
    ProcedureContent own =
        ProcedureJson.read(
            """
            {"code":"9.900021","name":"Của tỉnh","steps":[{"key":"intake","name":"Tiếp nhận",
             "role":"COUNTER","unitRule":"RECEIVING","minutes":60,"actions":[{"kind":"RETURN"}]}]}
            """);
    procedures.publish(own, List.of(), CurrentUser.SYSTEM);
    JsonNode report =
        take("a.jsonl", line("9.900021", "Của trung ương", "Trực tiếp5 Ngày làm việcMiễn phí"));
    assertThat(report.path("outcomes").path("DRAFTED").asInt()).isEqualTo(1);
    assertThat(procedures.inForce("9.900021", today).orElseThrow().content()).isEqualTo(own);
    Draft draft = versions.draftOf("9.900021").orElseThrow();
    assertThat(draft.content().name()).isEqualTo("Của trung ương");
    assertThat(draft.content().steps()).isEqualTo(own.steps());
  }

  @Test
  void twoImportsAtOnceAreRefused() throws IOException {
    jdbc.sql(
            """
            insert into procedures.import_run (id, kind, file_name, state, started_at, started_by,
              seen_at, bytes_total) values (gen_random_uuid(), 'EXCEL', 'x', 'RUNNING', now(), 'x',
              now(), 1)
            """)
        .update();
    try {
      assertThatThrownBy(() -> take("a.jsonl", "{\"ma_thu_tuc\":\"9.900031\"}"))
          .isInstanceOf(AppException.class)
          .hasMessageContaining("IMPORT_RUNNING");
    } finally {
      jdbc.sql("delete from procedures.import_run where file_name = 'x'").update();
    }
  }

  @Test
  void ownJsonComesBackAsItWentOut() throws IOException {
    take("a.jsonl", line("9.900041", "Xuất ra", "Trực tiếp5 Ngày làm việc50,000 VNĐ(/hồ sơ)"));
    var out = new ByteArrayOutputStream();
    export.json(out);
    JsonNode report = take("own.json", out.toString(StandardCharsets.UTF_8));
    assertThat(report.path("problems")).isEmpty();
    assertThat(report.path("outcomes").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("UNCHANGED");
  }

  @Test
  void excelComesBackAsItWentOut() throws IOException {
    take("a.jsonl", line("9.900051", "Xuất ra", "Trực tiếp5 Ngày làm việc50,000 VNĐ(/hồ sơ)"));
    Path file = folder.resolve("own.xlsx");
    try (var out = Files.newOutputStream(file)) {
      export.excel(out, java.util.Locale.of("vi"));
    }
    var reading = ExcelReading.read(Files.newInputStream(file));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.contents())
        .filteredOn(c -> c.code().equals("9.900051"))
        .containsExactly(procedures.inForce("9.900051", today).orElseThrow().content());
  }

  @Test
  void aMistakeInOwnJsonIsNamedAndNothingIsStored() throws IOException {
    JsonNode report =
        take(
            "own.json",
            """
            [{"code":"9.900061","name":"Đúng"},
             {"code":"9.900062","name":"Sai","channels":[{"channel":"FAX","term":{"unit":"NONE"}}]}]
            """);
    assertThat(report.path("problems").get(0).path("place").asString(""))
        .isEqualTo("[1].channels[0].channel");
    assertThat(versions.versions("9.900061")).isEmpty();
  }

  @Test
  void aMistakeInExcelIsNamedBySheetAndCell() throws IOException {
    take("a.jsonl", line("9.900071", "Sửa trong Excel", "Trực tiếp5 Ngày làm việcMiễn phí"));
    Path file = folder.resolve("own.xlsx");
    try (var out = Files.newOutputStream(file)) {
      export.excel(out, java.util.Locale.of("vi"));
    }
    Path wrong = folder.resolve("wrong.xlsx");
    String feeCell;
    try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(Files.newInputStream(file));
        var out = Files.newOutputStream(wrong)) {
      var row = book.getSheet("Hình thức nộp").getRow(1);
      row.createCell(ExcelSheet.CHANNELS.column("unit")).setCellValue("TUẦN");
      row.createCell(ExcelSheet.CHANNELS.column("amount")).setCellValue("năm");
      var fee = book.getSheetAt(ExcelSheet.FEES.ordinal()).getRow(1);
      fee.createCell(ExcelSheet.FEES.column("amount")).setCellValue(1.125);
      feeCell =
          fee.getSheet().getSheetName()
              + "!"
              + fee.getCell(ExcelSheet.FEES.column("amount")).getAddress();
      book.write(out);
    }
    var reading = ExcelReading.read(Files.newInputStream(wrong));
    assertThat(reading.problems())
        .containsExactlyInAnyOrder(
            new FileProblem("Hình thức nộp!E2", "NOT_A_CHOICE", "TUẦN"),
            new FileProblem("Hình thức nộp!D2", "NOT_A_NUMBER", "năm"),
            new FileProblem(feeCell, "NOT_AN_AMOUNT", "1.125"));
    Files.writeString(wrong, "not excel");
    assertThat(ExcelReading.read(Files.newInputStream(wrong)).problems())
        .extracting(FileProblem::problem)
        .containsExactly("NOT_EXCEL");
  }

  @Test
  void searchingTheWholeCatalogueIsFast() throws IOException {
    Path file = SharedData.file("data/procedures.jsonl");
    imports.run(new ProcedureImport.Source(file, "procedures.jsonl"), CurrentUser.SYSTEM, n -> {});
    procedures.search(ProcedureSearch.of("giay phep", 20));
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      procedures.search(ProcedureSearch.of("giay phep xay dung", 20));
    }
    long millis = (System.nanoTime() - start) / 20_000_000;
    System.out.println("search over the catalogue: " + millis + " ms");
    assertThat(millis).isLessThan(250);
  }

  @Test
  void theWholeCatalogueIsTakenOverAndFoundWithoutAccents() throws IOException {
    Path file = SharedData.file("data/procedures.jsonl");
    byte[] bytes =
        imports.run(
            new ProcedureImport.Source(file, "procedures.jsonl"), CurrentUser.SYSTEM, n -> {});
    JsonNode report = JsonMapper.shared().readTree(bytes);
    assertThat(report.path("procedures").asInt()).isEqualTo(1333);
    assertThat(report.path("readPercent").asDouble()).isGreaterThanOrEqualTo(98);
    var found = procedures.search(ProcedureSearch.of("van phong luat su", 20));
    assertThat(found).isNotEmpty().allSatisfy(p -> assertThat(p.name()).contains("uật sư"));
    byte[] again =
        imports.run(
            new ProcedureImport.Source(file, "procedures.jsonl"), CurrentUser.SYSTEM, n -> {});
    assertThat(
            JsonMapper.shared().readTree(again).path("outcomes").properties().stream()
                .map(java.util.Map.Entry::getKey))
        .isEqualTo(Set.of("UNCHANGED").stream().toList());
  }
}
