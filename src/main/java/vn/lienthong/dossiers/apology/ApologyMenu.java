package vn.lienthong.dossiers.apology;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;
import vn.lienthong.shared.web.PerRequest;

/** Drafts of apologies in the menu and on the desk, with how many wait for the user. */
@Component
class ApologyMenu implements MenuSource, DeskSource {
  static final String HREF = "/dossiers/apologies";
  private static final List<String> DECIDING = List.of("dossiers.assign", "dossiers.approve");

  private final ApologyListing listing;

  ApologyMenu(ApologyListing listing) {
    this.listing = listing;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    if (!user.may("dossiers.view") || (!decides(user) && !user.may("dossiers.process"))) {
      return List.of();
    }
    return List.of(
        new Entry(
            "shared.menu.oneStop",
            242,
            "dossiers.menu.apologies",
            HREF,
            decides(user) ? waiting(user) : null));
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may("dossiers.view") || !decides(user)) {
      return List.of();
    }
    long waiting = waiting(user);
    return List.of(
        new Tile(155, "dossiers.tile.apologies", waiting, waiting == 0 ? "neutral" : "warn", HREF));
  }

  private static boolean decides(CurrentUser user) {
    return DECIDING.stream().anyMatch(user::may);
  }

  private long waiting(CurrentUser user) {
    return PerRequest.once("dossiers.apologies:" + user.id(), () -> listing.waiting(user));
  }
}
