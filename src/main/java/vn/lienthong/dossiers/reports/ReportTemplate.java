package vn.lienthong.dossiers.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report shows, from a day on.
 *
 * @param confirmed the official wording was seen
 */
record ReportTemplate(
    String code,
    LocalDate fromDay,
    @Nullable LocalDate toDay,
    String title,
    String titleEn,
    Grouping grouping,
    List<Column> columns,
    String legalBasis,
    boolean confirmed) {
  ReportTemplate {
    columns = List.copyOf(columns);
  }

  /** A heading and how many columns stand under it, in their order. */
  record Heading(Column.Head head, int span) {}

  List<Heading> headings() {
    List<Heading> headings = new ArrayList<>();
    for (Column column : columns) {
      if (!headings.isEmpty() && headings.getLast().head() == column.head()) {
        headings.set(
            headings.size() - 1, new Heading(column.head(), headings.getLast().span() + 1));
      } else {
        headings.add(new Heading(column.head(), 1));
      }
    }
    return List.copyOf(headings);
  }

  /** Every column and whether it is shown, for the editor. */
  Map<Column, Boolean> choice() {
    Map<Column, Boolean> choice = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      choice.put(column, columns.contains(column));
    }
    return choice;
  }
}
