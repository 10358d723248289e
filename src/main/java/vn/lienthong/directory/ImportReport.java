package vn.lienthong.directory;

import java.util.List;

/**
 * What an import did. With any problem nothing is stored.
 *
 * @param kind TERRITORIES or UNITS
 * @param notes cells that were corrected while reading
 */
record ImportReport(
    String kind,
    int read,
    int added,
    int changed,
    int unchanged,
    int ended,
    List<CellProblem> problems,
    List<CellProblem> notes) {

  static final String TERRITORIES = "TERRITORIES";
  static final String UNITS = "UNITS";

  static ImportReport refused(
      String kind, int read, List<CellProblem> problems, List<CellProblem> notes) {
    return new ImportReport(kind, read, 0, 0, 0, 0, List.copyOf(problems), List.copyOf(notes));
  }

  boolean stored() {
    return problems.isEmpty();
  }
}
