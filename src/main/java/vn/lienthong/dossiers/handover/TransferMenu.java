package vn.lienthong.dossiers.handover;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

/** Hand-over lists in the menu and on the desk, with how many wait to be confirmed. */
@Component
class TransferMenu implements MenuSource, DeskSource {
  private static final String HREF = "/dossiers/handovers";

  private final TransferListing listing;

  TransferMenu(TransferListing listing) {
    this.listing = listing;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return concerns(user)
        ? List.of(
            new Entry(
                "shared.menu.oneStop",
                244,
                "dossiers.menu.handovers",
                HREF,
                listing.count(TransferListing.Tab.INCOMING, user)))
        : List.of();
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!concerns(user)) {
      return List.of();
    }
    long waiting = listing.count(TransferListing.Tab.INCOMING, user);
    return List.of(
        new Tile(157, "dossiers.tile.handovers", waiting, waiting == 0 ? "neutral" : "warn", HREF));
  }

  private static boolean concerns(CurrentUser user) {
    return user.may("dossiers.view")
        && Stream.of(Transfer.Direction.values())
            .anyMatch(d -> user.may(d.gives()) || d.takes().stream().anyMatch(user::may));
  }
}
