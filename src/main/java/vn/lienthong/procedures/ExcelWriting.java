package vn.lienthong.procedures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes procedures into the Excel file that {@link ExcelReading} reads; streamed row by row. */
final class ExcelWriting implements AutoCloseable {
  private static final int CELL_LIMIT = 32_000;

  private final SXSSFWorkbook book = new SXSSFWorkbook(100);
  private final Map<ExcelSheet, Integer> next = new EnumMap<>(ExcelSheet.class);

  /**
   * @param text of a message key in the user's language
   */
  ExcelWriting(UnaryOperator<String> text) {
    for (ExcelSheet kind : ExcelSheet.values()) {
      Sheet sheet = book.createSheet(text.apply(kind.key()));
      Row head = sheet.createRow(0);
      for (int i = 0; i < kind.columns().size(); i++) {
        head.createCell(i)
            .setCellValue(text.apply("procedures.excel.column." + kind.columns().get(i)));
        sheet.setColumnWidth(i, (i == 0 ? 14 : 24) * 256);
      }
      sheet.createFreezePane(1, 1);
      next.put(kind, 1);
    }
  }

  void add(ProcedureContent content) {
    String rest = ProcedureJson.write(ContentRest.of(content, "", null, content.linkedParts()));
    row(
        ExcelSheet.PROCEDURES,
        content.code(),
        content.name(),
        content.nameEn(),
        content.sectorCode(),
        content.sector(),
        content.sectorEn(),
        joined(content.levels()),
        joined(content.applicants()),
        content.effectiveFrom(),
        content.decision(),
        content.authority(),
        content.receivingPlaces(),
        content.sequence(),
        content.conditions(),
        content.supplementRule(),
        rest.substring(0, Math.min(rest.length(), CELL_LIMIT)),
        rest.length() > CELL_LIMIT ? rest.substring(CELL_LIMIT) : null);
    addChannels(content);
    for (var c : content.components()) {
      row(
          ExcelSheet.COMPONENTS,
          content.code(),
          c.key(),
          c.name(),
          c.group(),
          c.caseKey(),
          c.originals(),
          c.copies(),
          c.certifiedCopies(),
          c.formName(),
          c.required() ? "x" : "");
    }
    for (var law : content.legalBases()) {
      row(
          ExcelSheet.LEGAL_BASES,
          content.code(),
          law.number(),
          law.title(),
          law.issued(),
          law.issuer());
    }
    for (var step : content.steps()) {
      row(
          ExcelSheet.STEPS,
          content.code(),
          step.key(),
          step.name(),
          step.nameEn(),
          step.role(),
          step.unitRule(),
          step.minutes(),
          ActionText.write(step.actions()));
    }
  }

  private void addChannels(ProcedureContent content) {
    int number = 0;
    for (var channel : content.channels()) {
      number++;
      row(
          ExcelSheet.CHANNELS,
          content.code(),
          channel.channel(),
          channel.caseKey(),
          channel.term().amount(),
          channel.term().unit(),
          channel.termText(),
          channel.feeText(),
          channel.note());
      for (var fee : channel.fees()) {
        row(
            ExcelSheet.FEES,
            content.code(),
            number,
            fee.code(),
            fee.kind(),
            fee.name(),
            fee.amount(),
            fee.unitText(),
            fee.note());
      }
    }
  }

  private void row(ExcelSheet kind, @Nullable Object... values) {
    Row row = book.getSheetAt(kind.ordinal()).createRow(next.merge(kind, 1, Integer::sum) - 1);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        continue;
      }
      Cell cell = row.createCell(i);
      switch (value) {
        case Integer number -> cell.setCellValue(number);
        case Long number -> cell.setCellValue(number);
        default -> cell.setCellValue(limited(value.toString()));
      }
    }
  }

  private static String limited(String text) {
    return text.length() > CELL_LIMIT ? text.substring(0, CELL_LIMIT) : text;
  }

  private static String joined(List<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).collect(Collectors.joining("; "));
  }

  void write(OutputStream stream) throws IOException {
    book.write(stream);
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
