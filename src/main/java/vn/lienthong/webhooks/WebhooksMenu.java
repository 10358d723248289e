package vn.lienthong.webhooks;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class WebhooksMenu implements MenuSource {
  private static final String SECTION = "shared.menu.administration";

  private final Deliveries deliveries;

  WebhooksMenu(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(Subscriptions.EDIT)
        ? List.of(new Entry(SECTION, 855, "webhooks.menu", "/webhooks", deliveries.dead(user)))
        : List.of();
  }
}
