package vn.lienthong.procedures;

import java.util.List;

/**
 * The sheets of the Excel file and their columns; names and headings live in the messages under
 * {@code procedures.excel}. The first column is always the code of the procedure.
 */
enum ExcelSheet {
  PROCEDURES(
      List.of(
          "code",
          "name",
          "nameEn",
          "sectorCode",
          "sector",
          "sectorEn",
          "levels",
          "applicants",
          "effectiveFrom",
          "decision",
          "authority",
          "receivingPlaces",
          "sequence",
          "conditions",
          "supplementRule",
          "rest",
          "restMore")),
  CHANNELS(List.of("code", "channel", "caseKey", "amount", "unit", "termText", "feeText", "note")),
  FEES(List.of("code", "row", "feeCode", "kind", "name", "amount", "unitText", "note")),
  COMPONENTS(
      List.of(
          "code",
          "key",
          "name",
          "group",
          "caseKey",
          "originals",
          "copies",
          "certifiedCopies",
          "formName",
          "required")),
  LEGAL_BASES(List.of("code", "number", "title", "issued", "issuer")),
  STEPS(List.of("code", "key", "name", "nameEn", "role", "unitRule", "minutes", "actions"));

  private final List<String> columns;

  ExcelSheet(List<String> columns) {
    this.columns = columns;
  }

  List<String> columns() {
    return columns;
  }

  int column(String name) {
    return columns.indexOf(name);
  }

  /** Message key of the sheet's name. */
  String key() {
    return "procedures.excel." + name();
  }
}
