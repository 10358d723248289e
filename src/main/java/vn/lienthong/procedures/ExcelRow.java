package vn.lienthong.procedures;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One row of a sheet; what cannot be read is noted with its cell, and reading goes on. */
final class ExcelRow {
  private static final DataFormatter FORMAT = new DataFormatter(Locale.ROOT);
  private static final ProcedureContent NOTHING =
      ProcedureJson.stored("{\"code\":\"\",\"name\":\"\"}");

  private final ExcelSheet sheet;
  private final Row row;
  private final List<FileProblem> problems;

  ExcelRow(ExcelSheet sheet, Row row, List<FileProblem> problems) {
    this.sheet = sheet;
    this.row = row;
    this.problems = problems;
  }

  int number() {
    return row.getRowNum() + 1;
  }

  boolean blank() {
    return sheet.columns().stream().allMatch(column -> text(column).isEmpty());
  }

  String place(String column) {
    String name = row.getSheet().getSheetName();
    return name + "!" + CellReference.convertNumToColString(sheet.column(column)) + number();
  }

  void refuse(String column, String problem) {
    FileProblem found = new FileProblem(place(column), problem, text(column));
    if (!problems.contains(found)) {
      problems.add(found);
    }
  }

  String text(String column) {
    Cell cell = row.getCell(sheet.column(column));
    if (cell == null) {
      return "";
    }
    CellType type = type(cell);
    if (type == CellType.NUMERIC && !DateUtil.isCellDateFormatted(cell)) {
      return BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
    }
    return type == CellType.STRING
        ? cell.getStringCellValue().strip()
        : FORMAT.formatCellValue(cell).strip();
  }

  /** A formula counts as what it came to when the file was saved. */
  private static CellType type(Cell cell) {
    return cell.getCellType() == CellType.FORMULA
        ? cell.getCachedFormulaResultType()
        : cell.getCellType();
  }

  @Nullable String optional(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  int whole(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      refuse(column, "NOT_A_NUMBER");
      return 0;
    }
  }

  /** An amount in whole đồng; a fraction or a percentage is refused with its place. */
  @Nullable Long money(String column) {
    Cell cell = row.getCell(sheet.column(column));
    boolean number = cell != null && type(cell) == CellType.NUMERIC;
    // In a number the point stands before decimals; in a text it groups thousands.
    String text = number ? text(column) : text(column).replaceAll(FormRows.GROUPS, "");
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("-?\\d{1,13}")) {
      refuse(column, "NOT_AN_AMOUNT");
      return null;
    }
    return Long.valueOf(text);
  }

  @Nullable LocalDate date(String column) {
    Cell cell = row.getCell(sheet.column(column));
    String text = text(column);
    if (cell == null || text.isEmpty()) {
      return null;
    }
    try {
      if (type(cell) == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
        return cell.getLocalDateTimeCellValue().toLocalDate();
      }
      return FormRows.day(text);
    } catch (DateTimeException e) {
      refuse(column, "NOT_A_DATE");
      return null;
    }
  }

  <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
    String text = text(column);
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      refuse(column, text.isEmpty() ? "REQUIRED" : "NOT_A_CHOICE");
      return null;
    }
  }

  <E extends Enum<E>> List<E> choices(String column, Class<E> type) {
    List<E> found = new ArrayList<>();
    for (String word : text(column).split("[;,]")) {
      if (word.isBlank()) {
        continue;
      }
      try {
        found.add(Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        refuse(column, "NOT_A_CHOICE");
      }
    }
    return found;
  }

  /** With its blanks: the text goes on in the next cell. */
  private String uncut(String column) {
    Cell cell = row.getCell(sheet.column(column));
    return cell != null && type(cell) == CellType.STRING ? cell.getStringCellValue() : text(column);
  }

  /** Results, levels, routes, cases and form, which travel as JSON in one cell. */
  ProcedureContent rest() {
    String json = uncut("rest") + uncut("restMore");
    if (json.isEmpty()) {
      return NOTHING;
    }
    try {
      return ProcedureJson.stored(json);
    } catch (JacksonException e) {
      refuse("rest", "NOT_JSON");
      return NOTHING;
    }
  }
}
