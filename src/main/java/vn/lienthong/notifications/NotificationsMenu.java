package vn.lienthong.notifications;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class NotificationsMenu implements MenuSource {
  private static final String SECTION = "shared.menu.administration";

  private final OutboxDesk desk;

  NotificationsMenu(OutboxDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    if (!user.may(OutboxDesk.EDIT)) {
      return List.of();
    }
    long stuck = OutboxController.Tab.STUCK.count(desk.counts());
    return List.of(
        new Entry(SECTION, 840, "notifications.menu.outbox", "/notifications/outbox", stuck),
        new Entry(SECTION, 841, "notifications.menu.templates", "/notifications/templates", null),
        new Entry(SECTION, 842, "notifications.menu.simulator", "/notifications/simulator", null));
  }
}
