package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;

/** The tree of a day, or what was found in it. */
record UnitTreePage(
    String query,
    String onTyped,
    LocalDate on,
    boolean today,
    boolean whole,
    List<UnitSummary> way,
    List<Row> rows,
    long total,
    boolean mayEdit,
    boolean mayImport) {

  /**
   * @param depth 0 = the unit on top of the page
   * @param below how many units stand below it
   */
  record Row(UnitSummary unit, int depth, long below, long people) {
    /** Lines that show the depth to the eye. */
    String indent() {
      return depth == 0 ? "" : "\u2003".repeat(depth - 1) + "└\u2002";
    }
  }
}
