package vn.lienthong.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;
import vn.lienthong.store.national.NationalPapers;

@Component
class StoreMenu implements MenuSource, DeskSource {
  private static final String SECTION = "shared.menu.oneStop";

  private static final int SIMULATOR = 283;

  private final StoreDesk desk;
  private final NationalPapers national;
  private final WarningRepository warnings;

  StoreMenu(StoreDesk desk, NationalPapers national, WarningRepository warnings) {
    this.national = national;
    this.desk = desk;
    this.warnings = warnings;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may(StoreAuthority.VIEW)) {
      entries.add(
          new Entry(
              SECTION,
              270,
              "store.menu.items",
              "/store",
              user.may(StoreAuthority.MANAGE) ? desk.waiting(user) : null));
      entries.add(
          new Entry(
              SECTION,
              271,
              "store.menu.warnings",
              "/store/warnings",
              warnings.open(user.reach(StoreAuthority.VIEW))));
      entries.add(new Entry(SECTION, 272, "store.menu.copies", "/store/copies", null));
    }
    if (user.may("store.simulate") && national.simulated()) {
      entries.add(new Entry(SECTION, SIMULATOR, "store.menu.national", "/store/national", null));
    }
    if (user.may(StoreAuthority.CATALOGUE)) {
      entries.add(
          new Entry("shared.menu.procedures", 370, "store.menu.kinds", "/store/kinds", null));
    }
    return entries;
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    List<Tile> tiles = new ArrayList<>();
    if (user.may(StoreAuthority.MANAGE)) {
      long waiting = desk.waiting(user);
      tiles.add(
          new Tile(
              170, "store.tile.waiting", waiting, waiting == 0 ? "neutral" : "info", "/store"));
    }
    if (user.may(StoreAuthority.VIEW)) {
      long open = warnings.open(user.reach(StoreAuthority.VIEW));
      if (open > 0) {
        tiles.add(new Tile(171, "store.tile.warnings", open, "late", "/store/warnings"));
      }
    }
    return tiles;
  }
}
