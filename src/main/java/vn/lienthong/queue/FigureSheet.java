package vn.lienthong.queue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.Texts;

/** The figures of a hall as Excel: one sheet for each way to group, times in seconds. */
final class FigureSheet {
  private static final List<String> COLUMNS =
      List.of("drawn", "called", "done", "missed", "wait", "longest", "serve");

  private FigureSheet() {}

  static void write(
      Map<HallFigures.By, List<HallFigures.Row>> figures, Texts texts, OutputStream out)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      figures.forEach((by, rows) -> {
        Sheet sheet = book.createSheet(texts.t(by.label()));
        sheet.createFreezePane(0, 1);
        Row head = sheet.createRow(0);
        head.createCell(0).setCellValue(texts.t(by.label()));
        for (int i = 0; i < COLUMNS.size(); i++) {
          head.createCell(i + 1).setCellValue(texts.t("queue.sheet." + COLUMNS.get(i)));
        }
        rows.forEach(row -> add(sheet, row));
      });
      book.write(out);
    }
  }

  private static void add(Sheet sheet, HallFigures.Row figures) {
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    row.createCell(0).setCellValue(figures.name());
    row.createCell(1).setCellValue(figures.drawn());
    row.createCell(2).setCellValue(figures.called());
    row.createCell(3).setCellValue(figures.done());
    row.createCell(4).setCellValue(figures.missed());
    put(row, 5, figures.waitSeconds());
    put(row, 6, figures.longestSeconds());
    put(row, 7, figures.serveSeconds());
  }

  private static void put(Row row, int column, @Nullable Long seconds) {
    if (seconds != null) {
      row.createCell(column).setCellValue(seconds);
    }
  }
}
