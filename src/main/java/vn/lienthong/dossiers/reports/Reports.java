package vn.lienthong.dossiers.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Reports of what the user's posts reach. */
@Service
class Reports {
  static final String READ = "dossiers.report";
  private static final String FIRST = "06b";

  private final ReportTemplates templates;
  private final ReportRepository figures;
  private final ReportRows rows;
  private final ReportNames names;
  private final FormerUnits former;

  Reports(
      ReportTemplates templates,
      ReportRepository figures,
      ReportRows rows,
      ReportNames names,
      FormerUnits former) {
    this.templates = templates;
    this.figures = figures;
    this.rows = rows;
    this.names = names;
    this.former = former;
  }

  static UnitRanges reach(CurrentUser user) {
    return UnitRanges.of(user, List.of(READ));
  }

  /**
   * The report that somebody asks for: template, by, period, from, to and what it is narrowed to.
   */
  ReportTable table(Map<String, String> asked, CurrentUser user, Texts texts) {
    Period period = Period.read(asked, figures.today());
    List<ReportTemplate> all = templates.on(last(period));
    String code = asked.getOrDefault("template", FIRST);
    ReportTemplate template =
        all.stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .or(() -> all.stream().findFirst())
            .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    Grouping by = Grouping.of(asked.get("by")).orElse(template.grouping());
    Slice slice = Slice.read(asked);
    Map<String, Figures> counted = figures.figures(by, period, slice, former.with(reach(user)));
    Map<String, String> named = names.of(by, counted.keySet(), texts);
    List<ReportTable.Line> lines = new ArrayList<>();
    counted.forEach(
        (key, f) -> lines.add(new ReportTable.Line(key, named.getOrDefault(key, key), f)));
    lines.sort(Comparator.comparing(ReportTable.Line::name, ReportNames.alphabet()));
    Figures total = counted.values().stream().reduce(Figures.NONE, Figures::plus);
    return new ReportTable(template, by, period, slice, narrowed(slice, texts), lines, total);
  }

  /** The templates in force at the end of the period, or today. */
  List<ReportTemplate> templates(Period period) {
    return templates.on(last(period));
  }

  private java.time.LocalDate last(Period period) {
    return figures.days(period).to();
  }

  private Map<Grouping, String> narrowed(Slice slice, Texts texts) {
    Map<Grouping, String> narrowed = new EnumMap<>(Grouping.class);
    slice
        .only()
        .forEach((grouping, key) -> {
          String stored = key.equals("none") ? "" : key;
          try {
            narrowed.put(grouping, names.of(grouping, List.of(stored), texts).get(stored));
          } catch (IllegalArgumentException e) {
            throw new AppException(SharedErrors.BAD_REQUEST, e);
          }
        });
    return narrowed;
  }

  /** A list of dossiers behind a figure. */
  record Behind(
      Column column, Period period, Map<Grouping, String> narrowed, KeyPage<ReportRows.Row> page) {}

  Behind behind(Map<String, String> asked, int size, CurrentUser user, Texts texts) {
    Column column = column(asked.get("column"));
    Column.Cell cell = column.cell();
    if (cell == null) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    Period period = Period.read(asked, figures.today());
    Slice slice = Slice.read(asked);
    return new Behind(
        column,
        period,
        narrowed(slice, texts),
        rows.page(
            cell,
            period,
            slice,
            former.with(reach(user)),
            ReportRows.Place.read(asked.get("after"), size)));
  }

  static Column column(@org.jspecify.annotations.Nullable String name) {
    for (Column column : Column.values()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    throw new AppException(SharedErrors.BAD_REQUEST);
  }
}
