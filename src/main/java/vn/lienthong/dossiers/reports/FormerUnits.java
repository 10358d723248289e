package vn.lienthong.dossiers.reports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.UnitRanges;

/**
 * Whoever answers for a unit reads the figures of what it was: of the units that were merged into
 * it, and of itself before it moved. What is over keeps its old place in every report.
 */
@Component
public class FormerUnits {
  /** Sorts before every digit: a range that ends with it is one unit alone. */
  private static final String ALONE = "!";

  private final JdbcClient jdbc;

  FormerUnits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Change(String fromPath, String toPath) {}

  private record Range(String low, String high) {
    static Range below(String path) {
      return new Range(path, path.substring(0, path.length() - 1) + "0");
    }

    /** The same before the change; null where the change has nothing to do with it. */
    @org.jspecify.annotations.Nullable
    Range before(Change change) {
      boolean alone = high.endsWith(ALONE);
      if (low.startsWith(change.toPath())) {
        String was = change.fromPath() + low.substring(change.toPath().length());
        return alone ? new Range(was, was + ALONE) : below(was);
      }
      boolean within =
          !alone && change.toPath().compareTo(low) >= 0 && change.toPath().compareTo(high) < 0;
      return within ? below(change.fromPath()) : null;
    }
  }

  /** The reach with the places of the past; ranges may overlap. */
  public UnitRanges with(UnitRanges reach) {
    if (reach.everything() || reach.empty()) {
      return reach;
    }
    List<Range> all = new ArrayList<>();
    for (int i = 0; i < reach.lows().length; i++) {
      all.add(new Range(reach.lows()[i], reach.highs()[i]));
    }
    List<Change> changes =
        jdbc.sql(
                """
                select from_path, to_path from dossiers.unit_change
                where done_at is not null and undone_at is null order by id desc
                """)
            .query(
                (row, number) -> new Change(row.getString("from_path"), row.getString("to_path")))
            .list();
    for (Change change : changes) {
      for (Range range : List.copyOf(all)) {
        Range was = range.before(change);
        if (was != null && !all.contains(was)) {
          all.add(was);
        }
      }
    }
    return new UnitRanges(
        all.stream().map(Range::low).toArray(String[]::new),
        all.stream().map(Range::high).toArray(String[]::new));
  }
}
