package vn.lienthong.home;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.DeskSource;

/**
 * Today's work of a member of staff; today is written out, with the day of the week.
 *
 * @param urgent what to do first; null where the user's posts have no such work
 */
record DeskPage(String today, List<DeskSource.Tile> tiles, @Nullable List<DeskSource.Work> urgent) {

  /** The first tiles say their noughts too: nothing late is good news. */
  private static final int ALWAYS = 2;

  /** Tiles that are shown with their count. */
  List<DeskSource.Tile> counted() {
    return IntStream.range(0, tiles.size())
        .filter(i -> i < ALWAYS || tiles.get(i).count() > 0)
        .mapToObj(tiles::get)
        .toList();
  }

  /** Tiles of which there is none. */
  List<DeskSource.Tile> none() {
    return tiles.stream().skip(ALWAYS).filter(tile -> tile.count() == 0).toList();
  }

  long late() {
    return tiles.stream()
        .filter(tile -> tile.kind().equals("late"))
        .mapToLong(t -> t.count())
        .sum();
  }
}
