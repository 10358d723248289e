package vn.lienthong.indices;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class IndicesMenu implements MenuSource {
  private static final String SECTION = "shared.menu.direction";

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(IndicesDesk.VIEW)
        ? List.of(new Entry(SECTION, 390, "indices.menu", "/indices", null))
        : List.of();
  }
}
