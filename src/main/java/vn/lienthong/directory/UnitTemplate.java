package vn.lienthong.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The empty Excel file that people fill in to import units, with its explanation. */
@Component
class UnitTemplate {
  private final MessageSource messages;

  UnitTemplate(MessageSource messages) {
    this.messages = messages;
  }

  byte[] workbook(Locale locale) {
    return workbook(locale, List.of());
  }

  /** The same columns filled with units, so that what goes out can come in again. */
  byte[] workbook(Locale locale, List<UnitSummary> filled) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      CellStyle bold = workbook.createCellStyle();
      Font font = workbook.createFont();
      font.setBold(true);
      bold.setFont(font);
      CellStyle text = workbook.createCellStyle();
      text.setDataFormat(workbook.createDataFormat().getFormat("@"));
      Sheet units = workbook.createSheet(text("directory.template.units", locale));
      Sheet guide = workbook.createSheet(text("directory.template.guide", locale));
      Row head = units.createRow(0);
      for (UnitColumn column : UnitColumn.values()) {
        head.createCell(column.ordinal())
            .setCellValue(column.heading() + (column.required() ? " *" : ""));
        head.getCell(column.ordinal()).setCellStyle(bold);
        units.setColumnWidth(column.ordinal(), 24 * 256);
        units.setDefaultColumnStyle(column.ordinal(), text);
        Row line = guide.createRow(column.ordinal());
        line.createCell(0).setCellValue(column.heading());
        line.getCell(0).setCellStyle(bold);
        line.createCell(1).setCellValue(text("directory.template." + column, locale));
      }
      int at = UnitColumn.values().length + 1;
      for (UnitKind kind : UnitKind.values()) {
        guide.createRow(at++).createCell(1).setCellValue(text("directory.kind." + kind, locale));
      }
      guide.setColumnWidth(0, 24 * 256);
      guide.setColumnWidth(1, 90 * 256);
      Map<UUID, String> codes = new HashMap<>();
      filled.forEach(unit -> codes.put(unit.id(), unit.code()));
      for (UnitSummary unit : filled) {
        fill(units.createRow(units.getLastRowNum() + 1), unit, codes);
      }
      units.createFreezePane(0, 1);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the template cannot be written", e);
    }
  }

  private void fill(Row row, UnitSummary unit, Map<UUID, String> codes) {
    UUID parent = unit.parentId();
    cell(row, UnitColumn.CODE, unit.code());
    cell(row, UnitColumn.NAME, unit.name());
    cell(row, UnitColumn.NAME_EN, unit.nameEn());
    cell(row, UnitColumn.KIND, text("directory.kind." + unit.kind(), Locale.of("vi")));
    cell(row, UnitColumn.PARENT, parent == null ? null : codes.get(parent));
    cell(row, UnitColumn.GEO_CODE, unit.geoCode());
    cell(row, UnitColumn.ADDRESS, unit.address());
    cell(row, UnitColumn.PHONE, unit.phone());
  }

  private static void cell(Row row, UnitColumn column, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      row.createCell(column.ordinal()).setCellValue(value);
    }
  }

  private String text(String key, Locale locale) {
    return String.valueOf(messages.getMessage(key, null, key, locale));
  }
}
