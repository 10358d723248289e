package vn.lienthong.procedures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.Level;

class TablesTest {

  private static final String PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
  private static final String LAWS = "Tên văn bản pháp lýMã văn bản";

  @Test
  void papersAreCutAtTheirNumbersAndFormFilesAreTakenOut() {
    var papers =
        ComponentTable.read(
                "Đối với trường hợp cấp Giấy chứng nhận"
                    + PAPERS
                    + "a) Đơn đề nghị theo Mẫu số 07.TC Phụ lục IV Nghị định số 41/2026/NĐ-CP;"
                    + "Mẫu số 07.docx1 bản chính,1 bản saob) Hồ sơ quản lý chất lượng (nếu có)."
                    + "0 bản chính,2 bản sao")
            .components();
    assertThat(papers).hasSize(2);
    assertThat(papers.get(0).formName()).isEqualTo("Mẫu số 07.docx");
    assertThat(papers.get(0).originals()).isEqualTo(1);
    assertThat(papers.get(0).copies()).isEqualTo(1);
    assertThat(papers.get(0).required()).isTrue();
    assertThat(papers.get(1).name()).startsWith("b) Hồ sơ quản lý");
    assertThat(papers.get(1).copies()).isEqualTo(2);
    assertThat(papers.get(1).required()).isFalse();
  }

  @Test
  void aNumberOfCopiesInsideANameDoesNotCutIt() {
    var papers =
        ComponentTable.read(
                "--" + PAPERS + "Hợp đồng (01 bản chính hoặc 01 bản sao).1 bản chính,1 bản sao")
            .components();
    assertThat(papers).singleElement().satisfies(p -> assertThat(p.originals()).isEqualTo(1));
  }

  @Test
  void papersToShowAreAGroupOfTheirOwn() {
    var papers =
        ComponentTable.read(
                "* Giấy tờ phải xuất trình:"
                    + PAPERS
                    + "Căn cước1 bản chính* Giấy tờ phải nộp:"
                    + PAPERS
                    + "Tờ khai1 bản chính")
            .components();
    assertThat(papers)
        .extracting(p -> p.group())
        .containsExactly(ComponentGroup.PRESENT, ComponentGroup.SUBMIT);
  }

  @Test
  void lawsAreCutBehindTheirNumberAlsoWhenTheTitleRepeatsIt() {
    var laws =
        LegalBasisTable.read(
                LAWS
                    + "Luật 61/2014/QH1361/2014/QH13Luật28/2023/QH1514/2025/TT-BNNMT14/2025/TT-BNNMTNghị"
                    + " định số 65/2025/NĐ-CP ngày 12 tháng 3 năm 2025 của Chính phủ sửa đổi Nghị"
                    + " định số 40/2016/NĐ-CP ngày 15 tháng 5 năm 2016 65/2025/NĐ-CP")
            .bases();
    assertThat(laws)
        .extracting(l -> l.number())
        .containsExactly("61/2014/QH13", "28/2023/QH15", "14/2025/TT-BNNMT", "65/2025/NĐ-CP");
    assertThat(laws.getFirst().issuer()).isEqualTo("Quốc hội");
    assertThat(laws.getLast().issued()).isEqualTo(LocalDate.of(2025, 3, 12));
    assertThat(laws.getLast().issuer()).isEqualTo("Chính phủ");
  }

  @Test
  void aJointTextNamesAllWhoIssuedItAndASpaceInANumberIsNone() {
    var laws =
        LegalBasisTable.read(
            LAWS
                + "Thông tư liên tịch về dược14/2013/TTLT-BYT-BCT"
                + "Nghị định số 165/2024/NĐ- CP ngày 26/12/2024 của Chính phủ165/2024/NĐ- CP"
                + "Quyết định 01/2012/QĐ- TTg01/2012/QĐ- TTg");
    assertThat(laws.reason()).isEqualTo(Reason.PLAIN);
    assertThat(laws.bases())
        .extracting(l -> l.number(), l -> l.issuer())
        .containsExactly(
            tuple("14/2013/TTLT-BYT-BCT", "Bộ Y tế, Bộ Công Thương"),
            tuple("165/2024/NĐ-CP", "Chính phủ"),
            tuple("01/2012/QĐ-TTg", "Thủ tướng Chính phủ"));
  }

  @Test
  void aLawWithoutNumberIsKeptAndDoubtful() {
    var laws = LegalBasisTable.read(LAWS + "Luật Thi đua khen thưởng");
    assertThat(laws.bases()).hasSize(1);
    assertThat(laws.reason()).isEqualTo(Reason.LAW_NUMBER_UNCLEAR);
  }

  @Test
  void thePortalsOwnPageIsCutOffTheResults() {
    var results =
        SimpleFields.results(
            "Giấy phép AMã: KQ.G10.001278Giấy phép BMã: KQ.G10.001279Từ khóaKhông có thông tinMô"
                + " tảChọn cơ quan");
    assertThat(results.results())
        .extracting(r -> r.code() + " " + r.name())
        .containsExactly("KQ.G10.001278 Giấy phép A", "KQ.G10.001279 Giấy phép B");
  }

  @Test
  void groupsOfApplicantsMayContainCommas() {
    var applicants =
        SimpleFields.applicants(
            "Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức");
    assertThat(applicants.applicants()).containsExactly(Applicant.STATE_BODY, Applicant.OTHER);
    assertThat(applicants.reason()).isEqualTo(Reason.PLAIN);
    assertThat(SimpleFields.applicants("Người ngoài hành tinh").reason())
        .isEqualTo(Reason.VALUE_UNKNOWN);
  }

  @Test
  void levelsAreRead() {
    assertThat(SimpleFields.levels("Cấp tỉnh, Cấp xã").levels())
        .containsExactlyInAnyOrder(Level.PROVINCE, Level.COMMUNE);
  }

  @Test
  void aBrokenLineIsNamedAndDoesNotStopTheRest() throws java.io.IOException {
    var report = new CatalogueReport();
    String lines =
        "{\"ma_thu_tuc\":\"1.000001\",\"ten_thu_tuc\":\"A\"}\n\n"
            + "not json\n"
            + "[1]\n"
            + "{\"ten_thu_tuc\":\"B\"}\n"
            + "{\"ma_thu_tuc\":\"1.000002\",\"ten_thu_tuc\":\"C\\u0000\"}\n"
            + "{\"ma_thu_tuc\":\"1.000003\",\"ten_thu_tuc\":\"D\\ud800\"}\n";
    CatalogueReader.read(
        new java.io.ByteArrayInputStream(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        report::add);
    assertThat(report.content().procedures()).isEqualTo(1);
    assertThat(report.content().badLines())
        .extracting(b -> b.line() + " " + b.problem())
        .containsExactly(
            "3 NOT_JSON",
            "4 NOT_AN_OBJECT",
            "5 CODE_OR_NAME_MISSING",
            "6 CHARACTER",
            "7 CHARACTER");
  }
}
