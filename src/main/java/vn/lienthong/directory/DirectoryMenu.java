package vn.lienthong.directory;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class DirectoryMenu implements MenuSource {
  private static final String SECTION = "shared.menu.organisation";

  @Override
  public List<Entry> entries(CurrentUser user) {
    if (!user.may("directory.view")) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(SECTION, 400, "directory.menu.units", "/directory", null));
    entries.add(new Entry(SECTION, 410, "directory.menu.people", "/directory/people", null));
    entries.add(
        new Entry(SECTION, 420, "directory.menu.territories", "/directory/territories", null));
    if (user.may("directory.import")) {
      entries.add(new Entry(SECTION, 430, "directory.menu.import", "/directory/import", null));
    }
    if (user.may("directory.edit")) {
      entries.add(new Entry(SECTION, 425, "directory.menu.mergers", "/directory/mergers", null));
    }
    return entries;
  }
}
