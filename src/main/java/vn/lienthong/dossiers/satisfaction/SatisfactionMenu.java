package vn.lienthong.dossiers.satisfaction;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class SatisfactionMenu implements MenuSource {
  private static final String SECTION = "shared.menu.direction";

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may(Satisfaction.READ)) {
      entries.add(
          new Entry(SECTION, 255, "dossiers.menu.satisfaction", "/dossiers/satisfaction", null));
    }
    if (user.may(Questionnaires.EDIT)) {
      entries.add(
          new Entry(SECTION, 256, "dossiers.menu.ladder", "/dossiers/direction/ladder", null));
    }
    return entries;
  }
}
