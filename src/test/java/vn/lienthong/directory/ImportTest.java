package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.SharedData;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
@Transactional
class ImportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String HEAD =
      "Mã định danh,Tên đơn vị,Loại đơn vị,Mã đơn vị cấp trên,Mã địa bàn,Hiệu lực từ,Số quyết"
          + " định\n";

  @Autowired Imports imports;
  @Autowired ImportUnitsCommand command;
  @Autowired DirectoryApi directory;
  @Autowired UnitTemplate template;
  @Autowired TestUnits make;
  @TempDir Path folder;

  @Test
  void theRealCatalogueIsReadWholeAndASecondTimeChangesNothing() throws Exception {
    Path file = SharedData.file("data/administrative-units-2026.json");
    Path report = folder.resolve("report.json");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        command.run(
            List.of(file.toString(), "--report", report.toString()),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    System.out.print(out.toString(StandardCharsets.UTF_8));
    assertThat(status).isZero();
    assertThat(Files.readString(report)).contains("\"added\" : 3355", "NORMALISED");
    assertThat(directory.provinces(DAY)).hasSize(34);
    assertThat(directory.territories("38", DAY)).hasSize(166);
    assertThat(directory.territory("14758", DAY).orElseThrow().fullName())
        .isEqualTo("Phường Hàm Rồng");
    assertThat(directory.territory("14758", LocalDate.of(2025, 6, 30))).isEmpty();
    ImportReport again =
        imports.run("x.json", Files.readAllBytes(file), DAY, CurrentUser.SYSTEM, n -> {});
    assertThat(again.unchanged()).isEqualTo(3355);
    assertThat(again.added() + again.changed() + again.ended()).isZero();
  }

  @Test
  void aRenamedCommuneKeepsItsOldNameBeforeTheDay() {
    String file =
        """
        [{"Code":"97","Name":"Thử","NameEn":"Thu","FullName":"Tỉnh Thử","FullNameEn":"Thu Province",
          "Wards":[{"Code":"%s","Name":"%s","NameEn":"A","FullName":"%s","FullNameEn":"A Commune"}]}]
        """;
    run(file.formatted("97001", "An", "xã An"), LocalDate.of(2025, 7, 1));
    assertThat(directory.territory("97001", DAY).orElseThrow().fullName()).isEqualTo("Xã An");
    ImportReport changed = run(file.formatted("97001", "Bình", "Xã Bình"), DAY);
    assertThat(changed.changed()).isEqualTo(1);
    assertThat(directory.territory("97001", DAY).orElseThrow().name()).isEqualTo("Bình");
    assertThat(directory.territory("97001", DAY.minusDays(1)).orElseThrow().name()).isEqualTo("An");
    ImportReport ended = run(file.formatted("97002", "Cát", "Xã Cát"), DAY.plusDays(9));
    assertThat(ended.added()).isEqualTo(1);
    assertThat(ended.ended()).isEqualTo(1);
  }

  @Test
  void aCatalogueOfAnEarlierDayIsRefusedAsACodeWouldHaveTwoNamesAtOnce() {
    String file =
        """
        [{"Code":"97","Name":"Thử","NameEn":"Thu","FullName":"%s","FullNameEn":"Thu Province"}]
        """;
    run(file.formatted("Tỉnh Thử"), LocalDate.of(2025, 7, 1));
    run(file.formatted("Tỉnh Thử Hai"), DAY);
    ImportReport earlier = run(file.formatted("Tỉnh Thử Ba"), DAY.minusDays(1));
    assertThat(earlier.problems())
        .extracting(CellProblem::problem, CellProblem::value, CellProblem::detail)
        .containsExactly(tuple(ImportProblem.CHANGED_LATER, "28/02/2026", "01/03/2026"));
    assertThat(directory.territory("97", DAY).orElseThrow().fullName()).isEqualTo("Tỉnh Thử Hai");
    assertThat(run(file.formatted("Tỉnh Thử Ba"), DAY).changed()).as("the same day").isEqualTo(1);
  }

  @Test
  void whatIsNoProvinceInTheCatalogueIsNamed() {
    assertThat(run("[7, \"Tỉnh\"]", DAY).problems())
        .extracting(CellProblem::row, CellProblem::problem)
        .containsExactly(tuple(1, ImportProblem.NO_PROVINCE), tuple(2, ImportProblem.NO_PROVINCE));
  }

  private ImportReport run(String json, LocalDate from) {
    return imports.run(
        "x.json", json.getBytes(StandardCharsets.UTF_8), from, CurrentUser.SYSTEM, n -> {});
  }

  private ImportReport csv(String rows) {
    return imports.run(
        "don-vi.csv",
        (HEAD + rows.replace(",ROOT,", "," + make.rootCode() + ","))
            .getBytes(StandardCharsets.UTF_8),
        null,
        CurrentUser.SYSTEM,
        n -> {});
  }

  @Test
  void everyWrongCellIsNamedAndNothingIsStored() {
    make.root();
    ImportReport report =
        csv(
            """
            H97.60,Sở Một,"Sở, ban, ngành",ROOT,,01/01/2026,1/QĐ
            H97-61,Sở Hai,"Sở, ban, ngành",ROOT,,01/01/2026,
            H97.62,,Cục,H97.99,12,31/02/2026,
            H97.60,Sở Bốn,Phòng ban,ROOT,1234567,,
            """);
    assertThat(report.stored()).isFalse();
    assertThat(report.problems())
        .extracting(CellProblem::row, CellProblem::column, CellProblem::problem)
        .contains(
            tuple(3, "Mã định danh", ImportProblem.CODE_INVALID),
            tuple(4, "Tên đơn vị", ImportProblem.REQUIRED),
            tuple(4, "Loại đơn vị", ImportProblem.KIND_UNKNOWN),
            tuple(4, "Hiệu lực từ", ImportProblem.DATE_INVALID),
            tuple(5, "Mã địa bàn", ImportProblem.GEO_CODE_INVALID));
    assertThat(directory.unitByCode("H97.60", DAY)).isEmpty();
  }

  @Test
  void aChildIsNotBlamedForAFaultOfItsParentAndRowsCountAsInASpreadsheet() {
    make.root();
    ImportReport report =
        csv(
            """

            H97.69,Sở Sáu Chín,DEPARTMENT,ROOT,,31/02/2026,1/QĐ

            H97.69.01,Phòng Ba,DIVISION,H97.69,,01/03/2026,1/QĐ
            H97.69,Sở Sáu Mươi Chín,DEPARTMENT,ROOT,,01/01/2026,1/QĐ
            """);
    assertThat(report.problems())
        .extracting(CellProblem::row, CellProblem::problem, CellProblem::detail)
        .containsExactly(
            tuple(3, ImportProblem.DATE_INVALID, ""), tuple(6, ImportProblem.CODE_TWICE, "3"));
  }

  @Test
  void childrenMayStandBeforeTheirParentsAndASecondImportChangesOnlyWhatChanged() {
    make.root();
    String rows =
        """
        H97.63.01,Phòng Một,"Phòng, ban chuyên môn",H97.63,,01/01/2026,1/QĐ
        000.00.63.H97,Sở Sáu Ba,DEPARTMENT,ROOT,,01/01/2026,1/QĐ
        """;
    ImportReport first = csv(rows);
    assertThat(first.problems()).isEmpty();
    assertThat(first.added()).isEqualTo(2);
    assertThat(first.notes()).hasSize(1);
    assertThat(csv(rows).unchanged()).isEqualTo(2);
    ImportReport without = csv("H97.63,Sở Sáu Bốn,DEPARTMENT,ROOT,,01/02/2026,\n");
    assertThat(without.problems())
        .extracting(CellProblem::problem)
        .containsExactly(ImportProblem.DECISION_NEEDED);
  }

  @Test
  void aUnitBelowAnotherParentIsMovedAndAnotherNameRenamesItFromTheDayOn() {
    make.root();
    csv(
        """
        H97.67,Sở Sáu Bảy,DEPARTMENT,ROOT,,01/01/2026,1/QĐ
        H97.68,Sở Sáu Tám,DEPARTMENT,ROOT,,01/01/2026,1/QĐ
        H97.67.01,Phòng Dời,"Phòng, ban chuyên môn",H97.67,,01/01/2026,1/QĐ
        """);
    ImportReport moved =
        csv("H97.67.01,Phòng Đã dời,\"Phòng, ban chuyên môn\",H97.68,,01/02/2026,2/QĐ\n");
    assertThat(moved.problems()).isEmpty();
    assertThat(moved.changed()).isEqualTo(1);
    UnitSummary before = at("H97.67.01", LocalDate.of(2026, 1, 31));
    assertThat(before.parentId()).isEqualTo(at("H97.67", DAY).id());
    assertThat(before.name()).isEqualTo("Phòng Dời");
    UnitSummary after = at("H97.67.01", DAY);
    assertThat(after.parentId()).isEqualTo(at("H97.68", DAY).id());
    assertThat(after.name()).isEqualTo("Phòng Đã dời");
    csv("H97.67.01,Phòng Đã dời,\"Phòng, ban chuyên môn\",H97.67,,15/02/2026,3/QĐ\n");
    assertThat(at("H97.67.01", DAY).parentId()).isEqualTo(at("H97.67", DAY).id());
  }

  private UnitSummary at(String code, LocalDate day) {
    return directory.unitByCode(code, day).orElseThrow();
  }

  @Test
  void aCircleOfParentsIsNamed() {
    make.root();
    ImportReport report =
        csv(
            """
            H97.64,Sở Vòng Một,DEPARTMENT,H97.65,,01/01/2026,
            H97.65,Sở Vòng Hai,DEPARTMENT,H97.64,,01/01/2026,
            """);
    assertThat(report.problems())
        .extracting(CellProblem::problem)
        .contains(ImportProblem.PARENT_CIRCLE);
  }

  @Test
  void whatIsNoFileOfUnitsIsRefusedWithItsReason() {
    assertThat(first("x.csv", "Mã định danh,Tên\n\u0000".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo(ImportProblem.FILE_NOT_UTF8);
    assertThat(first("x.xlsx", new byte[] {'P', 'K', 3, 4, 9, 9}))
        .isEqualTo(ImportProblem.FILE_UNREADABLE);
    assertThat(first("x.json", "[{\"Code\":".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ImportProblem.FILE_UNREADABLE);
    assertThat(first("x.csv", "Tên đơn vị\nA\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ImportProblem.HEADER_MISSING);
  }

  private ImportProblem first(String name, byte[] file) {
    return imports
        .run(name, file, null, CurrentUser.SYSTEM, n -> {})
        .problems()
        .getFirst()
        .problem();
  }

  @Test
  void whatWasExportedComesInAgainWithoutAChange() {
    UUID department = make.unit("H97.66", "Sở Sáu Sáu", UnitKind.DEPARTMENT, make.root());
    make.unit("H97.66.01", "Phòng Hai", UnitKind.DIVISION, department);
    LocalDate today = LocalDate.now(Vietnam.ZONE);
    List<UnitSummary> all = directory.subtree(directory.unit(make.root()).path(), today);
    byte[] file = template.workbook(java.util.Locale.of("vi"), all);
    ImportReport report = imports.run("x.xlsx", file, null, CurrentUser.SYSTEM, n -> {});
    assertThat(report.problems()).isEmpty();
    assertThat(report.unchanged()).isEqualTo(all.size());
    assertThat(report.added() + report.changed()).isZero();
  }

  @Test
  void theTemplateIsReadBackAsAnEmptyFile() throws Exception {
    byte[] file = template.workbook(java.util.Locale.of("vi"));
    assertThat(first("mau.xlsx", file)).isEqualTo(ImportProblem.FILE_EMPTY);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(file))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
    }
  }
}
