package vn.lienthong.dossiers.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.lienthong.shared.web.Texts;

/** A report as Excel, its figures as numbers that can be summed. */
final class ReportSheet {
  private static final int HEAD = 3;
  private static final int NAME_WIDTH = 46 * 256;
  private static final int WIDTH = 12 * 256;

  private final Workbook book = new XSSFWorkbook();
  private final Sheet sheet;
  private final Texts texts;
  private final CellStyle bold = style(true, "General");
  private final CellStyle plain = style(false, "#,##0");
  private final CellStyle share = style(false, "0.0%");
  private final CellStyle days = style(false, "0.0");

  private ReportSheet(ReportTable table, Texts texts) {
    this.texts = texts;
    this.sheet = book.createSheet(table.template().code());
  }

  static void write(ReportTable table, Texts texts, OutputStream out) throws IOException {
    ReportSheet writing = new ReportSheet(table, texts);
    writing.fill(table);
    try (Workbook book = writing.book) {
      book.write(out);
    }
  }

  private void fill(ReportTable table) {
    ReportTemplate template = table.template();
    sheet.createRow(0).createCell(0).setCellValue(texts.pick(template.title(), template.titleEn()));
    String narrowed = String.join(" · ", table.narrowed().values());
    sheet
        .createRow(1)
        .createCell(0)
        .setCellValue(
            texts.t("dossiers.reports.table", template.code())
                + " · "
                + ReportText.period(table.period(), texts)
                + (narrowed.isEmpty() ? "" : " · " + narrowed));
    heads(table);
    int at = HEAD + 2;
    for (ReportTable.Line line : table.lines()) {
      line(
          at, at - HEAD - 1 + "", safe(line.name()), template.columns(), c -> c.of(line.figures()));
      at++;
    }
    line(at, "", texts.t("dossiers.reports.total"), template.columns(), c -> c.of(table.total()));
    sheet.createFreezePane(2, HEAD + 2);
    sheet.setColumnWidth(1, NAME_WIDTH);
    for (int i = 0; i < template.columns().size(); i++) {
      sheet.setColumnWidth(i + 2, WIDTH);
    }
  }

  private void heads(ReportTable table) {
    Row above = sheet.createRow(HEAD);
    Row below = sheet.createRow(HEAD + 1);
    text(above, 0, texts.t("dossiers.register.no"));
    text(above, 1, texts.t(table.by().label()));
    text(below, 0, "");
    text(below, 1, "");
    sheet.addMergedRegion(new CellRangeAddress(HEAD, HEAD + 1, 0, 0));
    sheet.addMergedRegion(new CellRangeAddress(HEAD, HEAD + 1, 1, 1));
    int at = 2;
    for (ReportTemplate.Heading heading : table.template().headings()) {
      for (int i = 0; i < heading.span(); i++) {
        text(above, at + i, i == 0 ? texts.t(heading.head().label()) : "");
      }
      if (heading.span() > 1) {
        sheet.addMergedRegion(new CellRangeAddress(HEAD, HEAD, at, at + heading.span() - 1));
      }
      at += heading.span();
    }
    at = 2;
    for (Column column : table.template().columns()) {
      text(below, at++, texts.t(column.label()));
    }
  }

  private void line(
      int at, String number, String name, List<Column> columns, Function<Column, Double> values) {
    Row row = sheet.createRow(at);
    Cell first = row.createCell(0);
    first.setCellValue(number);
    first.setCellStyle(plain);
    Cell second = row.createCell(1);
    second.setCellValue(name);
    second.setCellStyle(plain);
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = row.createCell(i + 2);
      double value = values.apply(columns.get(i));
      cell.setCellStyle(
          switch (columns.get(i).unit()) {
            case COUNT -> plain;
            case SHARE -> share;
            case DAYS -> days;
          });
      if (!Double.isNaN(value)) {
        cell.setCellValue(value);
      }
    }
  }

  private void text(Row row, int at, String text) {
    Cell cell = row.createCell(at);
    cell.setCellValue(text);
    cell.setCellStyle(bold);
  }

  private CellStyle style(boolean head, String format) {
    CellStyle style = book.createCellStyle();
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setDataFormat(book.createDataFormat().getFormat(format));
    if (head) {
      Font font = book.createFont();
      font.setBold(true);
      style.setFont(font);
      style.setAlignment(HorizontalAlignment.CENTER);
    }
    return style;
  }

  /** A name that begins like a formula is shown as text, so that no program runs it. */
  private static String safe(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
