package vn.lienthong.payments.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** The list as Excel, at most 100,000 rows. */
@Component
class ChargeSheet {
  private static final int MOST = 100_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(Vietnam.ZONE);
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "object",
          "title",
          "payer",
          "unit",
          "amount",
          "state",
          "means",
          "receipt",
          "requested",
          "settled");

  private final ChargeListing listing;

  ChargeSheet(ChargeListing listing) {
    this.listing = listing;
  }

  void write(ChargeListing.Filter filter, String[] reach, Texts texts, OutputStream out)
      throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
      Sheet sheet = workbook.createSheet(texts.t("payments.list.sheet"));
      Row head = sheet.createRow(0);
      for (int i = 0; i < COLUMNS.size(); i++) {
        head.createCell(i).setCellValue(texts.t("payments.column." + COLUMNS.get(i)));
      }
      listing.each(filter, MOST, reach, row -> write(sheet, row, texts));
      workbook.write(out);
    }
  }

  private static void write(Sheet sheet, ChargeListing.Row row, Texts texts) {
    Row line = sheet.createRow(sheet.getLastRowNum() + 1);
    line.createCell(0).setCellValue(row.code());
    line.createCell(1).setCellValue(row.objectCode());
    line.createCell(2).setCellValue(row.title());
    line.createCell(3).setCellValue(row.payer());
    line.createCell(4).setCellValue(row.unit());
    line.createCell(5).setCellValue(row.amount());
    line.createCell(6).setCellValue(texts.t(row.label()));
    line.createCell(7).setCellValue(row.means() == null ? "" : texts.t(row.means().label()));
    line.createCell(8).setCellValue(row.receipt() == null ? "" : row.receipt());
    line.createCell(9).setCellValue(TIME.format(row.requestedAt()));
    line.createCell(10).setCellValue(row.settledAt() == null ? "" : TIME.format(row.settledAt()));
  }
}
