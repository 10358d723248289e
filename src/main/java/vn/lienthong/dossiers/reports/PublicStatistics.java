package vn.lienthong.dossiers.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.Texts;

/**
 * What everybody may know of the one-stop's work, without a name of anybody (NĐ 224/2026/NĐ-CP Art.
 * 19). Counted at most once a minute for each table, however many ask.
 */
@Service
class PublicStatistics {
  /** Of officers nothing is told. */
  static final Set<Grouping> OPEN =
      EnumSet.of(Grouping.AGENCY, Grouping.PROCEDURE, Grouping.SECTOR, Grouping.CHANNEL);

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int KEPT = 100;

  private final ReportRepository figures;
  private final ReportNames names;
  private final Clock clock;
  private final ConcurrentHashMap<Key, Counted> counted = new ConcurrentHashMap<>();

  PublicStatistics(ReportRepository figures, ReportNames names, Clock clock) {
    this.figures = figures;
    this.names = names;
    this.clock = clock;
  }

  private record Key(Grouping by, Period period) {}

  private record Counted(Map<String, Figures> figures, Instant at) {}

  /**
   * @param total of all lines
   */
  record Table(Grouping by, Period period, List<ReportTable.Line> lines, Figures total) {}

  /** By agency of this year unless asked otherwise; months, quarters and years only. */
  Table table(Map<String, String> asked, Texts texts) {
    Grouping by = Grouping.of(asked.getOrDefault("by", "agency")).orElse(Grouping.AGENCY);
    if (!OPEN.contains(by)) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    Period read = Period.read(asked, figures.today());
    Period period =
        !asked.containsKey("period") || read.kind() == Period.Kind.DAYS
            ? Period.year(figures.today())
            : read;
    Map<String, Figures> rows = count(new Key(by, period));
    Map<String, String> named = names.of(by, rows.keySet(), texts);
    List<ReportTable.Line> lines = new ArrayList<>();
    rows.forEach((key, f) -> lines.add(new ReportTable.Line(key, named.getOrDefault(key, key), f)));
    lines.sort(Comparator.comparing(ReportTable.Line::name, ReportNames.alphabet()));
    return new Table(by, period, lines, rows.values().stream().reduce(Figures.NONE, Figures::plus));
  }

  private Map<String, Figures> count(Key key) {
    Instant now = clock.instant();
    Counted known = counted.get(key);
    if (known != null && known.at().plus(FRESH).isAfter(now)) {
      return known.figures();
    }
    if (counted.size() >= KEPT) {
      counted.clear();
    }
    Map<String, Figures> fresh =
        figures.figures(
            key.by(), key.period(), Slice.ALL, UnitRanges.of(CurrentUser.SYSTEM, List.of()));
    counted.put(key, new Counted(fresh, now));
    return fresh;
  }
}
