package vn.lienthong.sync;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class SyncMenu implements MenuSource {
  private static final String SECTION = "shared.menu.administration";

  private final SyncDesk desk;

  SyncMenu(SyncDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(SyncDesk.VIEW)
        ? List.of(
            new Entry(SECTION, 850, "sync.menu.dashboard", "/sync", desk.dead()),
            new Entry(SECTION, 851, "sync.menu.mirror", "/sync/mirror", null))
        : List.of();
  }
}
