package vn.lienthong.worktime;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class WorktimeMenu implements MenuSource {
  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may("worktime.view")) {
      entries.add(
          new Entry(
              "shared.menu.procedures", 360, "worktime.menu.calendar", "/worktime/calendar", null));
      entries.add(
          new Entry("shared.menu.procedures", 361, "worktime.menu.due", "/worktime/due", null));
    }
    if (user.may(CalendarPublishing.EDIT)) {
      entries.add(
          new Entry(
              "shared.menu.administration",
              922,
              "worktime.values.title",
              "/worktime/values",
              null));
    }
    return entries;
  }
}
