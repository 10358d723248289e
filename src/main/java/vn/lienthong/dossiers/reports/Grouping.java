package vn.lienthong.dossiers.reports;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of a report are. */
enum Grouping {
  /** The deciding agency. */
  AGENCY("agency"),
  /** The division that works on it. */
  UNIT("unit"),
  /** The service centre that received it. */
  CENTRE("centre"),
  SECTOR("sector"),
  PROCEDURE("procedure_code"),
  OFFICER("officer"),
  CHANNEL("channel");

  private final String column;

  Grouping(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  /** Name of the query parameter that narrows to one of them. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String label() {
    return "dossiers.reports.by." + name();
  }

  static Optional<Grouping> of(@Nullable String word) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(word)).findFirst();
  }
}
