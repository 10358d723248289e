package vn.lienthong.procedures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent.Term;

/** Cells that the catalogue of today does not hold, and that one of tomorrow may. */
class OddCellsTest {
  private static ParsedProcedure parsed(String channels) {
    String line =
        JsonMapper.shared()
            .createObjectNode()
            .put("ma_thu_tuc", "1.000001")
            .put("ten_thu_tuc", "Thử")
            .put("cach_thuc_thuc_hien", ChannelTable.HEAD + channels)
            .toString();
    List<CatalogueReader.Line> lines = new ArrayList<>();
    try {
      CatalogueReader.read(
          new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), lines::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return java.util.Objects.requireNonNull(lines.getFirst().procedure());
  }

  private static Reason reason(ParsedProcedure procedure, String field) {
    return procedure.readings().stream()
        .filter(reading -> reading.field().equals(field))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @Test
  void aNumberTooLargeForATimeStopsNoImport() {
    var odd = parsed("Trực tiếp99999999999 Ngày làm việcMiễn phí");
    assertThat(reason(odd, "channels[0].term")).isEqualTo(Reason.TERM_NOT_UNDERSTOOD);
    var without = parsed("Trực tiếp99999999999Miễn phí");
    assertThat(reason(without, "channels[0].term")).isEqualTo(Reason.TERM_NOT_UNDERSTOOD);
  }

  @Test
  void aFeeWhoseRemarkNamesNoAmountKeepsItsOwn() {
    var fee = parsed("Trực tiếp3 Ngày làm việc250,000 VNĐ(Phí: theo Thông tư 5)");
    assertThat(fee.content().channels().getFirst().fees())
        .singleElement()
        .satisfies(f -> assertThat(f.amount()).isEqualTo(250_000));
  }

  @Test
  void halfAMonthIsNoNumberOfMonths() {
    var half =
        parsed(
            "Trực tiếpKhông có thông tinMiễn phíThời hạn giải quyết: không quá 1,5 tháng kể từ ngày"
                + " nhận đủ hồ sơ");
    assertThat(half.content().channels().getFirst().term()).isEqualTo(Term.NONE);
    assertThat(reason(half, "channels[0].term")).isEqualTo(Reason.TERM_NOT_UNDERSTOOD);
    var day = parsed("Trực tiếpKhông có thông tinMiễn phíThời hạn: 1,5 ngày làm việc");
    assertThat(day.content().channels().getFirst().term())
        .isEqualTo(new Term(12, vn.lienthong.procedures.ProcedureContent.TermUnit.HOUR));
  }

  @Test
  void whatIsSaidOfOneRowIsKeptWhenRowsBecomeOne() {
    var rows =
        parsed(
            "Trực tiếp3 Ngày làm việc50,000 VNĐ(Phí cấp mới)Kiểm tra hồ sơ"
                + "Trực tiếp3 Ngày làm việc20,000 VNĐ(Phí cấp lại)Trả giấy chứng nhận");
    assertThat(rows.content().channels())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.fees()).hasSize(2);
          assertThat(row.note()).isEqualTo("Kiểm tra hồ sơ\nTrả giấy chứng nhận");
        });
  }
}
