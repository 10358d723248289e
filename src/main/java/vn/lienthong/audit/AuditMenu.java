package vn.lienthong.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class AuditMenu implements MenuSource {

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may("audit.view")
        ? List.of(new Entry("shared.menu.administration", 590, "audit.menu", "/audit", null))
        : List.of();
  }
}
