package vn.lienthong.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody sends as an Excel workbook (its first sheet) or as a CSV file, as rows of
 * text; days read dd/MM/yyyy.
 *
 * @param name of the sheet, or of the CSV file
 */
public record TextTable(String name, List<Line> lines) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final int MOST_COLUMNS = 100;

  public TextTable {
    lines = List.copyOf(lines);
  }

  /** A row as the user counts, from 1; never empty altogether. */
  public record Line(int number, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    public String cell(int at) {
      return at < cells.size() ? cells.get(at) : "";
    }

    /** The cell as a spreadsheet calls it, for instance C5. */
    public String address(int at) {
      return column(at) + number;
    }

    private static String column(int at) {
      return at < 26
          ? String.valueOf((char) ('A' + at))
          : column(at / 26 - 1) + (char) ('A' + at % 26);
    }
  }

  /**
   * Throws CharacterCodingException for a text that is not UTF-8, and another IOException for a
   * file that is damaged or of another kind.
   */
  public static TextTable read(String fileName, byte[] file) throws IOException {
    boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
    try {
      return zip ? excel(file) : csv(fileName, file);
    } catch (RuntimeException e) {
      // POI and the CSV parser throw many kinds for damaged files: all mean the same to the user.
      throw new IOException(e);
    }
  }

  private static TextTable excel(byte[] file) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      Sheet first = workbook.getSheetAt(0);
      DataFormatter formatter = new DataFormatter(Locale.ROOT);
      List<Line> lines = new ArrayList<>();
      for (Row row : first) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getLastCellNum(), MOST_COLUMNS); i++) {
          cells.add(text(row.getCell(i), formatter));
        }
        add(lines, row.getRowNum() + 1, cells);
      }
      return new TextTable(first.getSheetName(), lines);
    }
  }

  private static String text(@Nullable Cell cell, DataFormatter formatter) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
      return DAY.format(cell.getLocalDateTimeCellValue());
    }
    return cell.getCellType() == CellType.FORMULA && type == CellType.NUMERIC
        ? formatter.formatRawCellContents(
            cell.getNumericCellValue(),
            cell.getCellStyle().getDataFormat(),
            cell.getCellStyle().getDataFormatString())
        : type == CellType.STRING ? cell.getStringCellValue() : formatter.formatCellValue(cell);
  }

  private static TextTable csv(String fileName, byte[] file) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char delimiter = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    // empty lines are rows to whoever counts them in a spreadsheet
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord line : parser) {
        add(lines, (int) line.getRecordNumber(), List.of(line.values()));
      }
    }
    return new TextTable(fileName, lines);
  }

  private static void add(List<Line> lines, int number, List<String> cells) {
    if (!cells.stream().allMatch(String::isBlank)) {
      lines.add(new Line(number, cells));
    }
  }
}
