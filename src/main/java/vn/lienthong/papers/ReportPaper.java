package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;

/**
 * A report of figures on wide paper, with the signature of who made it and who answers for it.
 *
 * @param code of the table, for example 06a
 * @param period as words
 * @param name of the first column
 * @param headings over the columns, each with how many stand under it
 * @param total of all lines, in the order of the columns
 * @param notes what the figures were counted from
 */
public record ReportPaper(
    Office office,
    String code,
    String title,
    String period,
    String name,
    List<Heading> headings,
    List<String> columns,
    List<Line> lines,
    List<String> total,
    List<String> notes,
    Instant at)
    implements Paper {

  public ReportPaper {
    headings = List.copyOf(headings);
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    total = List.copyOf(total);
    notes = List.copyOf(notes);
  }

  public record Heading(String label, int span) {}

  public record Line(String name, List<String> cells) {}

  @Override
  public String template() {
    return "report";
  }
}
