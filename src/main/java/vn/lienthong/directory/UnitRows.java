package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.lienthong.shared.DayText;

/** Checks every cell of a unit file and puts the rows in order, parents first. */
final class UnitRows {
  private static final Pattern GEO_CODE = Pattern.compile("[0-9]{2}([0-9]{3})?");

  /** A row without fault. */
  record Row(
      int number,
      String code,
      String name,
      String nameEn,
      UnitKind kind,
      String parentCode,
      @Nullable String geoCode,
      @Nullable String address,
      @Nullable String phone,
      LocalDate from,
      String decision) {}

  private final MessageSource messages;
  private final UnitRepository units;
  private final LocalDate today;
  private final String sheet;
  private final List<CellProblem> problems = new ArrayList<>();
  private final List<CellProblem> notes = new ArrayList<>();
  private final Map<String, Row> rows = new HashMap<>();

  /** Where a code stands first, in a row with other faults too. */
  private final Map<String, Integer> codes = new HashMap<>();

  private final List<Row> ordered = new ArrayList<>();

  UnitRows(MessageSource messages, UnitRepository units, LocalDate today, String sheet) {
    this.messages = messages;
    this.units = units;
    this.today = today;
    this.sheet = sheet;
  }

  List<CellProblem> problems() {
    return problems;
  }

  List<CellProblem> notes() {
    return notes;
  }

  List<Row> inOrder() {
    return ordered;
  }

  void check(List<UnitSheet.Line> lines) {
    for (UnitSheet.Line line : lines) {
      check(line);
    }
    Set<String> done = new HashSet<>();
    for (Row row :
        List.copyOf(rows.values()).stream()
            .sorted(java.util.Comparator.comparingInt(Row::number))
            .toList()) {
      place(row, done, new HashSet<>());
    }
  }

  private void check(UnitSheet.Line line) {
    int before = problems.size();
    String code = code(line, UnitColumn.CODE, true);
    UnitKind kind = kind(line);
    String parent = code(line, UnitColumn.PARENT, kind != UnitKind.PROVINCE);
    String name = required(line, UnitColumn.NAME);
    String geo = geoCode(line);
    LocalDate from = day(line);
    Integer first = code.isEmpty() ? null : codes.putIfAbsent(code, line.number());
    if (first != null) {
      problem(line, UnitColumn.CODE, ImportProblem.CODE_TWICE, "" + first);
    }
    if (problems.size() == before && kind != null) {
      rows.put(
          code,
          new Row(
              line.number(),
              code,
              name,
              line.get(UnitColumn.NAME_EN),
              kind,
              parent,
              geo,
              blankToNull(line.get(UnitColumn.ADDRESS)),
              blankToNull(line.get(UnitColumn.PHONE)),
              from,
              line.get(UnitColumn.DECISION)));
    }
  }

  private void place(Row row, Set<String> done, Set<String> way) {
    if (done.contains(row.code())) {
      return;
    }
    if (!way.add(row.code())) {
      add(row, UnitColumn.PARENT, row.parentCode(), ImportProblem.PARENT_CIRCLE, "");
      return;
    }
    Row parent = rows.get(row.parentCode());
    if (parent != null) {
      place(parent, done, way);
    } else if (!row.parentCode().isEmpty()
        && !codes.containsKey(row.parentCode())
        && units.byCode(UnitCodes.spellings(row.parentCode()), row.from()).isEmpty()) {
      add(row, UnitColumn.PARENT, row.parentCode(), ImportProblem.PARENT_UNKNOWN, "");
    }
    if (done.add(row.code())) {
      ordered.add(row);
    }
  }

  private String code(UnitSheet.Line line, UnitColumn column, boolean required) {
    String typed = line.get(column);
    if (typed.isEmpty()) {
      if (required) {
        problem(line, column, ImportProblem.REQUIRED, "");
      }
      return "";
    }
    String code = UnitCodes.clean(typed);
    Optional<CodeStyle> style = UnitCodes.styleOf(code);
    if (style.isEmpty()) {
      problem(line, column, ImportProblem.CODE_INVALID, "");
      return code;
    }
    String kept = style.get() == CodeStyle.OLD ? UnitCodes.toNew(code).orElse(code) : code;
    if (!kept.equals(typed)) {
      notes.add(
          new CellProblem(
              sheet, line.number(), column.heading(), typed, ImportProblem.NORMALISED, kept));
    }
    return kept;
  }

  private String required(UnitSheet.Line line, UnitColumn column) {
    String text = line.get(column);
    if (text.isEmpty()) {
      problem(line, column, ImportProblem.REQUIRED, "");
    } else if (text.length() > 300) {
      problem(line, column, ImportProblem.TOO_LONG, "300");
    }
    return text;
  }

  private @Nullable UnitKind kind(UnitSheet.Line line) {
    String folded = Folding.fold(line.get(UnitColumn.KIND));
    if (folded.isEmpty()) {
      problem(line, UnitColumn.KIND, ImportProblem.REQUIRED, "");
      return null;
    }
    Optional<UnitKind> kind =
        Arrays.stream(UnitKind.values()).filter(k -> names(k).contains(folded)).findFirst();
    if (kind.isEmpty()) {
      problem(line, UnitColumn.KIND, ImportProblem.KIND_UNKNOWN, kinds());
    }
    return kind.orElse(null);
  }

  private Set<String> names(UnitKind kind) {
    return new HashSet<>(
        List.of(
            kind.name().toLowerCase(Locale.ROOT),
            Folding.fold(label(kind, Locale.of("vi"))),
            Folding.fold(label(kind, Locale.ENGLISH))));
  }

  private String label(UnitKind kind, Locale locale) {
    return String.valueOf(messages.getMessage("directory.kind." + kind, null, "", locale));
  }

  private String kinds() {
    return String.join(
        ", ", Arrays.stream(UnitKind.values()).map(kind -> label(kind, Locale.of("vi"))).toList());
  }

  private @Nullable String geoCode(UnitSheet.Line line) {
    String typed = line.get(UnitColumn.GEO_CODE);
    if (typed.isEmpty()) {
      return null;
    }
    String code = typed.matches("[0-9]{3,4}") ? "0".repeat(5 - typed.length()) + typed : typed;
    if (!GEO_CODE.matcher(code).matches()) {
      problem(line, UnitColumn.GEO_CODE, ImportProblem.GEO_CODE_INVALID, "5");
    } else if (!code.equals(typed)) {
      notes.add(
          new CellProblem(
              sheet,
              line.number(),
              UnitColumn.GEO_CODE.heading(),
              typed,
              ImportProblem.NORMALISED,
              code));
    }
    return code;
  }

  private LocalDate day(UnitSheet.Line line) {
    String typed = line.get(UnitColumn.FROM);
    Optional<LocalDate> day = DayText.parse(typed);
    if (day.isEmpty() && !typed.isEmpty()) {
      problem(line, UnitColumn.FROM, ImportProblem.DATE_INVALID, "");
    }
    return day.orElse(today);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  void add(Row row, UnitColumn column, String value, ImportProblem problem, String detail) {
    problems.add(new CellProblem(sheet, row.number(), column.heading(), value, problem, detail));
  }

  private void problem(
      UnitSheet.Line line, UnitColumn column, ImportProblem problem, String detail) {
    problems.add(
        new CellProblem(sheet, line.number(), column.heading(), line.get(column), problem, detail));
  }
}
