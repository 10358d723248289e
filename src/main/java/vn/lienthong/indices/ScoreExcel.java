package vn.lienthong.indices;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A table as Excel, with its basis below; numbers stay numbers. */
final class ScoreExcel implements AutoCloseable {
  private static final int WINDOW = 100;
  private static final int WIDTH = 22 * 256;

  private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
  private final Sheet sheet;
  private int next;

  ScoreExcel(String title, String subtitle, List<String> head) {
    sheet = book.createSheet("766");
    add(List.of(title));
    add(List.of(subtitle));
    next++;
    add(head);
    sheet.createFreezePane(0, next);
    for (int i = 0; i < head.size(); i++) {
      sheet.setColumnWidth(i, WIDTH);
    }
  }

  /** Texts, numbers, or null for an empty cell. */
  void add(List<? extends @org.jspecify.annotations.Nullable Object> cells) {
    Row row = sheet.createRow(next++);
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      if (cell instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cell != null) {
        row.createCell(i).setCellValue(safe(cell.toString()));
      }
    }
  }

  void note(String text) {
    next++;
    add(List.of(text));
  }

  void write(OutputStream out) throws IOException {
    book.write(out);
  }

  /** A cell that begins like a formula is shown as text, so that no program runs it. */
  static String safe(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
