package vn.lienthong.dossiers.reports;

import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** A report, counted: lines in the order of the alphabet, and their sum. */
record ReportTable(
    ReportTemplate template,
    Grouping by,
    Period period,
    Slice slice,
    Map<Grouping, String> narrowed,
    List<Line> lines,
    Figures total) {

  /**
   * @param key of the unit, procedure and so on
   */
  record Line(String key, String name, Figures figures) {}

  /** This report in another form, with these names and values changed. */
  String url(String path, String... changed) {
    return url(path, slice, changed);
  }

  private String url(String path, Slice narrowedTo, String... changed) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
    Map<String, String> values = new java.util.LinkedHashMap<>();
    values.put("template", template.code());
    values.put("by", by.word());
    values.putAll(period.parameters());
    values.putAll(narrowedTo.parameters());
    for (int i = 0; i < changed.length; i += 2) {
      values.put(changed[i], changed[i + 1]);
    }
    values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
    return url.encode().buildAndExpand(values).toUriString();
  }

  /** The dossiers behind a figure of the line; of the sum where there is no line. */
  String rows(Column column, String... key) {
    return url(
        "/dossiers/reports/rows",
        key.length == 0 ? slice : slice.with(by, word(key[0])),
        "column",
        column.name());
  }

  /** What is inside of the line. */
  String inside(Line line) {
    Grouping next =
        switch (by) {
          case AGENCY -> Grouping.UNIT;
          case CENTRE, SECTOR, OFFICER, UNIT -> Grouping.PROCEDURE;
          case PROCEDURE, CHANNEL -> Grouping.AGENCY;
        };
    return url("/dossiers/reports", slice.with(by, word(line.key())), "by", next.word());
  }

  String at(Period other) {
    ReportTable moved = new ReportTable(template, by, other, slice, narrowed, lines, total);
    return moved.url("/dossiers/reports");
  }

  /** Without the narrowing to one of these. */
  String without(Grouping grouping) {
    Map<Grouping, String> rest = new java.util.EnumMap<>(Grouping.class);
    rest.putAll(slice.only());
    rest.remove(grouping);
    return url("/dossiers/reports", new Slice(rest));
  }

  private static String word(String key) {
    return key.isEmpty() ? "none" : key;
  }
}
