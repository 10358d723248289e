package vn.lienthong.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;

/** Entries as an Excel list, at most 20,000. */
@Component
class EntrySheet {
  private static final int MOST = 20_000;
  private static final int CELL = 32_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(Vietnam.ZONE);
  private static final List<String> COLUMNS =
      List.of(
          "at",
          "action",
          "object",
          "objectId",
          "actor",
          "post",
          "unit",
          "before",
          "after",
          "basis",
          "origin");

  private final EntryRepository entries;
  private final MessageSource messages;

  EntrySheet(EntryRepository entries, MessageSource messages) {
    this.entries = entries;
    this.messages = messages;
  }

  byte[] write(EntryQuery query, Locale locale) {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(200);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("audit");
      Row head = sheet.createRow(0);
      for (int i = 0; i < COLUMNS.size(); i++) {
        String key = "audit.column." + COLUMNS.get(i);
        head.createCell(i).setCellValue(messages.getMessage(key, null, key, locale));
      }
      entries.each(query, MOST, entry -> row(sheet, entry, locale));
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the list cannot be written", e);
    }
  }

  private void row(Sheet sheet, LogEntry entry, Locale locale) {
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    List<String> cells =
        List.of(
            TIME.format(entry.at()),
            text(messages.getMessage(entry.actionKey(), null, entry.action(), locale)),
            entry.objectType(),
            entry.objectId(),
            entry.actor().name(),
            text(entry.actor().capacity()) + " " + text(entry.actor().title()),
            text(entry.actor().unit()),
            text(entry.before()),
            text(entry.after()),
            text(entry.basis()),
            text(entry.origin()));
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).strip();
      row.createCell(i).setCellValue(cell.length() > CELL ? cell.substring(0, CELL) : cell);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
