package vn.lienthong.dossiers.reports;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class ReportsMenu implements MenuSource {
  private static final String SECTION = "shared.menu.direction";

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(Reports.READ)
        ? List.of(
            new Entry(SECTION, 251, "dossiers.menu.dashboard", "/dossiers/dashboard", null),
            new Entry(SECTION, 254, "dossiers.menu.reports", "/dossiers/reports", null))
        : List.of();
  }
}
