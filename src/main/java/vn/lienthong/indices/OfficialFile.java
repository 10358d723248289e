package vn.lienthong.indices;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.TextTable;

/**
 * Official scores as a table of units and subjects: a column with the code of the unit, and one for
 * each total, group or indicator. Every cell that cannot be taken is reported; then nothing is.
 */
final class OfficialFile {
  private static final List<String> UNIT_CODES =
      List.of("mã định danh", "mã đơn vị", "mã cơ quan", "code", "unit_code");
  private static final List<String> UNIT_NAMES =
      List.of("tên đơn vị", "đơn vị", "cơ quan", "name", "unit");
  private static final List<String> TOTALS = List.of("total", "tổng điểm", "total points");

  /** What is the matter with a cell. */
  enum Wrong {
    FILE_UNREADABLE,
    FILE_NOT_UTF8,
    NO_UNIT_COLUMN,
    NO_SCORE_COLUMN,
    NO_ROWS,
    UNIT_UNKNOWN,
    UNIT_TWICE,
    NOT_A_NUMBER,
    ABOVE_MAX,
    /** The column is left out; the rest is taken. */
    COLUMN_UNKNOWN;

    String label() {
      return "indices.import.wrong." + name();
    }
  }

  /**
   * @param cell as a spreadsheet calls it; empty for the whole file
   * @param column its heading
   * @param detail what the message says besides
   */
  record Problem(String cell, String column, String value, Wrong wrong, String detail) {}

  /**
   * @param scores of each unit by subject; empty when there are problems
   * @param notes what was left out
   */
  record Report(
      String sheet,
      Map<UnitSummary, Map<String, Double>> scores,
      List<Problem> problems,
      List<Problem> notes) {
    long cells() {
      return scores.values().stream().mapToLong(Map::size).sum();
    }
  }

