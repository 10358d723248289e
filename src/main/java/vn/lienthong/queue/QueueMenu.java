package vn.lienthong.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

/** The hall in the menu and on the desk. */
@Component
class QueueMenu implements MenuSource, DeskSource {
  private static final String SECTION = "shared.menu.oneStop";

  private final HallFigures figures;
  private final Clock clock;

  QueueMenu(HallFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may(Calling.SERVE)) {
      entries.add(new Entry(SECTION, 190, "queue.menu.counter", "/queue/counter", waiting(user)));
    }
    if (user.may(HallFigures.VIEW)) {
      entries.add(
          new Entry("shared.menu.direction", 290, "queue.menu.figures", "/queue/figures", null));
    }
    if (user.may(HallSetup.MANAGE)) {
      entries.add(new Entry(SECTION, 291, "queue.menu.halls", "/queue/halls", null));
    }
    return entries;
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may(Calling.SERVE)) {
      return List.of();
    }
    long waiting = waiting(user);
    return List.of(
        new Tile(
            120,
            "queue.tile.waiting",
            waiting,
            waiting == 0 ? "neutral" : "info",
            "/queue/counter"));
  }

  private long waiting(CurrentUser user) {
    return figures.waiting(user, Vietnam.today(clock));
  }
}
