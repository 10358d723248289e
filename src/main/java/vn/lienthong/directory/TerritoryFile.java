package vn.lienthong.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the published catalogue: a list of provinces, each with its communes under {@code Wards}.
 * Every row keeps its raw text; blanks, lower-case types and codes without their leading zeros are
 * put right and noted.
 */
final class TerritoryFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final List<TerritoryRepository.Row> rows = new ArrayList<>();
  private final List<CellProblem> problems = new ArrayList<>();
  private final List<CellProblem> notes = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();

  List<TerritoryRepository.Row> rows() {
    return rows;
  }

  List<CellProblem> problems() {
    return problems;
  }

  List<CellProblem> notes() {
    return notes;
  }

  static TerritoryFile read(byte[] file) {
    TerritoryFile catalogue = new TerritoryFile();
    try {
      JsonNode provinces = JSON.readTree(file);
      if (!provinces.isArray() || provinces.isEmpty()) {
        catalogue.problem("JSON", 0, "", "", ImportProblem.FILE_EMPTY, "");
        return catalogue;
      }
      int number = 0;
      for (JsonNode province : provinces) {
        number++;
        if (province instanceof ObjectNode object) {
          catalogue.province(object, number);
        } else {
          catalogue.problem("JSON", number, "", "", ImportProblem.NO_PROVINCE, "");
        }
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      catalogue.problem("JSON", line, "", "", ImportProblem.FILE_UNREADABLE, "");
    }
    return catalogue;
  }

  private void province(ObjectNode node, int number) {
    String sheet = node.path("FullName").asString("");
    Territory province = territory(node, sheet.isBlank() ? "JSON" : sheet, number, 2, null);
    int row = 0;
    for (JsonNode ward : node.path("Wards")) {
      row++;
      Territory commune = territory(ward, sheet, row, 5, province.code());
      String given = ward.path("ProvinceCode").asString(province.code());
      if (!pad(given, 2).equals(province.code())) {
        problem(sheet, row, "ProvinceCode", given, ImportProblem.PROVINCE_DIFFERS, province.code());
      }
      rows.add(new TerritoryRepository.Row(commune, ward.toString()));
    }
    ObjectNode alone = node.deepCopy();
    alone.remove("Wards");
    rows.add(new TerritoryRepository.Row(province, alone.toString()));
  }

  private Territory territory(
      JsonNode node, String sheet, int row, int digits, @Nullable String province) {
    String code = code(node, sheet, row, digits);
    String fullName = text(node, "FullName", sheet, row);
    if (!fullName.isEmpty() && Character.isLowerCase(fullName.charAt(0))) {
      String raised = fullName.substring(0, 1).toUpperCase(Locale.ROOT) + fullName.substring(1);
      note(sheet, row, "FullName", fullName, raised);
      fullName = raised;
    }
    return new Territory(
        code,
        province,
        text(node, "Name", sheet, row),
        text(node, "NameEn", sheet, row),
        fullName,
        text(node, "FullNameEn", sheet, row));
  }

  private String code(JsonNode node, String sheet, int row, int digits) {
    String given = text(node, "Code", sheet, row);
    String code = pad(given, digits);
    if (!DIGITS.matcher(code).matches() || code.length() != digits) {
      problem(sheet, row, "Code", given, ImportProblem.GEO_CODE_INVALID, String.valueOf(digits));
    } else if (!codes.add(code)) {
      problem(sheet, row, "Code", given, ImportProblem.CODE_TWICE, "");
    } else if (!code.equals(given)) {
      note(sheet, row, "Code", given, code);
    }
    return code;
  }

  private String text(JsonNode node, String field, String sheet, int row) {
    String given = node.path(field).asString("");
    String tidy = Folding.tidy(given);
    if (tidy.isEmpty()) {
      problem(sheet, row, field, given, ImportProblem.REQUIRED, "");
    } else if (!tidy.equals(given)) {
      note(sheet, row, field, given, tidy);
    }
    return tidy;
  }

  private static String pad(String code, int digits) {
    return DIGITS.matcher(code).matches() && code.length() < digits
        ? "0".repeat(digits - code.length()) + code
        : code;
  }

  private void note(String sheet, int row, String column, String value, String corrected) {
    notes.add(new CellProblem(sheet, row, column, value, ImportProblem.NORMALISED, corrected));
  }

  private void problem(
      String sheet, int row, String column, String value, ImportProblem problem, String detail) {
    problems.add(new CellProblem(sheet, row, column, value, problem, detail));
  }
}
