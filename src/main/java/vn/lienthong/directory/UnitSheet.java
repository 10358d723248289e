package vn.lienthong.directory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.shared.TextTable;

/** Reads units from an Excel workbook (first sheet) or a CSV file as rows of text. */
final class UnitSheet {
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
    try {
      TextTable table = TextTable.read(fileName, file);
      UnitSheet sheet = new UnitSheet(table.name());
      List<Line> raw = new ArrayList<>();
      Map<Integer, UnitColumn> columns = new HashMap<>();
      table.lines().forEach(line -> sheet.take(line.number(), line.cells(), columns, raw));
      sheet.finish(raw, columns);
      return sheet;
    } catch (CharacterCodingException e) {
      return failed(fileName, ImportProblem.FILE_NOT_UTF8);
    } catch (IOException e) {
      return failed(fileName, ImportProblem.FILE_UNREADABLE);
    }
  }

  private static UnitSheet failed(String fileName, ImportProblem problem) {
    UnitSheet sheet = new UnitSheet(fileName);
    sheet.problems.add(new CellProblem(fileName, 0, "", "", problem, ""));
    return sheet;
  }

  private void take(
      int number, List<String> cells, Map<Integer, UnitColumn> columns, List<Line> raw) {
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