  private final Catalogue catalogue;
  private final LocalDate on;
  private final Map<String, UnitSummary> byCode = new HashMap<>();
  private final Map<String, UnitSummary> byName = new HashMap<>();
  private final Set<UnitSummary> seen = new HashSet<>();
  private final Map<UnitSummary, Map<String, Double>> scores = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  OfficialFile(Catalogue catalogue, LocalDate on, List<UnitSummary> units) {
    this.catalogue = catalogue;
    this.on = on;
    for (UnitSummary unit : units) {
      byCode.put(plain(unit.code()), unit);
      byName.put(plain(unit.name()), unit);
      byName.put(plain(unit.nameEn()), unit);
    }
    byCode.remove("");
    byName.remove("");
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.of("vi"));
  }

  Report read(String fileName, byte[] file) {
    TextTable table;
    try {
      table = TextTable.read(fileName, file);
    } catch (CharacterCodingException e) {
      return failed(fileName, Wrong.FILE_NOT_UTF8);
    } catch (IOException e) {
      return failed(fileName, Wrong.FILE_UNREADABLE);
    }
    take(table);
    return problems.isEmpty()
        ? new Report(table.name(), scores, problems, notes)
        : new Report(table.name(), Map.of(), problems, notes);
  }

  private static Report failed(String fileName, Wrong wrong) {
    return new Report(
        fileName, Map.of(), List.of(new Problem("", fileName, "", wrong, "")), List.of());
  }

  /** The head is the first row that names the unit; what stands above it is a title. */
  private void take(TextTable table) {
    @Nullable Integer unit = null;
    Map<Integer, String> subjects = new TreeMap<>();
    TextTable.@Nullable Line head = null;
    boolean any = false;
    for (TextTable.Line line : table.lines()) {
      if (head == null) {
        unit = unitColumn(line);
        if (unit != null) {
          head = line;
          subjects.putAll(subjects(line, unit));
        }
      } else {
        any |= row(line, head, unit == null ? 0 : unit, subjects);
      }
    }
    if (head == null) {
      problems.add(new Problem("", table.name(), "", Wrong.NO_UNIT_COLUMN, ""));
    } else if (subjects.isEmpty()) {
      problems.add(new Problem("", table.name(), "", Wrong.NO_SCORE_COLUMN, ""));
    } else if (!any) {
      problems.add(new Problem("", table.name(), "", Wrong.NO_ROWS, ""));
    }
  }

  /** By its code before by its name. */
  private static @Nullable Integer unitColumn(TextTable.Line line) {
    for (List<String> words : List.of(UNIT_CODES, UNIT_NAMES)) {
      for (int i = 0; i < line.cells().size(); i++) {
        if (words.contains(plain(line.cell(i)))) {
          return i;
        }
      }
    }
    return null;
  }

  private Map<Integer, String> subjects(TextTable.Line head, int unit) {
    Map<Integer, String> found = new TreeMap<>();
    for (int i = 0; i < head.cells().size(); i++) {
      String heading = head.cell(i);
      if (i == unit || heading.isBlank() || UNIT_NAMES.contains(plain(heading))) {
        continue;
      }
      int at = i;
      subject(plain(heading))
          .ifPresentOrElse(
              subject -> found.put(at, subject),
              () ->
                  notes.add(new Problem(head.address(at), heading, "", Wrong.COLUMN_UNKNOWN, "")));
    }
    return found;
  }

  /** A total, a group or an indicator, by its code, its number, its name, or number and name. */
  private Optional<String> subject(String heading) {
    if (TOTALS.contains(heading)) {
      return Optional.of(Official.TOTAL);
    }
    for (Catalogue.Group group : catalogue.groups()) {
      if (List.of(plain(group.code()), plain(group.name()), plain(group.nameEn()))
          .contains(heading)) {
        return Optional.of(group.code());
      }
    }
    return catalogue.indicators().stream()
        .filter(one ->
            List.of(
                    plain(one.code()),
                    plain(one.number()),
                    plain(one.name()),
                    plain(one.nameEn()),
                    plain(one.number() + " " + one.name()),
                    plain(one.number() + " " + one.nameEn()))
                .contains(heading))
        .map(Catalogue.Indicator::code)
        .findFirst();
  }

  /** Whether the row had a score, or something wrong. */
  private boolean row(
      TextTable.Line line, TextTable.Line head, int unitAt, Map<Integer, String> subjects) {
    String word = line.cell(unitAt);
    if (word.isBlank()) {
      return false;
    }
    UnitSummary unit = byCode.get(plain(word));
    unit = unit == null ? byName.get(plain(word)) : unit;
    if (unit == null) {
      problem(line, head, unitAt, Wrong.UNIT_UNKNOWN, "");
      return true;
    }
    if (!seen.add(unit)) {
      problem(line, head, unitAt, Wrong.UNIT_TWICE, unit.name());
      return true;
    }
    Map<String, Double> one = new LinkedHashMap<>();
    int before = problems.size();
    subjects.forEach(
        (at, subject) -> score(line, head, at, subject).ifPresent(s -> one.put(subject, s)));
    if (!one.isEmpty()) {
      scores.put(unit, one);
    }
    return !one.isEmpty() || problems.size() > before;
  }

  private Optional<Double> score(TextTable.Line line, TextTable.Line head, int at, String subject) {
    String text = line.cell(at).strip();
    if (text.isEmpty() || text.equals("–") || text.equals("-")) {
      return Optional.empty();
    }
    Optional<Double> score = NumberText.parse(text);
    if (score.isEmpty()) {
      problem(line, head, at, Wrong.NOT_A_NUMBER, "");
      return score;
    }
    double max = max(subject);
    if (score.get() > max + 1e-9) {
      problem(line, head, at, Wrong.ABOVE_MAX, NumberText.write(max));
      return Optional.empty();
    }
    return score;
  }

  private double max(String subject) {
    return catalogue.indicators().stream()
        .filter(one ->
            subject.equals(Official.TOTAL)
                || one.code().equals(subject)
                || one.group().equals(subject))
        .map(one -> catalogue.formula(one.code(), on))
        .flatMap(Optional::stream)
        .collect(Collectors.summingDouble(Formula::max));
  }

  private void problem(
      TextTable.Line line, TextTable.Line head, int at, Wrong wrong, String detail) {
    problems.add(new Problem(line.address(at), head.cell(at), line.cell(at), wrong, detail));
  }
}
