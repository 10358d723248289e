package vn.lienthong.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads units from an Excel workbook (first sheet) or a CSV file as rows of text. */
final class UnitSheet {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A row as the user counts, from 1. */
  record Line(int number, Map<UnitColumn, String> cells) {
    String get(UnitColumn column) {
      return cells.getOrDefault(column, "");
    }
  }

  private final String sheet;
  private final List<Line> lines = new ArrayList<>();
  private final List<CellProblem> problems = new ArrayList<>();

  private UnitSheet(String sheet) {
    this.sheet = sheet;
  }

  String sheet() {
    return sheet;
  }

  List<Line> lines() {
    return lines;
  }

  List<CellProblem> problems() {
    return problems;
  }

  static UnitSheet read(String fileName, byte[] file) {
    boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
    try {
      return zip ? excel(file) : csv(fileName, file);
    } catch (CharacterCodingException e) {
      return failed(fileName, ImportProblem.FILE_NOT_UTF8);
    } catch (IOException | RuntimeException e) {
      // POI and the CSV parser throw many kinds for damaged files: all mean the same to the user
      return failed(fileName, ImportProblem.FILE_UNREADABLE);
    }
  }

  private static UnitSheet failed(String fileName, ImportProblem problem) {
    UnitSheet sheet = new UnitSheet(fileName);
    sheet.problems.add(new CellProblem(fileName, 0, "", "", problem, ""));
    return sheet;
  }

  private static UnitSheet excel(byte[] file) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      Sheet first = workbook.getSheetAt(0);
      UnitSheet sheet = new UnitSheet(first.getSheetName());
      DataFormatter formatter = new DataFormatter();
      List<Line> raw = new ArrayList<>();
      Map<Integer, UnitColumn> columns = new HashMap<>();
      for (Row row : first) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getLastCellNum(), 50); i++) {
          cells.add(text(row.getCell(i), formatter));
        }
        sheet.take(row.getRowNum() + 1, cells, columns, raw);
      }
      sheet.finish(raw, columns);
      return sheet;
    }
  }

  private static String text(
      @org.jspecify.annotations.Nullable Cell cell, DataFormatter formatter) {
    if (cell == null) {
      return "";
    }
    boolean date = cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell);
    return date ? DAY.format(cell.getLocalDateTimeCellValue()) : formatter.formatCellValue(cell);
  }

  private static UnitSheet csv(String fileName, byte[] file) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    String header = text.lines().findFirst().orElse("");
    char delimiter = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    UnitSheet sheet = new UnitSheet(fileName);
    List<Line> raw = new ArrayList<>();
    Map<Integer, UnitColumn> columns = new HashMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord line : parser) {
        sheet.take((int) line.getRecordNumber(), List.of(line.values()), columns, raw);
      }
    }
    sheet.finish(raw, columns);
    return sheet;
  }

  private void take(
      int number, List<String> cells, Map<Integer, UnitColumn> columns, List<Line> raw) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (columns.isEmpty()) {
      head(number, cells, columns);
      return;
    }
    Map<UnitColumn, String> values = new EnumMap<>(UnitColumn.class);
    columns.forEach((at, column) -> {
      if (at < cells.size()) {
        values.put(column, Folding.tidy(cells.get(at)));
      }
    });
    raw.add(new Line(number, values));
  }

  private void head(int number, List<String> cells, Map<Integer, UnitColumn> columns) {
    for (int i = 0; i < cells.size(); i++) {
      String heading = cells.get(i).replace("*", "");
      int at = i;
      UnitColumn.of(heading)
          .ifPresentOrElse(
              column -> columns.put(at, column),
              () -> {
                if (!heading.isBlank()) {
                  problems.add(
                      new CellProblem(
                          sheet, number, heading, heading, ImportProblem.HEADER_UNKNOWN, ""));
                }
              });
    }
    for (UnitColumn column : UnitColumn.values()) {
      if (column.required() && !columns.containsValue(column)) {
        problems.add(
            new CellProblem(sheet, number, column.heading(), "", ImportProblem.HEADER_MISSING, ""));
      }
    }
    if (columns.isEmpty()) {
      columns.put(-1, UnitColumn.CODE);
    }
  }

  private void finish(List<Line> raw, Map<Integer, UnitColumn> columns) {
    if (raw.isEmpty() && problems.isEmpty()) {
      problems.add(new CellProblem(sheet, 0, "", "", ImportProblem.FILE_EMPTY, ""));
    }
    if (!columns.containsKey(-1)) {
      lines.addAll(raw);
    }
  }
}
