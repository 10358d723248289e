package vn.lienthong.home;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

/** The desk comes first in every officer's menu. */
@Component
class DeskMenu implements MenuSource {
  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.isStaff()
        ? List.of(new Entry("shared.menu.work", 0, "shared.desk", "/desk", null))
        : List.of();
  }
}
