package vn.lienthong.dossiers.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A numbered table as Excel that keeps only its last rows in memory, on as many sheets as needed.
 */
public final class ExcelRows implements AutoCloseable {
  private static final int WINDOW = 100;
  private static final int LONGEST = 1_000_000;

  private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
  private final String title;
  private final List<String> head;
  private Sheet sheet;
  private long count;

  /**
   * @param head of all columns, that of the number first
   */
  public ExcelRows(String title, List<String> head) {
    this.title = title;
    this.head = List.copyOf(head);
    this.sheet = begin(title);
  }

  private Sheet begin(String name) {
    Sheet begun = book.createSheet(name);
    begun.createFreezePane(0, 1);
    Row row = begun.createRow(0);
    for (int i = 0; i < head.size(); i++) {
      row.createCell(i).setCellValue(head.get(i));
    }
    return begun;
  }

  public void add(List<String> cells) {
    if (sheet.getLastRowNum() == LONGEST) {
      sheet = begin(title + " " + (book.getNumberOfSheets() + 1));
    }
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    row.createCell(0).setCellValue(++count);
    for (int i = 0; i < cells.size(); i++) {
      row.createCell(i + 1).setCellValue(safe(cells.get(i)));
    }
  }

  public void write(OutputStream out) throws IOException {
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
