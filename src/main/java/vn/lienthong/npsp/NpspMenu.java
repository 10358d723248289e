package vn.lienthong.npsp;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class NpspMenu implements MenuSource {
  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may("sync.edit")
        ? List.of(new Entry("shared.menu.administration", 852, "npsp.menu", "/npsp", null))
        : List.of();
  }
}
