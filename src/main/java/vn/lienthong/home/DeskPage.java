package vn.lienthong.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.DeskSource;

/**
 * Today's work of a member of staff; today is written out, with the day of the week.
 *
 * @param urgent what to do first; null where the user's posts have no such work
 */
record DeskPage(String today, List<DeskSource.Tile> tiles, @Nullable List<DeskSource.Work> urgent) {

  long late() {
    return tiles.stream()
        .filter(tile -> tile.kind().equals("late"))
        .mapToLong(t -> t.count())
        .sum();
  }
}
