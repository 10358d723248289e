package vn.lienthong.post;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

/** The post in the menu and on the desk. */
@Component
class PostMenu implements MenuSource, DeskSource {
  private final ConsignmentRepository consignments;
  private final PostSettings settings;

  PostMenu(ConsignmentRepository consignments, PostSettings settings) {
    this.consignments = consignments;
    this.settings = settings;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may(PostOffice.RETURN)) {
      entries.add(new Entry("shared.menu.oneStop", 245, "post.menu", "/post", prepared(user)));
    }
    if (settings.simulated() && user.may("post.simulate")) {
      entries.add(
          new Entry(
              "shared.menu.administration", 870, "post.menu.simulator", "/post/simulator", null));
    }
    return entries;
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may(PostOffice.RETURN)) {
      return List.of();
    }
    long waiting = prepared(user);
    return List.of(
        new Tile(
            165,
            "post.tile.prepared",
            waiting,
            waiting == 0 ? "neutral" : "warn",
            "/post?tab=PREPARED"));
  }

  private long prepared(CurrentUser user) {
    return consignments.count(user.reach(PostOffice.RETURN), ConsignmentState.PREPARED);
  }
}
