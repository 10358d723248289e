package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Knows by its beginning what a file holds, runs the right import and words the report. */
@Component
class Imports {
  static final int MAX_BYTES = 20 * 1024 * 1024;

  private final TerritoryImport territories;
  private final UnitImport units;
  private final MessageSource messages;
  private final Clock clock;

  Imports(TerritoryImport territories, UnitImport units, MessageSource messages, Clock clock) {
    this.territories = territories;
    this.units = units;
    this.messages = messages;
    this.clock = clock;
  }

  ImportReport run(
      String fileName,
      byte[] file,
      @Nullable LocalDate from,
      CurrentUser who,
      IntConsumer progress) {
    if (file.length > MAX_BYTES) {
      return ImportReport.refused(
          ImportReport.UNITS,
          0,
          List.of(
              new CellProblem(
                  fileName, 0, "", "", ImportProblem.FILE_TOO_LARGE, String.valueOf(20))),
          List.of());
    }
    return json(file)
        ? territories.run(file, from == null ? Vietnam.today(clock) : from, who, progress)
        : units.run(fileName, file, who, progress);
  }

  private static boolean json(byte[] file) {
    for (int i = 0; i < Math.min(file.length, 64); i++) {
      char c = (char) file[i];
      if (c == '[' || c == '{') {
        return true;
      }
      if (c < 128 && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return false;
  }

  /** What is wrong with the cell, and what to do. */
  String problem(CellProblem cell, Locale locale) {
    return text("directory.import.problem." + cell.problem(), cell, locale);
  }

  String remedy(CellProblem cell, Locale locale) {
    return text("directory.import.remedy." + cell.problem(), cell, locale);
  }

  private String text(String key, CellProblem cell, Locale locale) {
    return String.valueOf(
        messages.getMessage(key, new Object[] {cell.value(), cell.detail()}, key, locale));
  }

  /** The report as it is written to a file: figures, then one object per cell. */
  Map<String, Object> asMap(ImportReport report, Locale locale) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", report.kind());
    map.put("stored", report.stored());
    map.put("read", report.read());
    map.put("added", report.added());
    map.put("changed", report.changed());
    map.put("unchanged", report.unchanged());
    map.put("ended", report.ended());
    map.put("problems", cells(report.problems(), locale));
    map.put("notes", cells(report.notes(), locale));
    return map;
  }

  private List<Map<String, Object>> cells(List<CellProblem> cells, Locale locale) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (CellProblem cell : cells) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("sheet", cell.sheet());
      map.put("row", cell.row());
      map.put("column", cell.column());
      map.put("value", cell.value());
      map.put("code", cell.problem().name());
      map.put("problem", problem(cell, locale));
      map.put("remedy", remedy(cell, locale));
      list.add(map);
    }
    return list;
  }
}
